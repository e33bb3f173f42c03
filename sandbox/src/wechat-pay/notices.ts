import { randomUUID } from 'node:crypto'
import { createRandom, type Random } from '../lib/random.ts'
import { rfc3339 } from './rfc3339.ts'
import { seal } from './sealed-resource.ts'
import type { Signer } from './signer.ts'
import type { WechatPayOffice } from './wechat-pay-office.ts'

export interface NewNotice {
  url: string
  eventType: 'TRANSACTION.SUCCESS' | `REFUND.${'SUCCESS' | 'ABNORMAL' | 'CLOSED'}`
  kind: 'transaction' | 'refund'
  summary: string
  /** What is sealed inside. */
  resource: object
}

export interface Notice extends NewNotice {
  id: string
  createdAtMs: number
  attempts: number
  /** When it is sent next; absent once it was accepted or given up. */
  dueAtMs?: number
  /** Of the last attempt: its HTTP status, or why there was none. */
  outcome?: string
}

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** Waits between attempts (payments.md §1.4). */
export const LADDER_MS = [
  ...[15, 15, 30].map((seconds) => seconds * SECOND_MS),
  ...[3, 10, 20, 30, 30, 30, 60].map((minutes) => minutes * MINUTE_MS),
  ...[3, 3, 3, 6, 6].map((hours) => hours * HOUR_MS),
]
const ACCEPTED = new Set(['200', '204'])
const SIGN_TEST = 'WECHATPAY/SIGNTEST/'

/**
 * Call-backs: at least once, in no order, each attempt signed anew. Accepted is 200 or 204 in time; anything
 * else climbs the ladder. Kept in the journal, so that a restart goes on where it was.
 */
export class Notices {
  readonly #office: WechatPayOffice
  readonly #signer: Signer
  readonly #notices
  readonly #random: Random
  readonly #closing = new AbortController()
  readonly #underway = new Map<string, Promise<void>>()

  constructor(office: WechatPayOffice, signer: Signer) {
    this.#office = office
    this.#signer = signer
    this.#notices = office.store.collection<Notice>('notices')
    this.#random = createRandom(`${office.seed}/wechat-pay/notices`)
  }

  add(notice: NewNotice): void {
    const nowMs = this.#office.clock.now()
    const isLate = this.#random.chance(this.#office.settings.callbacks.late)
    const dueAtMs = isLate ? nowMs + this.#wait(1) : nowMs
    const id = randomUUID()
    this.#notices.set(id, { ...notice, id, createdAtMs: nowMs, attempts: 0, dueAtMs })
  }

  list(): Notice[] {
    return [...this.#notices.values()]
  }

  /** Makes every attempt that is due; resolves when these, and those under way, have had their answer. */
  async deliverDue(): Promise<void> {
    const nowMs = this.#office.clock.now()
    for (const { id, dueAtMs } of this.list()) {
      if (dueAtMs === undefined || dueAtMs > nowMs || this.#underway.has(id)) continue
      this.#underway.set(
        id,
        this.#attempt(id).finally(() => this.#underway.delete(id)),
      )
    }
    await this.idle()
  }

  /** Resolves when no attempt is under way. */
  async idle(): Promise<void> {
    await Promise.all(this.#underway.values())
  }

  /** Breaks off what is under way; it is attempted again after a restart. */
  close(): void {
    this.#closing.abort()
  }

  async #attempt(id: string): Promise<void> {
    const notice = this.#notices.get(id)
    if (notice === undefined) return
    const { lost, signTest, duplicate, forged } = this.#office.settings.callbacks
    if (this.#random.chance(signTest)) await this.#send(notice, { isSignTest: true })
    const isLost = this.#random.chance(lost)
    const forges = this.#random.chance(forged)
    const copies = this.#random.chance(duplicate) ? 2 : 1
    const sent = isLost ? [] : Array.from({ length: copies }, () => this.#send(notice, { forges }))
    const outcomes = await Promise.all(sent)
    const outcome = outcomes.find((one) => ACCEPTED.has(one)) ?? outcomes[0] ?? 'lost'
    const isAccepted = ACCEPTED.has(outcome)

    // A receiver may answer after the sandbox was emptied or closed.
    if (!this.#notices.has(id) || this.#closing.signal.aborted) return
    const { dueAtMs: _, ...done } = { ...notice, attempts: notice.attempts + 1, outcome }
    const isGivenUp = notice.attempts >= LADDER_MS.length
    const next = { ...done, dueAtMs: this.#office.clock.now() + this.#wait(done.attempts) }
    this.#notices.set(id, isAccepted || isGivenUp ? done : next)
  }

  /** How long to wait after so many attempts. */
  #wait(attempts: number): number {
    return (LADDER_MS[attempts - 1] ?? 0) / this.#office.settings.ladderSpeed
  }

  async #send(notice: Notice, how: { forges?: boolean; isSignTest?: boolean }): Promise<string> {
    const { callbackKey, callbackTimeoutMs } = this.#office.settings
    const body = this.#bodyOf(notice)
    const key =
      callbackKey === 'either'
        ? this.#random.pick(['public_key', 'platform_certificate'] as const)
        : callbackKey
    const headers = this.#signer.headers(body, {
      key,
      atMs: this.#office.clock.now(),
      ...(how.forges && { forges: true }),
    })
    if (how.isSignTest) headers['wechatpay-signature'] = SIGN_TEST + headers['wechatpay-signature']
    try {
      const answer = await fetch(notice.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'Mozilla/4.0', ...headers },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(callbackTimeoutMs), this.#closing.signal]),
      })
      await answer.body?.cancel()

      return String(answer.status)
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError' ? 'timed out' : 'not reached'
    }
  }

  #bodyOf({ id, createdAtMs, eventType, kind, summary, resource }: Notice): string {
    const { secrets, settings } = this.#office
    const sealed = seal(JSON.stringify(resource), {
      apiV3Key: secrets.credentials.apiV3Key,
      associatedData: settings.associatedData === 'kind' ? kind : '',
    })

    return JSON.stringify({
      id,
      create_time: rfc3339(createdAtMs),
      resource_type: 'encrypt-resource',
      event_type: eventType,
      summary,
      resource: { original_type: kind, ...sealed },
    })
  }
}
