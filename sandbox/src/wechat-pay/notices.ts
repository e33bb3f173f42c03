import { randomUUID } from 'node:crypto'
import { type CallbackMessage, CallbackSender } from '../lib/callback-sender.ts'
import { createRandom } from '../lib/random.ts'
import { rfc3339 } from './rfc3339.ts'
import { seal } from './sealed-resource.ts'
import type { Signer, Signing } from './signer.ts'
import type { WechatPayOffice } from './wechat-pay-office.ts'

/** What a call-back is about, by the merchant's number; what it says is written when it is sent. */
export interface Notice {
  id: string
  kind: 'transaction' | 'refund' | 'mch_payment'
  number: string
}

/** What a call-back says of it. */
export interface Event {
  type:
    | 'TRANSACTION.SUCCESS'
    | `REFUND.${'SUCCESS' | 'ABNORMAL' | 'CLOSED'}`
    | `MCHTRANSFER.${'BILL' | 'BATCH'}.FINISHED`
  summary: string
  atMs: number
  /** What is sealed inside. */
  resource: object
}

export type EventOf = (notice: Pick<Notice, 'kind' | 'number'>) => Event

export type NoticeSender = CallbackSender<Notice>

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** Waits between attempts (payments.md §1.4). */
export const LADDER_MS = [
  ...[15, 15, 30].map((seconds) => seconds * SECOND_MS),
  ...[3, 10, 20, 30, 30, 30, 60].map((minutes) => minutes * MINUTE_MS),
  ...[3, 3, 3, 6, 6].map((hours) => hours * HOUR_MS),
]
const SIGN_TEST = 'WECHATPAY/SIGNTEST/'

/** Call-backs: each attempt signed anew. Accepted is 200 or 204 in time; anything else climbs the ladder. */
export function createNotices(
  office: WechatPayOffice,
  { signer, eventOf }: { signer: Signer; eventOf: EventOf },
): NoticeSender {
  const { store, clock, settings, secrets, seed } = office
  const random = createRandom(`${seed}/wechat-pay-notices`)

  function compose(notice: Notice, { forges }: Pick<Signing, 'forges'>): CallbackMessage {
    const body = bodyOf(notice, eventOf(notice))
    const key =
      settings.callbackKey === 'either'
        ? random.pick(['public_key', 'platform_certificate'] as const)
        : settings.callbackKey
    const signature = signer.headers(body, { key, atMs: clock.now(), ...(forges && { forges }) })

    return {
      body,
      headers: { 'content-type': 'application/json', 'user-agent': 'Mozilla/4.0', ...signature },
    }
  }

  function bodyOf({ id, kind }: Notice, { type, summary, atMs, resource }: Event): string {
    const sealed = seal(JSON.stringify(resource), {
      apiV3Key: secrets.credentials.apiV3Key,
      associatedData: settings.associatedData === 'kind' ? kind : '',
    })

    return JSON.stringify({
      ...{ id, create_time: rfc3339(atMs), resource_type: 'encrypt-resource', event_type: type, summary },
      resource: { original_type: kind, ...sealed },
    })
  }

  return new CallbackSender<Notice>({
    store,
    clock,
    seed,
    timeoutMs: () => settings.callbackTimeoutMs,
    ladderMs: () => LADDER_MS.map((waitMs) => waitMs / settings.noticeLadderSpeed),
    trouble: () => ({
      loss: settings.noticeLoss,
      duplicate: settings.noticeDuplicate,
      lateByMs: settings.noticeLateByMs,
    }),
    isTaken: ({ status }) => status === 200 || status === 204,
    compose: async (notice) => compose(notice, { forges: random.chance(settings.noticeForged) }),
    async probe(notice) {
      if (!random.chance(settings.noticeSignTest)) return undefined
      const { body, headers } = compose(notice, {})

      return {
        body,
        headers: { ...headers, 'wechatpay-signature': SIGN_TEST + headers['wechatpay-signature'] },
      }
    },
  })
}

/** The merchant will be told at that time, at the address that the order or refund named. */
export function owe(
  notices: NoticeSender,
  { url, atMs, ...about }: { url: string; atMs: number } & Omit<Notice, 'id'>,
): void {
  notices.send({ url, atMs, content: { id: randomUUID(), ...about } })
}
