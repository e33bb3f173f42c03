import { CallbackSender } from '../lib/callback-sender.ts'
import type { Trade } from './trade-book.ts'
import { noticeFields } from './trade-fields.ts'
import type { Notice, UnionpayService } from './unionpay-service.ts'

const MINUTE_MS = 60_000
const ANSWER_TIMEOUT_MS = 10_000

/**
 * Call-backs to `backUrl`: a form, taken when the answer is HTTP 200, otherwise sent again after 1, 2, 4 and 5
 * minutes (payments.md §4.1), here shortened by a setting.
 */
export function createNoticeSender(
  service: Pick<UnionpayService, 'store' | 'clock' | 'settings' | 'trades' | 'signer'>,
  seed: string,
): CallbackSender<Notice> {
  const { store, clock, settings, trades, signer } = service

  return new CallbackSender<Notice>({
    store,
    clock,
    seed,
    timeoutMs: () => ANSWER_TIMEOUT_MS,
    ladderMs: () =>
      settings.noticeLadderMinutes.map((minutes) => (minutes * MINUTE_MS) / settings.noticeLadderFactor),
    trouble: () => ({
      loss: settings.noticeLoss,
      duplicate: settings.noticeDuplicate,
      lateByMs: settings.noticeLateByMs,
    }),
    isTaken: ({ status }) => status === 200,
    async compose({ orderId, txnTime }) {
      const trade = trades.find({ orderId, txnTime })
      if (trade === undefined) throw new Error(`${orderId} is gone`)
      const fields = await signer.sign(noticeFields(trade, '00'), settings.noticeSigner)

      return {
        headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
        body: new URLSearchParams(fields).toString(),
      }
    },
  })
}

/** Only what succeeded is told (UNCONFIRMED), once it is decided. */
export function owesNotice({ notices }: UnionpayService, { asked, outcome }: Trade): void {
  if (outcome?.code !== '00') return
  const { orderId = '', txnTime = '', backUrl = '' } = asked
  notices.send({ url: backUrl, content: { orderId, txnTime }, atMs: outcome.decidedAtMs })
}
