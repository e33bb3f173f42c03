import type { PaymentPurpose } from '@tongzhen/contract/states'
import type { Selectable } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { InvoicesTable } from '../../db/tables/invoices.ts'
import type { InvoiceOrder } from '../../gateways/invoices/port.ts'
import { addOperation, dropOperation } from '../../jobs/operations.ts'
import { shift } from '../../lib/clock.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import type { InvoiceRowState } from './states.ts'

/**
 * What is paid beforehand for a stay is spent by and by: the hospital issues its invoice when the stay is settled.
 */
export const isInvoiced = (purpose: PaymentPurpose): boolean => purpose !== 'prepaid'

/** Name of the invoices' operations in the table of operations. */
export const INVOICES_QUEUE = 'invoices'

export type InvoiceRow = Selectable<InvoicesTable>

/** Where a sealed value of this module lives (reliability.md S30). */
export function place(column: 'invoice_order' | 'check_code' | 'view_url', invoiceId: string): Place {
  return { table: 'invoices', column, rowId: invoiceId }
}

export function readOrder(fields: FieldCrypto, row: InvoiceRow): InvoiceOrder {
  if (row.invoice_order === null) throw new Error(`invoice ${row.invoice_id} has no order any more`)

  return JSON.parse(fields.open(place('invoice_order', row.invoice_id), row.invoice_order))
}

export function findInvoice(db: Db, invoiceId: string): Promise<InvoiceRow | undefined> {
  return db.selectFrom('invoices').selectAll().where('invoice_id', '=', invoiceId).executeTakeFirst()
}

export function lockInvoiceOf(tx: Db, paymentId: string): Promise<InvoiceRow | undefined> {
  return tx
    .selectFrom('invoices')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .forUpdate()
    .executeTakeFirst()
}

/** A part of the money went back: the hospital keeps the rest, and somebody is there to have an invoice of it. */
export async function isAnythingLeft(tx: Db, paymentId: string): Promise<boolean> {
  const payment = await tx
    .selectFrom('payments')
    .select(['settled_fen', 'patient_id'])
    .where('payment_id', '=', paymentId)
    .executeTakeFirst()

  return payment !== undefined && payment.settled_fen > 0 && payment.patient_id !== null
}

/** Remembers the invoice that was taken back, and answers what makes the row one for the rest, under a new number. */
export async function beginAnew(tx: Db, row: InvoiceRow, now: Date): Promise<InvoiceChange> {
  const { invoice_id, business_number, amount_fen, invoice_code, invoice_number } = row
  const { issued_at, red_code, red_number } = row
  await tx
    .insertInto('former_invoices')
    .values({
      ...{ invoice_id, business_number, amount_fen, invoice_code, invoice_number },
      ...{ issued_at, red_code, red_number, red_at: now },
    })
    .execute()
  const { count } = await tx
    .selectFrom('former_invoices')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('invoice_id', '=', invoice_id)
    .executeTakeFirstOrThrow()
  const number = `${invoice_id.replace('inv_', 'TZI')}A${String(count).padStart(2, '0')}`

  return {
    ...{ state: 'composing', business_number: number, is_unwanted: false, amount_fen: null },
    ...{ invoice_code: null, invoice_number: null, check_code: null, view_url: null },
    ...{ issued_at: null, red_code: null, red_number: null },
  }
}

/** The states in which somebody outside is asked. */
const askingStates: readonly InvoiceRowState[] = ['composing', 'issuing', 'writing_off']

export interface InvoiceChange
  extends Partial<Omit<InvoiceRow, 'invoice_id' | 'payment_id' | 'version' | 'changed_at'>> {
  state: InvoiceRowState
}

/** Writes the next state under comparison with the version it was computed from, and what it owes outside. */
export async function changeInvoice(
  tx: Db,
  { row, change, now }: { row: InvoiceRow; change: InvoiceChange; now: Date },
): Promise<boolean> {
  const version = row.version + 1
  const { numUpdatedRows } = await tx
    .updateTable('invoices')
    .set({ ...change, version, changed_at: now })
    .where('invoice_id', '=', row.invoice_id)
    .where('version', '=', row.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await dropOperation(tx, { queue: INVOICES_QUEUE, subjectId: row.invoice_id })
  if (askingStates.includes(change.state)) {
    await oweCall(tx, { invoiceId: row.invoice_id, version, setbacks: 0, dueAt: now })
  }

  return true
}

export function oweCall(
  tx: Db,
  {
    invoiceId,
    version,
    setbacks,
    dueAt,
  }: { invoiceId: string; version: number; setbacks: number; dueAt: Date },
): Promise<void> {
  const what = { queue: INVOICES_QUEUE, kind: 'ask', subjectId: invoiceId, subjectVersion: version }

  return addOperation(tx, { ...what, setbacks, dueAt })
}

/** The same question again, later. */
export function oweAgain(
  tx: Db,
  { row, setbacks, now, pauseMs }: { row: InvoiceRow; setbacks: number; now: Date; pauseMs: number },
): Promise<void> {
  const { invoice_id: invoiceId, version } = row

  return oweCall(tx, { invoiceId, version, setbacks, dueAt: shift(now, pauseMs) })
}
