import type { ErrorCode } from '@tongzhen/contract/errors'
import type { Language } from '@tongzhen/contract/headers'
import type { RefundItem, RefundOffer, RefundRules } from '@tongzhen/contract/refunds'
import type { AppliedItem, RefundSnapshot } from '../../db/tables/refunds.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { HospitalBillDetails, HospitalBillItem } from '../../gateways/his/billing-port.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import { addDays, shanghaiDate } from '../../lib/shanghai-time.ts'
import { readBookingPatient } from '../patients/booking-patient.ts'
import { billsOf, findPayment, type PaymentRow } from '../payments/payments.ts'
import type { RefundsDeps } from './deps.ts'
import { chainOf, rulesOf } from './rules.ts'
import { openStates } from './step.ts'

/** A refund to a bank card takes up to three working days (payments.md §1.5). */
export const RETURN_DAYS = 3

/** An item as the hospital calls it now, and whether it may be given back. */
export interface OfferedItem extends AppliedItem {
  state: NonNullable<HospitalBillItem['state']>
}

export interface Offered {
  items: OfferedItem[]
  snapshot: RefundSnapshot
  /** The hospital says of every item what may be done with it. */
  isWhole: boolean
}

interface Asking {
  /** As the account that asks knows the patient. */
  patientId: string
  traceId: string
}

type Unread = Refusal<'HOSPITAL_UNAVAILABLE' | 'CARD_REQUIRED'>

/** What a payment paid for, live from the hospital. */
export async function readOffered(
  { db, fields, billing }: Pick<RefundsDeps, 'db' | 'fields' | 'billing'>,
  payment: PaymentRow,
  { patientId, traceId }: Asking,
): Promise<Offered | Unread> {
  const { institution_id: institutionId } = payment
  const patient = await readBookingPatient(db, { patientId, institutionId }, fields)
  if (patient === undefined) return refuse('CARD_REQUIRED')
  const { hospitalPatientNumber } = patient
  const bills: HospitalBillDetails[] = []
  for (const billId of await billsOf(db, payment.payment_id)) {
    const bill = await billing.of(institutionId).billDetails({ hospitalPatientNumber, billId }, { traceId })
    if (isGatewayFailure(bill)) return refuse('HOSPITAL_UNAVAILABLE')
    bills.push(bill)
  }
  const items = bills.flatMap(offeredItems)
  const [first] = bills
  const none = { zh: '' }

  return {
    items,
    snapshot: { departmentName: first?.departmentName ?? none, doctorName: first?.doctorName ?? none },
    isWhole: items.length > 0 && items.length === bills.reduce((sum, bill) => sum + bill.items.length, 0),
  }
}

function offeredItems(bill: HospitalBillDetails): OfferedItem[] {
  return bill.items.flatMap(({ itemId, state, ...item }) =>
    itemId === undefined || state === undefined
      ? []
      : {
          ...{ billId: bill.billId, itemId, state, departmentName: bill.executingDepartmentName },
          ...{ name: item.name, specification: item.specification ?? null, unit: item.unit },
          ...{ quantity: item.quantity, amountFen: item.amountFen },
        },
  )
}

/** Why nothing of a payment can be applied for here, before the hospital is asked; undefined when it can. */
export function refusalOf(
  payment: PaymentRow,
  { isOpen }: Pick<RefundRules, 'isOpen'>,
): Refusal<'REFUND_NOT_HERE' | 'REFUND_INSURED' | 'PAYMENT_STATE'> | undefined {
  if (payment.purpose !== 'bills' || !isOpen) return refuse('REFUND_NOT_HERE')
  // The insurer's part goes back over the counter, with the payer's (features.md F2, F3).
  if (payment.insured_fen > 0 || payment.insurance_fen > 0)
    return refuse('REFUND_INSURED', { params: { phone: payment.snapshot.institutionPhone } })

  return payment.state === 'paid' ? undefined : refuse('PAYMENT_STATE')
}

export async function readOffer(
  deps: RefundsDeps,
  { paymentId, language, ...asking }: Asking & { paymentId: string; language: Language },
): Promise<RefundOffer | Unread | Refusal<'NOT_FOUND'>> {
  const payment = await findPayment(deps.db, paymentId)
  if (payment === undefined) return refuse('NOT_FOUND')
  const { rules } = await rulesOf(deps, payment.institution_id)
  const newest = await deps.db
    .selectFrom('refund_applications')
    .select(['application_id', 'state'])
    .where('payment_id', '=', paymentId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const isOpen = newest !== undefined && openStates.includes(newest.state)
  const refused = isOpen ? refuse('REFUND_EXISTS') : refusalOf(payment, rules)
  const offered = refused ?? (await readOffered(deps, payment, asking))
  if (isRefusal(offered) && offered.code !== refused?.code) return offered as Unread
  const { items, isWhole } = isRefusal(offered) ? { items: [], isWhole: true } : (offered as Offered)
  const refusal: ErrorCode | null = refused?.code ?? (isWhole ? null : 'REFUND_NOT_HERE')
  const steps = chainOf(rules)

  return {
    ...{ paymentId, refusal, steps, means: payment.means },
    items: items.map(({ state, ...item }) => ({ ...itemView(item, language), state })),
    institutionName: textIn(payment.snapshot.institutionName, language),
    institutionPhone: payment.snapshot.institutionPhone,
    notice: rules.notice[language === 'zh-CN' ? 'zh' : 'en'] ?? rules.notice.zh,
    expectedOn: expectedOn(deps.clock.now(), { steps: steps.length, daysPerStep: rules.daysPerStep }),
    applicationId: newest?.application_id ?? null,
  }
}

/** The day by which the money should be back, with so many people still to decide. */
export function expectedOn(
  from: Date,
  { steps, daysPerStep }: { steps: number; daysPerStep: number },
): string {
  return addDays(shanghaiDate(from), steps * daysPerStep + RETURN_DAYS)
}

export function itemView(item: AppliedItem, language: Language): RefundItem {
  return {
    ...item,
    departmentName: textIn(item.departmentName, language),
    name: textIn(item.name, language),
    specification: item.specification && textIn(item.specification, language),
    unit: textIn(item.unit, language),
  }
}
