import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { followChange } from '../../jobs/change-watch.ts'
import { isOwed } from '../../jobs/operations.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import type { PaymentsDeps } from './deps.ts'
import { followPayment } from './payment-watch.ts'
import { lockPayment, type PaymentRow } from './payments.ts'
import { states } from './states.ts'
import type { PaymentEvent } from './step.ts'
import { PAYMENTS_QUEUE, takeEvent } from './take-step.ts'

type AskDeps = Pick<PaymentsDeps, 'db' | 'clock' | 'watch' | 'nudge'>

/** Gives up paying; answers when the provider has had its word, or when the request has waited long enough. */
export async function closePayment(
  deps: AskDeps,
  { paymentId, signal }: { paymentId: string; signal: AbortSignal },
): Promise<PaymentRow | Refusal<'PAYMENT_STATE' | 'NOT_FOUND'>> {
  const asked = await askOf(deps, { paymentId, kind: 'close_asked', cause: 'close asked by the account' })
  if (isRefusal(asked)) return asked
  const isEarlier = ['closing', 'close_unknown', 'closed'].includes(asked.row.state)
  if (!asked.isTaken && !isEarlier) return refuse('PAYMENT_STATE')

  return followPayment(deps, { paymentId, outside: 'confirming', signal })
}

/** Has it given up where that can be; whoever has paid meanwhile has paid. */
export async function withdrawPayment(
  deps: AskDeps,
  { paymentId, cause }: { paymentId: string; cause: string },
): Promise<void> {
  await askOf(deps, { paymentId, kind: 'close_asked', cause })
}

/** Somebody says that something has happened at the provider: it is asked now (R7). False when it is no news. */
export async function hintAtPayment(
  deps: AskDeps,
  hint: { paymentId: string; cause: string; keep?: Keep },
): Promise<boolean> {
  const asked = await askOf(deps, { ...hint, kind: 'hint' })

  return !isRefusal(asked) && asked.isNew
}

/**
 * What the provider has refused is asked about once more, for finance may have repaired it on the provider's own
 * platform. Answers when the provider has had its word, or when the request has waited long enough: then the
 * question is still owed.
 */
export async function askAboutRefused(
  deps: AskDeps,
  { paymentId, signal }: { paymentId: string; signal: AbortSignal },
): Promise<void> {
  const { db, watch } = deps
  const asked = await askOf(deps, { paymentId, kind: 'hint', cause: 'asked before staff decide' })
  if (isRefusal(asked) || !asked.isTaken) return
  const { version } = asked.row
  await followChange(watch, {
    id: paymentId,
    find: async () => ({
      version,
      isOwed: await isOwed(db, { queue: PAYMENTS_QUEUE, subjectId: paymentId }),
    }),
    isOpen: (one) => one.isOwed,
    signal,
  })
}

/** Writes down that it was said, in the transaction in which it is heeded; false when it was said before. */
type Keep = (tx: Db) => Promise<boolean>

/** The cashier is gone from the screen: whatever it came to is known as soon as the provider has answered. */
export async function returnFromCashier(
  deps: AskDeps,
  { paymentId, signal }: { paymentId: string; signal: AbortSignal },
): Promise<void> {
  await hintAtPayment(deps, { paymentId, cause: 'back from the cashier' })
  const row = await followPayment(deps, { paymentId, outside: 'to_pay', signal })
  if (states[row.state].outside === 'confirming') {
    await followPayment(deps, { paymentId, outside: 'confirming', signal })
  }
}

interface Asking {
  paymentId: string
  kind: 'close_asked' | 'hint'
  cause: string
  keep?: Keep
}

async function askOf(
  deps: AskDeps,
  { paymentId, kind, cause, keep }: Asking,
): Promise<{ row: PaymentRow; isNew: boolean; isTaken: boolean } | Refusal<'NOT_FOUND'>> {
  const event: PaymentEvent = { kind, at: deps.clock.now() }
  const asked = await inTransaction(deps.db, async (tx) => {
    const row = await lockPayment(tx, paymentId)
    if (row === undefined) return refuse('NOT_FOUND')
    const isNew = keep === undefined || (await keep(tx))
    const next = isNew ? await takeEvent(tx, { row, event, cause }) : undefined

    return { row, isNew, next }
  })
  if (isRefusal(asked)) return asked
  const { row, isNew, next } = asked
  if (next && next.order.state !== row.state) deps.watch.changed(paymentId)
  if (next?.operation) deps.nudge(next.operation.delayMs)

  return { row, isNew, isTaken: next !== undefined }
}
