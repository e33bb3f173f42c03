import type { Db } from '../../db/schema.ts'
import { GatewayFailure, isGatewayFailure } from '../../gateways/failure.ts'
import type { HospitalBillDetails } from '../../gateways/his/billing-port.ts'
import type { InvoiceItem, InvoiceOrder, InvoicePayer } from '../../gateways/invoices/port.ts'
import { shanghaiDate, shanghaiInstant } from '../../lib/shanghai-time.ts'
import { readBookingPatient } from '../patients/booking-patient.ts'
import { place } from '../patients/places.ts'
import { billsOf, findPayment, type PaymentRow } from '../payments/payments.ts'
import type { InvoicesDeps } from './deps.ts'
import type { InvoiceRow } from './invoices.ts'

type Composed = InvoiceOrder | 'impossible' | GatewayFailure

/** What the platform is to write on the invoice: of bills the hospital says in detail what they were for. */
export async function composeOrder(deps: InvoicesDeps, row: InvoiceRow, traceId: string): Promise<Composed> {
  const payment = await findPayment(deps.db, row.payment_id)
  const payer = payment && (await readPayer(deps, payment))
  if (payment === undefined || payer === undefined) return 'impossible'
  const subject =
    payment.purpose === 'registration'
      ? await readVisit(deps.db, payment)
      : await readBills(deps, { payment, payer, traceId })
  if (subject === 'impossible' || isGatewayFailure(subject)) return subject

  return {
    businessNumber: row.business_number,
    kind: payment.purpose === 'registration' ? 'registration' : 'outpatient',
    paidAt: shanghaiInstant(payment.paid_at ?? payment.changed_at),
    payer,
    means: payment.means,
    ...subject,
  }
}

type Subject = Pick<InvoiceOrder, 'visitedOn' | 'departmentName' | 'hospitalNumber' | 'items'>

/** By the card in force; undefined when the person is no longer the account's patient there. */
async function readPayer(
  { db, fields }: InvoicesDeps,
  { patient_id: patientId, institution_id: institutionId }: PaymentRow,
): Promise<InvoicePayer | undefined> {
  if (patientId === null) return undefined
  const patient = await readBookingPatient(db, { patientId, institutionId }, fields)
  if (patient === undefined) return undefined
  const { name, hospitalPatientNumber, personId } = patient
  const person = await db
    .selectFrom('persons')
    .select(['document_kind', 'document_number'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const sealed = person?.document_number ?? null
  const document = person &&
    sealed !== null && {
      kind: person.document_kind,
      number: fields.open(place('persons', 'document_number', personId), sealed),
    }

  return {
    ...{ name, hospitalPatientNumber, document: document || undefined },
    ...{ phone: undefined, sex: undefined, ageYears: undefined },
  }
}

async function readVisit(db: Db, payment: PaymentRow): Promise<Subject | 'impossible'> {
  const appointment = await db
    .selectFrom('appointments')
    .select(['starts_at', 'snapshot', 'hospital_number', 'order_number'])
    .where('appointment_id', '=', payment.appointment_id)
    .executeTakeFirst()
  if (appointment === undefined) return 'impossible'
  const fee = { chargeKind: 'visit', name: '诊察费', unit: '次', quantity: 1 } as const

  return {
    visitedOn: shanghaiDate(appointment.starts_at),
    departmentName: appointment.snapshot.departmentName.zh,
    hospitalNumber: appointment.hospital_number ?? appointment.order_number,
    items: [{ ...fee, nationalCode: undefined, specification: undefined, amountFen: payment.amount_fen }],
  }
}

async function readBills(
  { db, billing }: InvoicesDeps,
  { payment, payer, traceId }: { payment: PaymentRow; payer: InvoicePayer; traceId: string },
): Promise<Subject | GatewayFailure> {
  const { hospitalPatientNumber } = payer
  const gateway = billing.of(payment.institution_id)
  const bills: HospitalBillDetails[] = []
  for (const billId of await billsOf(db, payment.payment_id)) {
    const bill = await gateway.billDetails({ hospitalPatientNumber, billId }, { traceId })
    if (isGatewayFailure(bill)) return bill
    bills.push(bill)
  }
  const items = bills.flatMap(itemsOf)
  const [first] = bills
  const isWhole = items.reduce((sum, { amountFen }) => sum + amountFen, 0) === payment.settled_fen
  if (first === undefined || items.length === 0 || !isWhole) {
    return new GatewayFailure('unintelligible', { reason: 'the bills are not the sum that the hospital has' })
  }

  return {
    visitedOn: first.visitedOn,
    departmentName: first.departmentName.zh,
    hospitalNumber: payment.settlement_number ?? payment.order_number,
    items,
  }
}

/**
 * A bill whose items are not its sum, as some hospitals round them, stands on the invoice as one line; what was given
 * back does not.
 */
function itemsOf(bill: HospitalBillDetails): InvoiceItem[] {
  if (bill.state === 'refunded') return []
  const sum = bill.items.reduce((total, { amountFen }) => total + amountFen, 0)
  if (sum !== bill.amountFen) {
    const whole = {
      chargeKind: bill.category,
      name: bill.executingDepartmentName.zh,
      unit: '次',
      quantity: 1,
    }

    return [{ ...whole, nationalCode: undefined, specification: undefined, amountFen: bill.amountFen }]
  }

  const kept = bill.items.filter(({ state }) => state !== 'refunded')

  return kept.map((item) => ({
    chargeKind: bill.category,
    name: item.name.zh,
    nationalCode: item.nationalCode,
    specification: item.specification?.zh,
    unit: item.unit.zh,
    quantity: item.quantity,
    amountFen: item.amountFen,
  }))
}
