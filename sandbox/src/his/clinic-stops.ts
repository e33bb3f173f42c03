import type { Clock } from '../lib/clock.ts'
import { instantOf, shanghaiDateTime } from '../lib/shanghai-time.ts'
import type { Collection, Store } from '../lib/store.ts'
import type { BilingualText } from './code-tables.ts'
import { identifier, readFields, text } from './fields.ts'
import { type Order, toQueryAnswer } from './order.ts'
import type { OrderShelf } from './order-shelf.ts'
import { done, isRefusal, type Outcome, refuse } from './outcome.ts'
import type { SessionBoard } from './session-board.ts'

/** A stop, under the number that its caller gave it. */
interface Stop {
  stopNo: string
  scheduleNo: string
  status: 'STOPPED' | 'REOPENED'
  stopTime: string
}

/** Hears of every clinic that was stopped or opened again, by a caller or at the hospital's own desk. */
export type StopListener = (told: { scheduleNo: string; isStopped: boolean }) => void

interface ClinicStopsOptions {
  store: Store
  hospitalCode: string
  clock: Clock
  board: SessionBoard
  shelf: OrderShelf
  onStop: StopListener
}

/**
 * Stops clinics and opens them again (`/schedule/stop` …, docs/interfaces/his.md, "Stopped clinics"). Every decision is
 * made and written in one step.
 */
export class ClinicStops {
  readonly #options: ClinicStopsOptions
  readonly #stops: Collection<Stop>

  constructor(options: ClinicStopsOptions) {
    this.#options = options
    this.#stops = options.store.collection(`${options.hospitalCode}/clinic-stops`)
  }

  stop(body: unknown): Outcome<unknown> {
    const read = readFields(body, {
      ...{ stopNo: identifier, scheduleNo: identifier },
      ...{ reasonZh: text(), reasonEn: text() },
    })
    if (isRefusal(read)) return read
    const { stopNo, scheduleNo, reasonZh, reasonEn } = read.values
    const earlier = this.#stops.get(stopNo)
    if (earlier !== undefined) {
      return earlier.scheduleNo === scheduleNo
        ? this.#answer(earlier)
        : refuse('1004', { field: 'scheduleNo' })
    }
    const session = this.#options.board.findShown(scheduleNo)
    if (session === undefined) return refuse('3001')
    if (session.stopReason !== undefined) return refuse('7001')
    if (this.#hasBegun(scheduleNo)) return refuse('7002')
    const stop: Stop = {
      ...{ stopNo, scheduleNo, status: 'STOPPED' },
      stopTime: shanghaiDateTime(this.#options.clock.now()),
    }
    this.#stops.set(stopNo, stop)
    this.stopAtDesk(scheduleNo, { zh: reasonZh, en: reasonEn })

    return this.#answer(stop)
  }

  query(body: unknown): Outcome<unknown> {
    const read = readFields(body, { stopNo: identifier })
    if (isRefusal(read)) return read
    const stop = this.#stops.get(read.values.stopNo)

    return stop === undefined ? done({ stopNo: read.values.stopNo, status: 'NONE' }) : this.#answer(stop)
  }

  reopen(body: unknown): Outcome<unknown> {
    const read = readFields(body, { stopNo: identifier })
    if (isRefusal(read)) return read
    const stop = this.#stops.get(read.values.stopNo)
    if (stop === undefined) return refuse('7004')
    if (stop.status === 'REOPENED') return this.#answer(stop)
    if (this.#hasBegun(stop.scheduleNo)) return refuse('7002')
    if (!this.reopenAtDesk(stop.scheduleNo)) return refuse('7003')

    return this.#answer(this.#stops.get(stop.stopNo) ?? stop)
  }

  /** Every order of the clinic that this interface ever held a place for, in the status of this moment. */
  orders(body: unknown): Outcome<unknown> {
    const read = readFields(body, { scheduleNo: identifier })
    if (isRefusal(read)) return read
    const { scheduleNo } = read.values
    if (this.#options.board.findShown(scheduleNo) === undefined) return refuse('3001')

    return done({ scheduleNo, orders: this.#ordersOf(scheduleNo).map(toQueryAnswer) })
  }

  /** Everyone who has not been seen loses the place. */
  stopAtDesk(scheduleNo: string, reason: BilingualText): void {
    const { store, board, shelf, onStop } = this.#options
    store.transaction(() => {
      board.stop(scheduleNo, reason)
      for (const order of this.#ordersOf(scheduleNo)) {
        if (order.status === 'LOCKED' || order.status === 'CONFIRMED') {
          shelf.save({
            ...order,
            status: 'STOPPED',
            ...(order.status === 'CONFIRMED' && { wasStopped: true }),
          })
        }
      }
    })
    onStop({ scheduleNo, isStopped: true })
  }

  /** Those who were booked have their places back; false once one of them was moved or given the fee back. */
  reopenAtDesk(scheduleNo: string): boolean {
    const { store, board, shelf, onStop } = this.#options
    const booked = this.#ordersOf(scheduleNo).filter(({ appointmentNo }) => appointmentNo !== undefined)
    if (booked.some(({ wasStopped, status }) => wasStopped && status === 'CANCELLED')) return false
    store.transaction(() => {
      board.reopen(scheduleNo)
      for (const order of booked) {
        const { wasStopped, ...kept } = order
        if (order.status === 'STOPPED') shelf.save({ ...kept, status: 'CONFIRMED' })
      }
      for (const stop of this.#stops.values()) {
        if (stop.scheduleNo === scheduleNo) this.#stops.set(stop.stopNo, { ...stop, status: 'REOPENED' })
      }
    })
    onStop({ scheduleNo, isStopped: false })

    return true
  }

  #answer(stop: Stop): Outcome<unknown> {
    const stopped = this.#ordersOf(stop.scheduleNo).filter(({ status }) => status === 'STOPPED')

    return done({ ...stop, orderCount: String(stopped.length) })
  }

  #ordersOf(scheduleNo: string): Order[] {
    return this.#options.shelf.list().filter((order) => order.scheduleNo === scheduleNo)
  }

  #hasBegun(scheduleNo: string): boolean {
    const { board, clock } = this.#options
    const session = board.findShown(scheduleNo)
    const begins = session?.slots[0]?.beginTime

    return session !== undefined && begins !== undefined && clock.now() >= instantOf(session.date, begins)
  }
}
