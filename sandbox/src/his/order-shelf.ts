import type { Clock } from '../lib/clock.ts'
import type { Collection, Store } from '../lib/store.ts'
import { isHolding, type Order, statusByTime } from './order.ts'

/** The orders of one hospital, found by number, slot and patient, always in the status of this moment. */
export class OrderShelf {
  readonly #clock: Clock
  readonly #orders: Collection<Order>
  readonly #bySlot = new Map<string, Set<string>>()
  readonly #byPatient = new Map<string, Set<string>>()

  constructor({ store, hospitalCode, clock }: { store: Store; hospitalCode: string; clock: Clock }) {
    this.#clock = clock
    this.#orders = store.collection(`${hospitalCode}/orders`)
    this.index()
  }

  /** Rebuilds the look-ups from the store. */
  index(): void {
    this.#bySlot.clear()
    this.#byPatient.clear()
    for (const order of this.#orders.values()) this.#shelve(order)
  }

  find(orderNo: string): Order | undefined {
    const order = this.#orders.get(orderNo)

    return order === undefined ? undefined : this.#asOfNow(order)
  }

  save(order: Order): void {
    this.#orders.set(order.orderNo, order)
    this.#shelve(order)
  }

  /** Those that take up a place in a slot. */
  holdingIn(scheduleNo: string, slotNo: string): Order[] {
    const numbers = this.#bySlot.get(slotKey({ scheduleNo, slotNo }))

    return numbers === undefined ? [] : this.#ordersOf(numbers).filter(isHolding)
  }

  ofPatient(patientNo: string): Order[] {
    return this.#ordersOf(this.#byPatient.get(patientNo) ?? [])
  }

  list(): Order[] {
    return this.#ordersOf([...this.#orders.values()].map(({ orderNo }) => orderNo))
  }

  #asOfNow(order: Order): Order {
    const status = statusByTime(order, this.#clock.now())
    if (status === order.status) return order
    const changed: Order = { ...order, status }
    this.save(changed)

    return changed
  }

  #shelve(order: Order): void {
    const slot = slotKey(order)
    const inSlot = this.#bySlot.get(slot) ?? new Set()
    if (isHolding(order)) inSlot.add(order.orderNo)
    else inSlot.delete(order.orderNo)
    this.#bySlot.set(slot, inSlot)

    const ofPatient = this.#byPatient.get(order.patientNo) ?? new Set()
    this.#byPatient.set(order.patientNo, ofPatient.add(order.orderNo))
  }

  #ordersOf(numbers: Iterable<string>): Order[] {
    return [...numbers].map((number) => this.find(number)).filter((order) => order !== undefined)
  }
}

function slotKey({ scheduleNo, slotNo }: { scheduleNo: string; slotNo: string }): string {
  return `${scheduleNo}/${slotNo}`
}
