import type { Clock } from '../../lib/clock.ts'
import { addDays, shanghaiDate } from '../../lib/shanghai-time.ts'
import { identifier, oneOf, readFields } from '../fields.ts'
import { done, isRefusal, type Outcome, refuse } from '../outcome.ts'
import type { PatientRegistry } from '../patient-registry.ts'
import { type Bill, isShown, toBillRow, toItemRows } from './bill.ts'
import type { BillShelf } from './bill-shelf.ts'

const KEPT_DAYS = 365

/** What a patient owes and has paid: `/bill/list` and `/bill/detail`. */
export class BillLists {
  readonly #shelf: BillShelf
  readonly #registry: PatientRegistry
  readonly #clock: Clock

  constructor({ shelf, registry, clock }: { shelf: BillShelf; registry: PatientRegistry; clock: Clock }) {
    this.#shelf = shelf
    this.#registry = registry
    this.#clock = clock
  }

  list(body: unknown): Outcome<unknown> {
    const read = readFields(body, { patientNo: identifier, paid: oneOf(['0', '1']) })
    if (isRefusal(read)) return read
    const { patientNo, paid } = read.values
    if (this.#registry.find(patientNo) === undefined) return refuse('2001')
    const isWanted = paid === '0' ? isOpen : this.#isPaidLately
    const bills = this.#shelf.ofPatient(patientNo).filter(isWanted)

    return done({ visits: visitsOf(bills) })
  }

  detail(body: unknown): Outcome<unknown> {
    const read = readFields(body, { patientNo: identifier, billNo: identifier })
    if (isRefusal(read)) return read
    const { patientNo, billNo } = read.values
    const bill = this.#shelf.find(billNo)
    if (bill === undefined || bill.patientNo !== patientNo || !isShown(bill))
      return refuse('4001', { billNo })

    return done({ ...bill.visit, ...toBillRow(bill), items: toItemRows(bill) })
  }

  readonly #isPaidLately = ({ status, visit }: Bill): boolean => {
    const earliest = addDays(shanghaiDate(this.#clock.now()), -KEPT_DAYS)

    return (status === 'PAID' || status === 'REFUNDED') && visit.visitDate >= earliest
  }
}

function isOpen({ status }: Bill): boolean {
  return status === 'OPEN'
}

/** Newest visits first, each with its bills in the order of their numbers. */
function visitsOf(bills: readonly Bill[]) {
  const visits = new Map(bills.map(({ visit }) => [visit.visitNo, visit]))

  return [...visits.values()]
    .sort((a, b) => b.visitDate.localeCompare(a.visitDate) || b.visitNo.localeCompare(a.visitNo))
    .map((visit) => ({
      ...visit,
      bills: bills
        .filter((bill) => bill.visit.visitNo === visit.visitNo)
        .filter(isShown)
        .sort((a, b) => a.billNo.localeCompare(b.billNo))
        .map(toBillRow),
    }))
}
