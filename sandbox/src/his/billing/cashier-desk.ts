import type { Hospital } from '../../group/hospital.ts'
import type { Clock } from '../../lib/clock.ts'
import { createRandom } from '../../lib/random.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import type { Store } from '../../lib/store.ts'
import type { PatientRegistry } from '../patient-registry.ts'
import type { Sequence } from '../sequence.ts'
import { type Bill, itemNoOf, type Visit } from './bill.ts'
import type { BillShelf } from './bill-shelf.ts'
import { billsOfVisit } from './bills-of-visit.ts'
import type { Orders } from './charge-items.ts'
import type { Settlement } from './settlement.ts'
import type { Settlements } from './settlements.ts'

interface CashierDeskOptions {
  hospital: Hospital
  store: Store
  clock: Clock
  seed: string
  sequence: Sequence
  registry: PatientRegistry
  shelf: BillShelf
  settlements: Settlements
}

/** A visit with what its doctor orders. */
export interface NewBills {
  patientNo: string
  orders: Orders
  /** Without it, the hospital's first. */
  departmentCode?: string
  /** Without it, now. */
  issuedAtMs?: number
}

/** What doctors, cashiers and executing departments do with bills, and no caller can. */
export class CashierDesk {
  readonly #options: CashierDeskOptions

  constructor(options: CashierDeskOptions) {
    this.#options = options
  }

  /** The newest first. */
  bills(): Bill[] {
    return this.#options.shelf
      .list()
      .sort((a, b) => b.issuedAtMs - a.issuedAtMs || b.billNo.localeCompare(a.billNo))
  }

  /** The newest first. */
  settlements(): Settlement[] {
    return this.#options.settlements.list()
  }

  /** A new visit with its bills; undefined when there is no such file. */
  addBills({ patientNo, orders, departmentCode, issuedAtMs }: NewBills): Bill[] | undefined {
    const { store, clock, sequence, registry, shelf } = this.#options
    if (registry.find(patientNo) === undefined) return undefined
    const at = issuedAtMs ?? clock.now()
    const day = shanghaiDate(at).replaceAll('-', '')
    const nextNo = (kind: 'visit' | 'bill') =>
      `${kind === 'visit' ? 'V' : 'B'}${day}${String(sequence.next(kind)).padStart(6, '0')}`

    return store.transaction(() => {
      const visit = this.#visitAt({ visitNo: nextNo('visit'), at, departmentCode })
      const bills = billsOfVisit({
        visit,
        patientNo,
        orders,
        issuedAtMs: at,
        nextBillNo: () => nextNo('bill'),
      })
      for (const bill of bills) shelf.save(bill)

      return bills
    })
  }

  /** The doctor takes back what was ordered; only while it is not paid. */
  withdraw(billNo: string): boolean {
    return this.#change(billNo, ({ status }) => (status === 'OPEN' ? { status: 'WITHDRAWN' } : undefined))
  }

  /** The desk has the bill open and takes the money for it, or lets it go again. */
  hold(billNo: string, isHeld: boolean): boolean {
    return this.#change(billNo, ({ status }) => (status === 'OPEN' ? { isHeld } : undefined))
  }

  /** Money was taken at the desk. */
  takeMoney(billNo: string): boolean {
    return this.#change(billNo, ({ status }) =>
      status === 'OPEN' ? { status: 'PAID', isHeld: false } : undefined,
    )
  }

  /** Something of the bill was done or dispensed. */
  markExecuted(billNo: string): boolean {
    return this.#change(billNo, ({ status }) => (status === 'PAID' ? { isExecuted: true } : undefined))
  }

  /** One thing of the bill was done or dispensed, by its place in it. */
  markItemExecuted(billNo: string, index: number): boolean {
    return this.#change(billNo, (bill) =>
      bill.status === 'PAID' && index < bill.items.length
        ? { executedItemNos: [...(bill.executedItemNos ?? []), itemNoOf(bill, index)] }
        : undefined,
    )
  }

  /** The desk gave the money back; only what was paid there and not done. */
  giveBack(billNo: string): boolean {
    return this.#change(billNo, ({ status, orderNo, isExecuted }) =>
      status === 'PAID' && orderNo === undefined && !isExecuted ? { status: 'REFUNDED' } : undefined,
    )
  }

  /** The doctor changes what was ordered; only while it is not paid. The number stays. */
  reorder(billNo: string, orders: Orders): boolean {
    return this.#change(billNo, (bill) => {
      const [changed] = billsOfVisit({ ...bill, orders, nextBillNo: () => billNo })

      return bill.status === 'OPEN' && changed !== undefined ? { items: changed.items } : undefined
    })
  }

  #change(billNo: string, change: (bill: Bill) => Partial<Bill> | undefined): boolean {
    const { shelf } = this.#options
    const bill = shelf.find(billNo)
    const changes = bill === undefined ? undefined : change(bill)
    if (bill === undefined || changes === undefined) return false
    shelf.save({ ...bill, ...changes })

    return true
  }

  #visitAt(options: { visitNo: string; at: number; departmentCode: string | undefined }): Visit {
    const { visitNo, at, departmentCode } = options
    const { hospital, seed } = this.#options
    const department =
      hospital.departments.find((one) => one.departmentCode === departmentCode) ?? hospital.departments[0]
    const doctors = hospital.doctors.filter(
      (doctor) => doctor.departmentCode === department?.departmentCode && !doctor.isTeam,
    )
    if (department === undefined) throw new Error('the hospital has no department')
    const doctor = createRandom(`${seed}/visit/${visitNo}`).pick(doctors)

    return {
      visitNo,
      visitDate: shanghaiDate(at),
      departmentName: department.name,
      doctorName: doctor.name,
    }
  }
}
