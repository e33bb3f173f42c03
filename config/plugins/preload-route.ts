import HtmlPlugin from 'html-webpack-plugin'
import type { Compilation, Compiler } from 'webpack'

const PAGE = /[\\/](pages[\\/].*[\\/]?index)(\.tsx)?$/

/**
 * Writes into index.html which files each page needs, and a few lines that ask for those of the address at once: Taro
 * would do so only after its own scripts have come and run (html, then app, then page; design/client.md §8). The BFF
 * allows this very script by its hash (bff/src/plugins/security-headers.ts).
 */
export class PreloadRoute {
  readonly #home: string

  /** @param home the page of an address that names none, e.g. `pages/home/index` */
  constructor(home: string) {
    this.#home = home
  }

  apply(compiler: Compiler): void {
    compiler.hooks.compilation.tap('PreloadRoute', (compilation) => {
      HtmlPlugin.getHooks(compilation).alterAssetTagGroups.tap('PreloadRoute', (data) => {
        const script = `(${preload})(${JSON.stringify(routesOf(compilation, data.publicPath))},"/${this.#home}")`
        data.headTags.unshift({
          tagName: 'script',
          voidTag: false,
          attributes: {},
          innerHTML: script,
          meta: { plugin: 'PreloadRoute' },
        })
        return data
      })
    })
  }
}

/** `files` of all pages, and by route the places of its own in them. */
interface Routes {
  files: string[]
  pages: Record<string, number[]>
}

function routesOf(compilation: Compilation, publicPath: string): Routes {
  const initial = new Set([...compilation.entrypoints.values()].flatMap((entry) => entry.getFiles()))
  const routes: Routes = { files: [], pages: {} }
  for (const group of compilation.chunkGroups) {
    const request = group.origins.map((origin) => PAGE.exec(origin.request ?? '')?.[1]).find(Boolean)
    if (!request) continue
    const own = group.getFiles().filter((file) => !initial.has(file) && /\.(js|css)$/.test(file))
    routes.pages[`/${request.replace(/\\/g, '/')}`] = own.map((file) => {
      const address = publicPath + file
      if (!routes.files.includes(address)) routes.files.push(address)
      return routes.files.indexOf(address)
    })
  }
  return routes
}

/** Runs in the oldest browser, as it stands here: nothing newer than ES5, and no name from outside. */
const preload = `function(routes,home){
var own=routes.pages[location.hash.slice(1).split("?")[0]]||routes.pages[home]||[]
for(var i=0;i<own.length;i++){
var link=document.createElement("link"),file=routes.files[own[i]]
link.rel="preload"
link.as=/css$/.test(file)?"style":"script"
link.href=file
document.head.appendChild(link)
}}`
