import HtmlPlugin from 'html-webpack-plugin'
import type { Compiler } from 'webpack'

/**
 * Writes into index.html a few lines that ask what every page asks first, while our scripts still come: who is signed
 * in, and which hospitals there are. `src/platform/early-answers.ts` hands the answers over, and only when the question
 * is exactly the one the app asks itself; a wrong guess of language or channel costs one small answer. What is not there
 * after five seconds the app asks for itself, and says itself when it does not come.
 */
export class EarlyQuestions {
  apply(compiler: Compiler): void {
    compiler.hooks.compilation.tap('EarlyQuestions', (compilation) => {
      HtmlPlugin.getHooks(compilation).alterAssetTagGroups.tap('EarlyQuestions', (data) => {
        data.headTags.unshift({
          tagName: 'script',
          voidTag: false,
          attributes: {},
          innerHTML: `(${ask})("/api/session","/api/institutions")`,
          meta: { plugin: 'EarlyQuestions' },
        })
        return data
      })
    })
  }
}

/** Runs in the oldest browser, as it stands here: nothing newer than ES5 but `fetch`, and no name from outside. */
const ask = `function(){
if(!window.fetch)return
var language="zh-CN"
try{language=JSON.parse(localStorage.getItem("tz-preferences")).data.language||language}catch(e){}
if(/[?&]portal=international/.test(location.search))language="en-US"
var agent=navigator.userAgent
var headers={accept:"application/json","accept-language":language,"x-tongzhen-channel":/eshiminapp/i.test(agent)||/[?&]ctype=esm/.test(location.search)?"suishenban":/MicroMessenger/i.test(agent)?"wechat":"web"}
var early=window.earlyAnswers={},stop=window.AbortController&&new AbortController(),signal=stop?stop.signal:undefined
setTimeout(function(){if(stop)stop.abort()},5e3)
for(var i=0;i<arguments.length;i++)early[arguments[i]]={headers:headers,answer:fetch(arguments[i],{headers:headers,credentials:"same-origin",signal:signal}).then(function(r){return r.text().then(function(text){return{statusCode:r.status,data:text}})})["catch"](function(){})}
}`
