import type { Language } from '@tongzhen/contract/headers'
import type { ReviewDecision, ReviewRow } from '@tongzhen/contract/reviews'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { textIn } from '../../lib/local-text.ts'
import { maskName } from '../../lib/masks.ts'
import { PAGE, pageOf, readCursor } from '../../lib/page.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { place } from '../patients/places.ts'
import type { PaymentRow } from '../payments/payments.ts'
import { reviewStates, states } from '../payments/states.ts'

export interface ReviewQuery {
  /** Those that the person sees. */
  institutions: readonly string[]
  institutionId?: string | undefined
  /** Only those that wait since before then. */
  waitingBefore?: string | undefined
  cursor?: string | undefined
}

/** A payment with the patient's name, sealed, and what is proposed about it as it is now. */
export type ReviewedPayment = PaymentRow & { patient_name: string | null; proposed: ReviewDecision | null }

export function reviewedPayments(db: Db) {
  return db
    .selectFrom('payments')
    .leftJoin('patients', 'patients.patient_id', 'payments.patient_id')
    .leftJoin('review_proposals', (join) =>
      join
        .onRef('review_proposals.payment_id', '=', 'payments.payment_id')
        .onRef('review_proposals.payment_version', '=', 'payments.version')
        .on('review_proposals.state', '=', 'open'),
    )
    .selectAll('payments')
    .select(['patients.name as patient_name', 'review_proposals.decision as proposed'])
}

/** One page of the work-list, those that wait longest first. Undefined for a cursor that is not one of ours. */
export async function listReviews(
  db: Db,
  { institutions, institutionId, waitingBefore, cursor }: ReviewQuery,
): Promise<{ rows: ReviewedPayment[]; nextCursor: string | null } | undefined> {
  const after = readCursor(cursor, 'pay')
  if (after === 'malformed') return undefined
  if (institutions.length === 0) return { rows: [], nextCursor: null }
  let selected = reviewedPayments(db)
    .where('payments.state', 'in', [...reviewStates])
    .where('payments.institution_id', 'in', institutionId === undefined ? [...institutions] : [institutionId])
    .orderBy('payments.changed_at')
    .orderBy('payments.payment_id')
    .limit(PAGE + 1)
  if (waitingBefore !== undefined) {
    selected = selected.where('payments.changed_at', '<', new Date(waitingBefore))
  }
  if (after !== undefined) {
    selected = selected.where((eb) =>
      eb.or([
        eb('payments.changed_at', '>', after.at),
        eb.and([eb('payments.changed_at', '=', after.at), eb('payments.payment_id', '>', after.id)]),
      ]),
    )
  }

  return pageOf(await selected.execute(), (row) => ({ at: row.changed_at, id: row.payment_id }))
}

export function reviewRow(
  row: ReviewedPayment,
  { fields, language }: { fields: FieldCrypto; language: Language },
): ReviewRow {
  return {
    paymentId: row.payment_id,
    orderNumber: row.order_number,
    institutionId: row.institution_id,
    institutionName: textIn(row.snapshot.institutionName, language),
    state: states[row.state].outside,
    reason: row.reason,
    purpose: row.purpose,
    means: row.means,
    amountFen: row.amount_fen,
    patientNameMasked: maskName(patientName(row, fields) ?? ''),
    waitingSince: shanghaiInstant(row.changed_at),
    proposed: row.proposed,
  }
}

/** Null once the account is closed: money is accounted for without a person. */
export function patientName(
  { patient_id: patientId, patient_name: name }: Pick<ReviewedPayment, 'patient_id' | 'patient_name'>,
  fields: FieldCrypto,
): string | null {
  return patientId === null || name === null ? null : fields.open(place('patients', 'name', patientId), name)
}
