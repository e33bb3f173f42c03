import type { FastifyReply, FastifyRequest } from 'fastify'
import { choosePersonPage, chosenPerson } from '../hosts/choose-person-page.ts'
import { escapeHtml } from '../hosts/escape-html.ts'
import { personOf, setPersonCookie } from '../hosts/person-cookie.ts'
import { simplePage } from '../hosts/simple-page.ts'
import { type OauthCodes, type OauthScope, oauthScopes } from './oauth-codes.ts'
import { parameter, type WechatAccount } from './wechat-account.ts'

interface AuthorizeRequest {
  redirectUri: URL
  scope: OauthScope
  state: string
}

/** The number and text of WeChat's own refusal page; no errcode reaches the site. */
interface PageRefusal {
  code: number | undefined
  text: string
}

/**
 * `GET /connect/oauth2/authorize?appid&redirect_uri&response_type=code&scope&state`: sends the browser back
 * to `redirect_uri?code=&state=` (payments.md §2.1). Both scopes pass silently, as they do for a follower who
 * comes from the account's menu. The WeChat user is the demo person who holds the phone.
 */
export function registerOauthPage(account: WechatAccount, codes: OauthCodes): void {
  account.app.get('/connect/oauth2/authorize', async (request, reply) => {
    const asked = readRequest(request, account)
    if ('text' in asked) return reply.type('text/html; charset=utf-8').send(refusalPage(asked))

    const chosen = chosenPerson(request)
    if (chosen !== undefined) setPersonCookie(reply, chosen.id)
    const person = chosen ?? personOf(request)
    if (person === undefined) {
      return sendHtml(reply, choosePersonPage({ path: request.url, nowMs: account.clock.now() }))
    }

    asked.redirectUri.searchParams.set('code', codes.issue({ personId: person.id, scope: asked.scope }))
    asked.redirectUri.searchParams.set('state', asked.state)

    return reply.redirect(asked.redirectUri.href)
  })
}

function readRequest(
  { query }: FastifyRequest,
  { credentials }: WechatAccount,
): AuthorizeRequest | PageRefusal {
  const appId = parameter(query, 'appid')
  const redirectUri = parameter(query, 'redirect_uri')
  const scope = oauthScopes.find((known) => known === parameter(query, 'scope'))
  const state = parameter(query, 'state')

  if (appId === '') return { code: 10012, text: 'appid不能为空' }
  if (appId !== credentials.appId) return { code: undefined, text: 'AppID参数错误' }
  if (redirectUri === '') return { code: 10011, text: 'redirect_uri不能为空' }
  if (!isAllowed(redirectUri, credentials.oauthHosts)) {
    return { code: 10003, text: 'redirect_uri域名与后台配置不一致' }
  }
  if (parameter(query, 'response_type') !== 'code') return { code: undefined, text: 'response_type参数错误' }
  if (parameter(query, 'scope') === '') return { code: 10010, text: 'scope不能为空' }
  if (scope === undefined) return { code: 10005, text: '此公众号并没有这些scope的权限' }
  if (!/^[a-zA-Z0-9]{0,128}$/.test(state)) return { code: undefined, text: 'state参数错误' }

  return { redirectUri: new URL(redirectUri), scope, state }
}

/** Ports are not compared: the true console knows only hosts on their standard ports. */
function isAllowed(redirectUri: string, hosts: string[]): boolean {
  if (!URL.canParse(redirectUri)) return false
  const { protocol, hostname } = new URL(redirectUri)

  return (protocol === 'https:' || protocol === 'http:') && hosts.includes(hostname)
}

function refusalPage({ code, text }: PageRefusal): string {
  const number = code === undefined ? '' : `<p><code>错误码 ${code}</code></p>`

  return simplePage({ language: 'zh-CN', title: '微信', body: `<h1>${escapeHtml(text)}</h1>${number}` })
}

function sendHtml(reply: FastifyReply, html: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)
}
