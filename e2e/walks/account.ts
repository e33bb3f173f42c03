import { randomUUID } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import { CHANNEL_HEADER, IDEMPOTENCY_HEADER } from '@tongzhen/contract/headers'
import type { BodyOf, ParamsOf, QueryOf, ResponseOf, Route } from '@tongzhen/contract/route'
import { type RouteName, type Routes, routes } from '@tongzhen/contract/routes'
import { solveChallenge } from '../../bff/test/solve-challenge.ts'
import { Inbox } from '../phone/inbox.ts'
import type { Stack } from '../run-stack.ts'

interface CallOptions<R extends Route> {
  params?: ParamsOf<R>
  query?: QueryOf<R>
  body?: BodyOf<R>
}

export type AccountChannel = 'web' | 'alipay'

/** Somebody's account, used through the real API instead of through pages. */
export class Account {
  readonly #stack: Stack
  readonly #inbox: Inbox
  readonly #channel: AccountChannel
  #cookie = ''
  #token = ''

  private constructor(stack: Stack, channel: AccountChannel) {
    this.#stack = stack
    this.#channel = channel
    this.#inbox = new Inbox(stack.sandbox.sms.messages)
  }

  /** Nobody's: for what everybody may see. */
  static anonymous(stack: Stack): Account {
    return new Account(stack, 'web')
  }

  /** A number unknown so far becomes an account; in Alipay the host then knows whose it is. */
  static async signIn(
    stack: Stack,
    { personId, phone, channel }: { personId: string; phone: string; channel: AccountChannel },
  ): Promise<Account> {
    const account = new Account(stack, channel)
    if (channel === 'alipay')
      await account.call('signInWithAlipay', {
        body: { authCode: stack.sandbox.alipay.codes.issue(personId) },
      })
    const { documents } = await account.call('listConsentDocuments')
    const consents = documents.map(({ kind, version }) => ({ kind, version }))
    const wish = { purpose: 'sign_in', phone, consents } as const
    const { challenge } = await account.call('sendSmsCode', { body: wish })
    if (challenge)
      await account.call('sendSmsCode', { body: { ...wish, challengeAnswer: solveChallenge(challenge) } })
    const code = await account.codeSentTo(phone)
    await account.call('signInWithSms', { body: { phone, code, consents } })

    return account
  }

  /** The session as a browser keeps it, for `context.addCookies`. */
  get cookie(): { name: string; value: string } {
    const [name = '', value = ''] = this.#cookie.split('=')

    return { name, value }
  }

  /** Answers what the route answers; whatever is refused is an exception. */
  async call<N extends RouteName>(
    name: N,
    options: CallOptions<Routes[N]> = {},
  ): Promise<ResponseOf<Routes[N]>> {
    const { method, path } = routes[name]
    const url = new URL(filled(path, (options.params ?? {}) as object), this.#stack.origin)
    for (const [key, value] of Object.entries(options.query ?? {})) url.searchParams.set(key, String(value))
    const response = await askAgainWhileBusy(url, {
      method,
      headers: {
        [CHANNEL_HEADER]: this.#channel,
        ...(method === 'GET' ? {} : { [IDEMPOTENCY_HEADER]: randomUUID() }),
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
        ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}),
        ...(options.body ? { 'content-type': 'application/json' } : {}),
      },
      ...(options.body ? { body: JSON.stringify(options.body) } : {}),
    })
    for (const cookie of response.headers.getSetCookie()) this.#cookie = cookie.split(';')[0] ?? ''
    const text = await response.text()
    if (!response.ok) throw new Error(`${name}: ${response.status} ${text}`)

    const answer = text === '' ? undefined : JSON.parse(text)
    if (typeof answer?.token === 'string') this.#token = answer.token

    return answer as ResponseOf<Routes[N]>
  }

  codeSentTo(phone: string): Promise<string> {
    return this.#inbox.nextCode(phone)
  }
}

function filled(path: string, params: object): string {
  const values = params as Record<string, unknown>

  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])))
}

/** As the app does: a BFF that is short of processor says when to ask again. */
async function askAgainWhileBusy(url: URL, request: RequestInit): Promise<Response> {
  for (;;) {
    const response = await fetch(url, request)
    const seconds = Number(response.headers.get('retry-after'))
    if (response.status !== 503 || !seconds) return response
    await after(seconds * 1000)
  }
}
