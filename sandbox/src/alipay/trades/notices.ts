import { CallbackSender } from '../../lib/callback-sender.ts'
import type { Clock } from '../../lib/clock.ts'
import { createRandom } from '../../lib/random.ts'
import type { Store } from '../../lib/store.ts'
import type { AlipaySettings } from '../alipay-settings.ts'
import {
  type Notice,
  type NoticeFields,
  type NoticeSeller,
  noticeFields,
  signedNotice,
} from './notice-fields.ts'
import type { Trade } from './trade.ts'

export type NoticeSender = CallbackSender<Notice>

export interface NoticesOptions {
  store: Store
  clock: Clock
  settings: AlipaySettings
  seller: NoticeSeller
  seed: string
  tradeOf: (outTradeNo: string) => Trade | undefined
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Waits between attempts: after the eighth Alipay gives up (payments.md §3.5). */
const LADDER_MS = [
  ...[4, 10, 10].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 6, 15].map((hours) => hours * HOUR_MS),
]
const ANSWER_TIMEOUT_MS = 10_000

/** Notices to the address that a trade named: a form, signed anew each time, until the body of the answer is `success`. */
export function createNotices(options: NoticesOptions): NoticeSender {
  const { store, clock, settings, seller, seed, tradeOf } = options
  const random = createRandom(`${seed}/alipay-notices`)

  return new CallbackSender<Notice>({
    store,
    clock,
    seed,
    timeoutMs: () => ANSWER_TIMEOUT_MS,
    ladderMs: () => LADDER_MS.map((waitMs) => Math.ceil(waitMs / settings.noticeLadderSpeed)),
    trouble: () => ({
      loss: settings.noticeLoss,
      duplicate: settings.noticeDuplicate,
      lateByMs: settings.noticeLateByMs,
    }),
    isTaken: ({ body }) => body === 'success',
    async compose(notice) {
      const trade = tradeOf(notice.outTradeNo)
      if (trade === undefined) throw new Error(`${notice.outTradeNo} is gone`)
      const fields = noticeFields({ trade, notice, nowMs: clock.now() }, seller)
      const sent = signedNotice(fields, seller.privateKey)
      const isForged = random.chance(settings.noticeForged)

      return {
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: new URLSearchParams(
          isForged ? { ...sent, sign: strangeSign(fields, seller) } : sent,
        ).toString(),
      }
    },
  })
}

/** A true signature of Alipay's, of another text. */
function strangeSign(fields: NoticeFields, { privateKey }: NoticeSeller): string {
  return signedNotice({ ...fields, version: '1.1' }, privateKey).sign ?? ''
}
