import type { HospitalConfirmation, HospitalLock, HospitalOrder } from '../../src/gateways/his/port.ts'
import { type HisRefusal, HisRefused, type HisResult } from '../../src/gateways/his/port.ts'

export interface ModelSlot {
  slot: number
  session: number
  capacity: number
  startsAtMs: number
}

interface Order {
  slot: ModelSlot | undefined
  person: number
  state: 'locked' | 'confirmed' | 'cancelled' | 'expired' | 'visited' | 'stopped'
  lockedUntilMs: number
}

const LOCK_MS = 15 * 60_000
const confirmation: HospitalConfirmation = { hospitalNumber: 'H', queueNumber: '1', location: undefined }

/** The rules of docs/interfaces/his.md for orders, in memory. */
export class ModelHospital {
  readonly orders = new Map<string, Order>()
  readonly feesFen = new Map<number, number>()
  /** Places sold at the hospital's own desk. */
  readonly soldAtDesk = new Map<number, number>()
  /** Sessions that somebody has left since they were stopped. */
  readonly #leftStopped = new Set<number>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  isAlive(orderNumber: string): boolean {
    this.#expire(orderNumber)
    const state = this.orders.get(orderNumber)?.state

    return state === 'locked' || state === 'confirmed'
  }

  lock(orderNumber: string, slot: ModelSlot, person: number): HisResult<HospitalLock> {
    this.#expire(orderNumber)
    const known = this.orders.get(orderNumber)
    if (known?.state === 'expired') return refused('lock_expired')
    if (known !== undefined && known.state !== 'locked') return refused('order_state')
    const order = known ?? {
      ...{ slot, person, state: 'locked' as const },
      lockedUntilMs: this.#now() + LOCK_MS,
    }
    if (known === undefined) {
      if (this.#alive().some((one) => one.person === person && one.slot?.session === slot.session)) {
        return new HisRefused({ code: 'session_already_booked', orderNumber: undefined }, { code: '3004' })
      }
      if (this.#now() >= slot.startsAtMs || this.#taken(slot) >= slot.capacity) return refused('slot_full')
      this.orders.set(orderNumber, order)
    }

    return {
      lockedUntilAt: new Date(order.lockedUntilMs).toISOString(),
      feeFen: this.feesFen.get(slot.slot) ?? 0,
    }
  }

  /** `replaces`: an order that ends in the same step. */
  confirm(orderNumber: string, replaces?: string): HisResult<HospitalConfirmation> {
    this.#expire(orderNumber)
    const order = this.orders.get(orderNumber)
    if (order === undefined) return refused('order_unknown')
    if (order.state === 'expired') return refused('lock_expired')
    if (order.state !== 'locked' && order.state !== 'confirmed') return refused('order_state')
    const replaced =
      replaces === undefined || order.state === 'confirmed' ? undefined : this.orders.get(replaces)
    if (replaced && replaced.state !== 'stopped' && replaced.state !== 'confirmed')
      return refused('order_state')
    if (replaced) this.#leave(replaced)
    order.state = 'confirmed'

    return confirmation
  }

  cancel(orderNumber: string): HisResult<null> {
    this.#expire(orderNumber)
    const order = this.orders.get(orderNumber)
    if (order === undefined) {
      this.orders.set(orderNumber, { slot: undefined, person: 0, state: 'cancelled', lockedUntilMs: 0 })

      return refused('order_unknown')
    }
    if (order.state === 'cancelled') return null
    if (order.state === 'visited' || order.state === 'expired') return refused('order_state')
    const canBeLate = order.state === 'locked' || order.state === 'confirmed'
    if (canBeLate && order.slot !== undefined && this.#now() >= order.slot.startsAtMs)
      return refused('too_late_to_cancel')
    this.#leave(order)

    return null
  }

  #leave(order: Order): void {
    if (order.state === 'stopped' && order.slot) this.#leftStopped.add(order.slot.session)
    order.state = 'cancelled'
  }

  query(orderNumber: string): HospitalOrder {
    this.#expire(orderNumber)
    const state = this.orders.get(orderNumber)?.state ?? 'none'

    return state === 'confirmed' ? { state, confirmation } : { state }
  }

  /** The desk sells a place that is free, to somebody without the app. */
  sellAtDesk(slot: ModelSlot): void {
    if (this.#taken(slot) >= slot.capacity) return
    this.soldAtDesk.set(slot.slot, (this.soldAtDesk.get(slot.slot) ?? 0) + 1)
  }

  stopSession(session: number): void {
    for (const order of this.#alive()) {
      if (order.slot?.session === session && order.state === 'confirmed') order.state = 'stopped'
    }
  }

  /** Those who were neither moved nor given back have their places again; not once somebody was. */
  reopenSession(session: number): void {
    const orders = [...this.orders.values()].filter((order) => order.slot?.session === session)
    if (this.#leftStopped.has(session)) return
    for (const order of orders) if (order.state === 'stopped') order.state = 'confirmed'
  }

  seePatients(): void {
    for (const order of this.orders.values()) {
      if (order.state === 'confirmed' && order.slot && this.#now() > order.slot.startsAtMs)
        order.state = 'visited'
    }
  }

  #taken(slot: ModelSlot): number {
    const ours = this.#alive().filter((order) => order.slot?.slot === slot.slot).length

    return ours + (this.soldAtDesk.get(slot.slot) ?? 0)
  }

  #alive(): Order[] {
    for (const orderNumber of this.orders.keys()) this.#expire(orderNumber)

    return [...this.orders.values()].filter(({ state }) => state === 'locked' || state === 'confirmed')
  }

  #expire(orderNumber: string): void {
    const order = this.orders.get(orderNumber)
    if (order?.state === 'locked' && this.#now() >= order.lockedUntilMs) order.state = 'expired'
  }
}

function refused(code: Exclude<HisRefusal['code'], ParameterisedCode>): HisRefused {
  return new HisRefused({ code }, { code })
}

type ParameterisedCode = 'request_malformed' | 'file_exists' | 'session_already_booked' | 'person_barred'
