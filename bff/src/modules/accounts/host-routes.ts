import { accountsRoutes as routes } from '@tongzhen/contract/accounts'
import type { Channel } from '@tongzhen/contract/headers'
import type { FastifyBaseLogger } from 'fastify'
import { type GatewayFailure, isGatewayFailure } from '../../gateways/failure.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import type { Handle } from '../../route-handler.ts'
import { type AccountsDeps, answerOpened, answerSession } from './deps.ts'
import { issueState, openHostSession, redeemState } from './host-sign-in.ts'
import { safeReturnTo } from './return-to.ts'
import type { OpenedSession, Session } from './sessions.ts'

type RedirectHost = 'wechat' | 'suishenban'

/** Silent sign-in in WeChat, Suishenban and Alipay, and what their script libraries need signed. */
export function registerHosts(deps: AccountsDeps, handle: Handle): void {
  handle(routes.getSession, ({ session, channel }) => answerSession(deps, { session, channel }))
  registerRedirects(deps, handle)
  registerAlipay(deps, handle)
  registerJsSdks(deps, handle)
}

function registerRedirects(deps: AccountsDeps, handle: Handle): void {
  handle(routes.startWechatSignIn, (call) => start(deps, 'wechat', call))
  handle(routes.finishWechatSignIn, (call) => finish(deps, 'wechat', call))
  handle(routes.startSuishenbanSignIn, (call) => start(deps, 'suishenban', call))
  handle(routes.finishSuishenbanSignIn, (call) => finish(deps, 'suishenban', call))
}

interface RedirectCall {
  session: Session | undefined
  takeSession(opened: OpenedSession): void
  log: FastifyBaseLogger
}

async function start(
  deps: AccountsDeps,
  host: RedirectHost,
  { session, query, takeSession }: RedirectCall & { query: { returnTo?: string | undefined } },
): Promise<string> {
  const returnTo = safeReturnTo(query.returnTo)
  const gateway = deps.hosts[host]
  if (!gateway || session?.accountId) return returnTo
  let sessionId = session?.sessionId
  if (sessionId === undefined) {
    const opened = await deps.sessions.open(deps.db, { channel: host })
    takeSession(opened)
    sessionId = opened.sessionId
  }
  const state = await issueState(deps, { sessionId, host, returnTo })

  return gateway.authorizeUrl({ redirectUri: redirectUri(deps, host), state })
}

async function finish(
  deps: AccountsDeps,
  host: RedirectHost,
  {
    session,
    query,
    takeSession,
    log,
  }: RedirectCall & { query: { code?: string | undefined; state?: string | undefined } },
): Promise<string | Refusal<'HOST_SIGN_IN_FAILED' | 'HOST_STATE_INVALID'>> {
  const returnTo = await redeemState(deps, { session, host, state: query.state })
  if (returnTo === undefined) return refuse('HOST_STATE_INVALID')
  // The person did not allow it: the app goes on without knowing who they are.
  if (query.code === undefined) return returnTo

  const subject = await exchange(deps, host, query.code)
  if (isGatewayFailure(subject)) return hostFailed(log, { host, failure: subject })
  takeSession(await openHostSession(deps, { identity: { host, subject }, channel: host, previous: session }))

  return returnTo
}

async function exchange(
  deps: AccountsDeps,
  host: RedirectHost,
  code: string,
): Promise<string | GatewayFailure> {
  if (host === 'wechat' && deps.hosts.wechat) return deps.hosts.wechat.exchangeCode(code)
  if (deps.hosts.suishenban) {
    return deps.hosts.suishenban.exchangeCode({ code, redirectUri: redirectUri(deps, host) })
  }
  throw new Error(`${host} issued a state without a gateway`)
}

function redirectUri({ config }: AccountsDeps, host: RedirectHost): string {
  return `${config.publicOrigins[host]}/api/auth/${host}/callback`
}

function registerAlipay(deps: AccountsDeps, handle: Handle): void {
  handle(routes.signInWithAlipay, async ({ body, session, channel, takeSession, log }) => {
    const gateway = channel === 'alipay' ? deps.hosts.alipay : undefined
    if (!gateway) return refuse('NOT_FOUND')
    const subject = await gateway.exchangeAuthCode(body.authCode)
    if (isGatewayFailure(subject)) return hostFailed(log, { host: 'alipay', failure: subject })
    const opened = await openHostSession(deps, {
      identity: { host: 'alipay', subject },
      channel,
      previous: session,
    })
    takeSession(opened)

    return answerOpened(deps, { opened, channel })
  })
}

function registerJsSdks({ config, hosts }: AccountsDeps, handle: Handle): void {
  handle(routes.signWechatJsSdk, async ({ query, log }) => {
    if (!hosts.wechat || !config.wechat) return refuse('NOT_FOUND')
    const page = pageOf(query.url, config.publicOrigins.wechat)
    if (page === undefined) return refuse('REQUEST_INVALID', { fields: [{ path: 'url', code: 'malformed' }] })
    const signed = await hosts.wechat.signJsSdk(page)
    if (isGatewayFailure(signed)) return hostFailed(log, { host: 'wechat', failure: signed })

    return { scriptUrl: config.wechat.jsSdkUrl, ...signed }
  })

  handle(routes.signSuishenbanJsSdk, async ({ log }) => {
    if (!hosts.suishenban || !config.suishenban) return refuse('NOT_FOUND')
    const signature = await hosts.suishenban.invokeToken()
    if (isGatewayFailure(signature)) return hostFailed(log, { host: 'suishenban', failure: signature })

    const { jsSdkUrl, jsApiList } = config.suishenban

    return { scriptUrl: jsSdkUrl, signature, jsApiList }
  })
}

/** A page of ours without its fragment; we sign for nobody else. */
function pageOf(url: string, origin: string): string | undefined {
  if (!URL.canParse(url) || new URL(url).origin !== origin) return undefined

  return url.split('#', 1)[0]
}

function hostFailed(
  log: FastifyBaseLogger,
  { host, failure }: { host: Exclude<Channel, 'web'>; failure: GatewayFailure },
): Refusal<'HOST_SIGN_IN_FAILED'> {
  log.warn({ host, kind: failure.kind, reason: failure.reason }, 'host did not answer as it should')

  return refuse('HOST_SIGN_IN_FAILED')
}
