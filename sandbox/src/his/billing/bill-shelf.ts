import type { Collection, Store } from '../../lib/store.ts'
import type { Bill } from './bill.ts'

/** The bills of one hospital, found by number and by patient. */
export class BillShelf {
  readonly #bills: Collection<Bill>
  readonly #byPatient = new Map<string, Set<string>>()

  constructor({ store, hospitalCode }: { store: Store; hospitalCode: string }) {
    this.#bills = store.collection(`${hospitalCode}/bills`)
    this.index()
  }

  /** Rebuilds the look-up from the store. */
  index(): void {
    this.#byPatient.clear()
    for (const bill of this.#bills.values()) this.#shelve(bill)
  }

  find(billNo: string): Bill | undefined {
    return this.#bills.get(billNo)
  }

  save(bill: Bill): void {
    this.#bills.set(bill.billNo, bill)
    this.#shelve(bill)
  }

  ofPatient(patientNo: string): Bill[] {
    const numbers = [...(this.#byPatient.get(patientNo) ?? [])]

    return numbers.map((number) => this.find(number)).filter((bill) => bill !== undefined)
  }

  list(): Bill[] {
    return [...this.#bills.values()]
  }

  #shelve({ patientNo, billNo }: Bill): void {
    const numbers = this.#byPatient.get(patientNo) ?? new Set()
    this.#byPatient.set(patientNo, numbers.add(billNo))
  }
}
