import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { withdrawPayment } from '../payments/ask-of-payment.ts'
import type { FamilyHelpDeps } from './deps.ts'
import { lockHelp, moveHelp, stateOf } from './helps.ts'

type StateRefusal = Refusal<'FAMILY_HELP_STATE' | 'NOT_FOUND'>

/** The consent of who asked: only to the helper that was seen. Tapped twice it counts once. */
export async function allowHelper(
  { db, clock, watch }: FamilyHelpDeps,
  { helpId, version }: { helpId: string; version: number },
): Promise<undefined | StateRefusal> {
  const refused = await inTransaction(db, async (tx) => {
    const now = clock.now()
    const row = await lockHelp(tx, helpId)
    if (row === undefined) return refuse('NOT_FOUND')
    const state = stateOf(row, now)
    if (state === 'allowed') return undefined
    if (state !== 'opened' || row.version !== version) return refuse('FAMILY_HELP_STATE')
    await moveHelp(tx, row, { to: 'allowed', cause: 'allowed by who asked', now })

    return undefined
  })
  if (!isRefusal(refused)) watch.changed(helpId)

  return refused
}

/** Taken back twice, or after its time, is taken back once. */
export async function takeHelpBack(
  { db, clock, watch, payments }: FamilyHelpDeps,
  helpId: string,
): Promise<undefined | StateRefusal> {
  const row = await inTransaction(db, async (tx) => {
    const found = await lockHelp(tx, helpId)
    if (found === undefined) return refuse('NOT_FOUND')
    if (found.state === 'done') return refuse('FAMILY_HELP_STATE')
    if (found.state !== 'taken_back')
      await moveHelp(tx, found, { to: 'taken_back', cause: 'taken back', now: clock.now() })

    return found
  })
  if (isRefusal(row)) return row
  watch.changed(helpId)
  const { payment_id: paymentId } = row
  if (paymentId !== null) await withdrawPayment(payments, { paymentId, cause: 'help is taken back' })

  return undefined
}
