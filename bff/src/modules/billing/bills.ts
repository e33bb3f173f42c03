import type { Bill, BilledVisit, BillItem } from '@tongzhen/contract/billing'
import type { Language } from '@tongzhen/contract/headers'
import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import {
  type BillingGateways,
  billingRefusalOf,
  type HospitalBill,
  type HospitalBillItem,
} from '../../gateways/his/billing-port.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import { readBookingPatient } from '../patients/booking-patient.ts'
import { findHolders, type Viewer, visiblePayments } from '../payments/payments.ts'
import { states } from '../payments/states.ts'

export interface BillingDeps {
  config: Pick<Config, 'institutions'>
  db: Db
  fields: FieldCrypto
  billing: BillingGateways
}

interface Named {
  patientId: string
  institutionId: string
  viewer: Viewer
  language: Language
  traceId: string
}

type Unread = Refusal<'CARD_REQUIRED' | 'HOSPITAL_UNAVAILABLE'>

/** Live from the hospital; bills that are being paid say so, whoever in the family pays them. */
export async function listBills(
  deps: BillingDeps,
  { state, language, traceId, ...named }: Named & { state: 'open' | 'paid' },
): Promise<BilledVisit[] | Unread> {
  const patient = await readBookingPatient(deps.db, named, deps.fields)
  if (patient === undefined) return refuse('CARD_REQUIRED')
  const { hospitalPatientNumber } = patient
  const gateway = deps.billing.of(named.institutionId)
  const visits = await gateway.listBills({ hospitalPatientNumber, state }, { traceId })
  if (isGatewayFailure(visits)) return refuse('HOSPITAL_UNAVAILABLE')
  const payments = await paymentsOf(deps.db, { ...named, bills: visits.flatMap((visit) => visit.bills) })

  return visits.map((visit) => ({
    visitId: visit.visitId,
    visitedOn: visit.visitedOn,
    departmentName: textIn(visit.departmentName, language),
    doctorName: textIn(visit.doctorName, language),
    bills: visit.bills.map((bill) => billView(bill, { payments, language })),
  }))
}

export async function getBill(
  deps: BillingDeps,
  { billId, language, traceId, ...named }: Named & { billId: string },
): Promise<
  (Bill & { visitId: string; visitedOn: string; items: BillItem[] }) | Unread | Refusal<'BILL_GONE'>
> {
  const patient = await readBookingPatient(deps.db, named, deps.fields)
  if (patient === undefined) return refuse('CARD_REQUIRED')
  const { hospitalPatientNumber } = patient
  const gateway = deps.billing.of(named.institutionId)
  const bill = await gateway.billDetails({ hospitalPatientNumber, billId }, { traceId })
  if (isGatewayFailure(bill)) {
    return refuse(billingRefusalOf(bill) === 'bill_unknown' ? 'BILL_GONE' : 'HOSPITAL_UNAVAILABLE')
  }
  const payments = await paymentsOf(deps.db, { ...named, bills: [bill] })

  return {
    ...billView(bill, { payments, language }),
    visitId: bill.visitId,
    visitedOn: bill.visitedOn,
    items: bill.items.map((item) => itemView(item, language)),
  }
}

interface PaymentOfBill {
  /** Null where this account may not see it. */
  paymentId: string | null
  /** The hospital may not know yet what we know. */
  state: 'paying' | 'paid'
}

type PaymentsOfBills = ReadonlyMap<string, PaymentOfBill>

/** By bill: the payment that holds it, and the one by whose number the hospital says that it was paid. */
async function paymentsOf(
  db: Db,
  { institutionId, viewer, bills }: { institutionId: string; viewer: Viewer; bills: readonly HospitalBill[] },
): Promise<PaymentsOfBills> {
  const holders = await findHolders(db, { institutionId, billIds: bills.map((bill) => bill.billId) })
  const numbers = bills.flatMap((bill) => bill.orderNumber ?? [])
  const visible = await visibleNumbers(db, viewer, [...numbers, ...holders.map((one) => one.order_number)])
  const found = new Map<string, PaymentOfBill>()
  for (const { billId, orderNumber } of bills) {
    const paymentId = orderNumber === undefined ? undefined : visible.get(orderNumber)
    if (paymentId !== undefined) found.set(billId, { paymentId, state: 'paid' })
  }
  for (const holder of holders) {
    const state = states[holder.state].outside === 'paid' ? 'paid' : 'paying'
    const paymentId = visible.get(holder.order_number) ?? null
    for (const billId of holder.billIds) found.set(billId, { paymentId, state })
  }

  return found
}

async function visibleNumbers(
  db: Db,
  viewer: Viewer,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map()
  const rows = await visiblePayments(db, viewer)
    .where('payments.order_number', 'in', [...new Set(numbers)])
    .clearSelect()
    .select(['payments.order_number', 'payments.payment_id'])
    .execute()

  return new Map(rows.map((row) => [row.order_number, row.payment_id]))
}

function billView(
  bill: HospitalBill,
  { payments, language }: { payments: PaymentsOfBills; language: Language },
): Bill {
  const payment = payments.get(bill.billId)

  return {
    billId: bill.billId,
    executingDepartmentName: textIn(bill.executingDepartmentName, language),
    category: bill.category,
    amountFen: bill.amountFen,
    issuedAt: bill.issuedAt,
    state: bill.state === 'open' ? (payment?.state ?? 'open') : bill.state,
    paymentId: payment?.paymentId ?? null,
  }
}

function itemView(item: HospitalBillItem, language: Language): BillItem {
  return {
    name: textIn(item.name, language),
    nationalCode: item.nationalCode ?? null,
    specification: item.specification ? textIn(item.specification, language) : null,
    unit: textIn(item.unit, language),
    quantity: item.quantity,
    unitPriceFen: item.unitPriceFen,
    amountFen: item.amountFen,
  }
}
