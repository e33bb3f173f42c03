import type { Language } from '@tongzhen/contract/headers'
import type { Invoice, InvoiceDetails } from '@tongzhen/contract/invoices'
import type { InvoiceState } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import { textIn } from '../../lib/local-text.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { place as patientPlace } from '../patients/places.ts'
import type { Viewer, VisiblePayment } from '../payments/payments.ts'
import { visiblePayments } from '../payments/payments.ts'
import { states } from '../payments/states.ts'
import type { InvoicesDeps } from './deps.ts'
import { isInvoiced, place } from './invoices.ts'

type Deps = Pick<InvoicesDeps, 'db' | 'fields' | 'invoices'>

/** The e-invoice of a payment as this account is shown it; null where there is none to wait for. */
export function invoiceView(
  { fields, invoices }: Pick<Deps, 'fields' | 'invoices'>,
  row: VisiblePayment,
  language: Language,
): Invoice | null {
  const { paid_at: paidAt, invoice_issued_at: issuedAt } = row
  const { viewed_patient_id: patientId, viewed_patient_name: name } = row
  const state = stateOf(row, invoices)
  if (state === undefined || paidAt === null || name === null) return null

  return {
    paymentId: row.payment_id,
    state,
    code: row.invoice_code,
    number: row.invoice_number,
    issuedAt: issuedAt && shanghaiInstant(issuedAt),
    institutionId: row.institution_id,
    institutionName: textIn(row.snapshot.institutionName, language),
    patientId,
    patientName: fields.open(patientPlace('patients', 'name', patientId), name),
    purpose: row.purpose,
    amountFen: row.invoice_amount_fen ?? row.amount_fen,
    paidAt: shanghaiInstant(paidAt),
  }
}

/** Between the payment and the wish for its invoice lies a moment in which only the hospital's habit is known. */
function stateOf(row: VisiblePayment, invoices: Deps['invoices']): InvoiceState | undefined {
  const isPaid = states[row.state].outside === 'paid'
  switch (row.invoice_state) {
    case null:
      return isPaid && isInvoiced(row.purpose) && invoices.of(row.institution_id) !== undefined
        ? 'being_issued'
        : undefined
    case 'composing':
    case 'issuing':
      return isPaid ? 'being_issued' : undefined
    case 'issued':
    case 'writing_off':
      return 'issued'
    case 'red_lettered':
      return 'red_lettered'
    case 'not_issued':
      return undefined
  }
}

/** The same with everything that stands on it. */
export async function lookUpInvoice(
  deps: Deps,
  { paymentId, viewer, language }: { paymentId: string; viewer: Viewer; language: Language },
): Promise<InvoiceDetails | null> {
  const payment = await findVisible(deps, paymentId, viewer)
  const known = payment && invoiceView(deps, payment, language)
  if (!payment || !known) return null
  const row = await deps.db
    .selectFrom('invoices')
    .select(['invoice_id', 'check_code', 'red_number'])
    .where('payment_id', '=', paymentId)
    .executeTakeFirst()
  const { check_code: sealed = null, red_number: redNumber = null } = row ?? {}

  return {
    ...known,
    institutionPhone: payment.snapshot.institutionPhone,
    checkCode: row && sealed !== null ? deps.fields.open(place('check_code', row.invoice_id), sealed) : null,
    redNumber,
    former: await formerOf(deps.db, row?.invoice_id),
    lines: known.amountFen === payment.amount_fen ? linesOf(payment, language) : [],
  }
}

/** The oldest first. */
async function formerOf(db: Db, invoiceId: string | undefined): Promise<InvoiceDetails['former']> {
  if (invoiceId === undefined) return []
  const rows = await db
    .selectFrom('former_invoices')
    .select(['invoice_number', 'red_number', 'amount_fen'])
    .where('invoice_id', '=', invoiceId)
    .orderBy('red_at')
    .execute()

  return rows.map((one) => ({
    number: one.invoice_number,
    redNumber: one.red_number,
    amountFen: one.amount_fen ?? 0,
  }))
}

function linesOf({ lines }: VisiblePayment, language: Language): InvoiceDetails['lines'] {
  return (lines ?? []).map((line) => ({ ...line, name: textIn(line.name, language) }))
}

export async function findVisible(
  { db }: Pick<Deps, 'db'>,
  paymentId: string,
  viewer: Viewer,
): Promise<VisiblePayment | undefined> {
  if (viewer.institutions.length === 0) return undefined

  return visiblePayments(db, viewer).where('payments.payment_id', '=', paymentId).executeTakeFirst()
}
