import { inTransaction } from '../../db/transaction.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { readIdentity } from '../payments/payments.ts'
import { writeAudit } from '../staff/audit.ts'
import type { ReviewsDeps } from './deps.ts'
import { patientName, reviewedPayments } from './list-reviews.ts'
import type { Acting } from './proposals.ts'

interface Unmasked {
  patientName: string | null
  /** Of the account that paid. */
  phone: string | null
  hospitalPatientNumber: string | null
}

/** Who the patient is, in full; the record of who asked, and why, is written before anything is told. */
export async function unmask(
  { db, clock, fields, accounts }: ReviewsDeps,
  { paymentId, who, reason, address, traceId }: Acting,
): Promise<Unmasked | Refusal<'NOT_FOUND'>> {
  const row = await inTransaction(db, async (tx) => {
    const found = await reviewedPayments(tx).where('payments.payment_id', '=', paymentId).executeTakeFirst()
    if (found === undefined) return undefined
    const about = { institutionId: found.institution_id, objectId: paymentId }
    const entry = { ...about, who, action: 'personal_data_unmasked', reason, address, traceId } as const
    await writeAudit(tx, entry, { fields, now: clock.now() })

    return found
  })
  if (row === undefined) return refuse('NOT_FOUND')

  return {
    patientName: patientName(row, fields),
    phone: row.account_id === null ? null : await accounts.phoneOf(row.account_id),
    hospitalPatientNumber: row.identity ? readIdentity(fields, row).hospitalPatientNumber : null,
  }
}
