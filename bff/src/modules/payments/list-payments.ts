import type { Db } from '../../db/schema.ts'
import { type Viewer, type VisiblePayment, visiblePayments } from './payments.ts'

const PAGE = 20

export interface ListQuery extends Viewer {
  patientId?: string | undefined
  cursor?: string | undefined
  /** Only those with an e-invoice. */
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
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor)
  if (after === undefined && query.cursor !== undefined) return undefined

  let selected = visiblePayments(db, query)
    .where((eb) => eb.or([eb('payments.state', '!=', 'closed'), eb('payments.prepaid', 'is not', null)]))
    .orderBy('payments.created_at', 'desc')
    .orderBy('payments.payment_id', 'desc')
    .limit(PAGE + 1)
  if (query.patientId !== undefined) selected = selected.where('patients.patient_id', '=', query.patientId)
  if (query.isInvoiced) selected = selected.where('invoices.invoice_number', 'is not', null)
  if (after !== undefined) {
    selected = selected.where((eb) =>
      eb.or([
        eb('payments.created_at', '<', after.createdAt),
        eb.and([
          eb('payments.created_at', '=', after.createdAt),
          eb('payments.payment_id', '<', after.paymentId),
        ]),
      ]),
    )
  }
  const found = await selected.execute()
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)

  return { rows, nextCursor: found.length > PAGE && last ? writeCursor(last) : null }
}

/** Where a page ended: the order's own keys, so that what is paid meanwhile moves nothing. */
function writeCursor(row: VisiblePayment): string {
  return `${row.created_at.getTime().toString(36)}.${row.payment_id}`
}

function readCursor(cursor: string): { createdAt: Date; paymentId: string } | undefined {
  const match = /^([0-9a-z]{1,9})\.(pay_[0-9A-Z]{20})$/.exec(cursor)
  if (match?.[1] === undefined || match[2] === undefined) return undefined

  return { createdAt: new Date(Number.parseInt(match[1], 36)), paymentId: match[2] }
}
