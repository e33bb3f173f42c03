import type { Db } from '../../db/schema.ts'
import { PAGE, pageOf, readCursor } from '../../lib/page.ts'
import { shanghaiInstantOf } from '../../lib/shanghai-time.ts'
import { shownPayments, type Viewer, type VisiblePayment, visiblePayments } from './payments.ts'

export interface ListQuery extends Viewer {
  patientId?: string | undefined
  /** `YYYY-MM-DD`: begun on this day or later. */
  from?: string | undefined
  cursor?: string | undefined
  /** Only those with an e-invoice, or with one on its way. */
  isInvoiced?: boolean
}

interface Page {
  rows: VisiblePayment[]
  nextCursor: string | null
}

/**
 * One page of an account's payments, newest first; those that could never be paid are none. Undefined for a
 * cursor that is not one of ours.
 */
export async function listPayments(db: Db, query: ListQuery): Promise<Page | undefined> {
  if (query.institutions.length === 0) return { rows: [], nextCursor: null }
  const after = readCursor(query.cursor, 'pay')
  if (after === 'malformed') return undefined

  let selected = (query.isInvoiced ? visiblePayments : shownPayments)(db, query)
    .where((eb) => eb.or([eb('payments.state', '!=', 'closed'), eb('payments.prepaid', 'is not', null)]))
    .orderBy('payments.created_at', 'desc')
    .orderBy('payments.payment_id', 'desc')
    .limit(PAGE + 1)
  if (query.patientId !== undefined) selected = selected.where('patients.patient_id', '=', query.patientId)
  if (query.from !== undefined) {
    selected = selected.where('payments.created_at', '>=', new Date(shanghaiInstantOf(query.from, '00:00')))
  }
  if (query.isInvoiced) selected = selected.where('invoices.state', '!=', 'not_issued')
  if (after !== undefined) {
    selected = selected.where((eb) =>
      eb.or([
        eb('payments.created_at', '<', after.at),
        eb.and([eb('payments.created_at', '=', after.at), eb('payments.payment_id', '<', after.id)]),
      ]),
    )
  }

  return pageOf(await selected.execute(), (row) => ({ at: row.created_at, id: row.payment_id }))
}
