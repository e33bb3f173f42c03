import { browserScript } from '../hosts/browser-script.ts'
import { createOutsideSystem, type OutsideSystem, type StateTable } from '../lib/outside-system.ts'
import type { SandboxContext } from '../lib/sandbox-context.ts'
import { shanghaiDateTime } from '../lib/shanghai-time.ts'
import { findPerson, people } from '../people.ts'
import { GlobalTokens } from './global-tokens.ts'
import { registerJsapiRoutes } from './jsapi-routes.ts'
import { OauthCodes } from './oauth-codes.ts'
import { registerOauthPage } from './oauth-page.ts'
import { registerSnsRoutes } from './sns-routes.ts'
import { type OutboxMessage, registerTemplateMessageRoute } from './template-message-route.ts'
import { registerTokenRoutes } from './token-routes.ts'
import type { WechatAccount } from './wechat-account.ts'
import { createWechatCredentials } from './wechat-credentials.ts'

const JS_SDK_PATH = '/open/js/jweixin-1.6.0.js'

/**
 * A WeChat official account: open.weixin.qq.com (the OAuth page), api.weixin.qq.com and res.wx.qq.com (the
 * JS-SDK) behind one origin. Facts: payments.md §2.
 */
export async function startWechat(options: {
  context: SandboxContext
  port: number
}): Promise<OutsideSystem> {
  const { context, port } = options
  const system = createOutsideSystem({
    name: 'wechat',
    title: '微信公众号 WeChat official account',
    context,
    isQuiet: (request) => request.url.startsWith(JS_SDK_PATH),
    describe: () => describe(account, codes),
  })
  const credentials = await context.credentials.section('wechat', createWechatCredentials)
  const account: WechatAccount = { app: system.app, store: system.store, clock: context.clock, credentials }
  const codes = new OauthCodes(account)
  const tokens = new GlobalTokens(account)

  registerOauthPage(account, codes)
  registerSnsRoutes(account, codes)
  registerTokenRoutes(account, tokens)
  registerJsapiRoutes(account, tokens)
  registerTemplateMessageRoute(account, tokens)
  system.app.get(JS_SDK_PATH, async (_, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .send(await browserScript(new URL('browser/jweixin.ts', import.meta.url))),
  )

  const baseUrl = await system.listen(port)
  context.credentials.publish('wechat', { baseUrl, jsSdkUrl: `${baseUrl}${JS_SDK_PATH}` })

  return system
}

function describe({ store }: WechatAccount, codes: OauthCodes): StateTable[] {
  return [
    {
      title: '模板消息 Template messages',
      columns: ['发送时间', '收件人', '模板', '内容'],
      rows: [...store.collection<OutboxMessage>('outbox').values()]
        .reverse()
        .map((message) => [
          shanghaiDateTime(Date.parse(message.sentAt)),
          people.find(({ accounts }) => accounts.wechat.openid === message.openid)?.name ?? message.openid,
          message.title,
          message.lines.map(({ label, value }) => `${label}：${value}`).join('；'),
        ]),
    },
    {
      title: '授权码 OAuth codes',
      columns: ['签发时间', '用户', '作用域', '已使用'],
      rows: codes
        .list()
        .reverse()
        .slice(0, 20)
        .map(({ issuedAtMs, personId, scope, isUsed }) => [
          shanghaiDateTime(issuedAtMs),
          findPerson(personId)?.name ?? personId,
          scope,
          isUsed ? '是' : '否',
        ]),
    },
  ]
}
