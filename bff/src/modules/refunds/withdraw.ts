import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { lockPayment } from '../payments/payments.ts'
import { lockApplication, type NamedApplication, takeHappening } from './applications.ts'
import type { RefundsDeps } from './deps.ts'

/** The patient has thought better of it, while nobody has decided; asking twice is asking once. */
export async function withdrawApplication(
  { db, clock, fields, watch }: Pick<RefundsDeps, 'db' | 'clock' | 'fields' | 'watch'>,
  named: NamedApplication,
): Promise<undefined | Refusal<'REFUND_STATE' | 'NOT_FOUND'>> {
  const refused = await inTransaction(db, async (tx) => {
    if (named.paymentId !== null) await lockPayment(tx, named.paymentId)
    const row = await lockApplication(tx, named)
    if (row === undefined) return refuse('NOT_FOUND')
    if (row.state === 'withdrawn') return undefined
    const outcome = await takeHappening(
      tx,
      { row, happening: { kind: 'withdrawn' }, now: clock.now() },
      fields,
    )

    return outcome === 'done' ? undefined : refuse('REFUND_STATE')
  })
  if (!isRefusal(refused)) watch.changed(named.applicationId)

  return refused
}
