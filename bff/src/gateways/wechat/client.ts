import { createHash, randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Config } from '../../config.ts'
import { type Clock, SECOND_MS } from '../../lib/clock.ts'
import type { HttpClient, HttpRequest } from '../../lib/http.ts'
import { createTimedCache } from '../../lib/timed-cache.ts'
import { GatewayFailure, isGatewayFailure } from '../failure.ts'
import { fittedTo } from '../template-words.ts'
import type { TemplateMessage, WechatGateway } from './port.ts'
import { failure, jsapiTicket, LONGEST, longestOfType, stableToken, templateSent, webToken } from './wire.ts'

/** 40001, 42001: the token was replaced before its time. */
const TOKEN_REFUSED = new Set(['40001', '42001', '40014'])
/** -1: busy; 45009: enough for today. Nothing was done, and the same call may succeed later. */
const LATER = new Set(['-1', '45009'])

/** A WeChat official account: OAuth, stable token, JS-SDK ticket (payments.md §2). */
export function createWechatGateway(
  config: NonNullable<Config['wechat']>,
  { http, clock }: { http: HttpClient; clock: Clock },
): WechatGateway {
  const { appId, secret, apiBase, timeoutMs } = config
  const token = createTimedCache(clock, fetchToken)
  const ticket = createTimedCache(clock, fetchTicket)

  async function call<S extends z.ZodType>(
    schema: S,
    request: Omit<HttpRequest, 'timeoutMs'>,
  ): Promise<z.output<S> | GatewayFailure> {
    const answer = await http.sendForJson({ ...request, timeoutMs })
    if (isGatewayFailure(answer)) return answer
    const refused = failure.safeParse(answer.json)
    if (refused.success) {
      const code = String(refused.data.errcode)

      return new GatewayFailure('refused', { code, reason: `errcode ${code}` })
    }
    const parsed = schema.safeParse(answer.json)

    return parsed.success ? parsed.data : new GatewayFailure('unintelligible', { reason: 'unknown answer' })
  }

  async function fetchToken() {
    const answer = await call(stableToken, {
      method: 'POST',
      url: `${apiBase}/cgi-bin/stable_token`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'client_credential', appid: appId, secret, force_refresh: false }),
    })
    if (isGatewayFailure(answer)) return answer

    return { value: answer.access_token, lifetimeMs: answer.expires_in * SECOND_MS }
  }

  async function fetchTicket() {
    const accessToken = await token.get()
    if (isGatewayFailure(accessToken)) return accessToken
    const answer = await call(jsapiTicket, {
      method: 'GET',
      url: withQuery(`${apiBase}/cgi-bin/ticket/getticket`, { access_token: accessToken, type: 'jsapi' }),
    })
    if (isGatewayFailure(answer)) {
      if (answer.code && TOKEN_REFUSED.has(answer.code)) token.forget()

      return answer
    }

    return { value: answer.ticket, lifetimeMs: answer.expires_in * SECOND_MS }
  }

  async function trySending({
    openid,
    templateId,
    clientMessageId,
    url,
    data,
  }: TemplateMessage): Promise<GatewayFailure | undefined> {
    const accessToken = await token.get()
    if (isGatewayFailure(accessToken)) return accessToken
    const answer = await call(templateSent, {
      method: 'POST',
      url: withQuery(`${apiBase}/cgi-bin/message/template/send`, { access_token: accessToken }),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ touser: openid, template_id: templateId, client_msg_id: clientMessageId, url },
        data: Object.fromEntries(
          Object.entries(data).map(([field, value]) => [field, { value: fittedTo(limitOf(field), value) }]),
        ),
      }),
    })
    if (!isGatewayFailure(answer)) return undefined
    if (isTokenRefused(answer)) token.forget()

    return answer
  }

  return {
    authorizeUrl({ redirectUri, state }) {
      // The order of the parameters and the fragment matter (payments.md §2.1).
      const query = {
        appid: appId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: 'snsapi_base',
        state,
      }

      return `${withQuery(config.authorizeUrl, query)}#wechat_redirect`
    },

    async exchangeCode(code) {
      const query = { appid: appId, secret, code, grant_type: 'authorization_code' }
      const answer = await call(webToken, {
        method: 'GET',
        url: withQuery(`${apiBase}/sns/oauth2/access_token`, query),
      })
      if (isGatewayFailure(answer)) return answer
      if (answer.is_snapshotuser === 1) return new GatewayFailure('refused', { reason: 'snapshot user' })

      return answer.openid
    },

    async signJsSdk(pageUrl) {
      let current = await ticket.get()
      if (isGatewayFailure(current) && current.kind === 'refused') current = await ticket.get()
      if (isGatewayFailure(current)) return current
      const timestamp = Math.floor(clock.now().getTime() / SECOND_MS)
      const nonceStr = randomBytes(8).toString('hex')
      const signature = jsSdkSignature({ ticket: current, nonceStr, timestamp, url: pageUrl })

      return { appId, timestamp, nonceStr, signature }
    },

    async sendTemplate(message) {
      let failed = await trySending(message)
      if (isTokenRefused(failed)) failed = await trySending(message)
      if (failed === undefined || failed.kind !== 'refused' || failed.code === undefined) return failed
      const isLater = LATER.has(failed.code) || isTokenRefused(failed)

      return isLater ? new GatewayFailure('unreachable', { reason: failed.reason }) : failed
    },
  }
}

function isTokenRefused(answer: GatewayFailure | undefined): boolean {
  return answer?.code !== undefined && TOKEN_REFUSED.has(answer.code)
}

function limitOf(field: string): number {
  return longestOfType[field.replace(/\d+$/, '')] ?? LONGEST
}

/** SHA-1 because WeChat asks for it (payments.md §2.3). */
export function jsSdkSignature(of: {
  ticket: string
  nonceStr: string
  timestamp: number
  url: string
}): string {
  const text = `jsapi_ticket=${of.ticket}&noncestr=${of.nonceStr}&timestamp=${of.timestamp}&url=${of.url}`

  return createHash('sha1').update(text).digest('hex')
}

function withQuery(url: string, query: Record<string, string>): string {
  return `${url}?${new URLSearchParams(query)}`
}
