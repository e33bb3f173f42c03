import type { Hospital } from '../../group/hospital.ts'
import type { Session } from '../../group/session.ts'
import type { Clock } from '../../lib/clock.ts'
import { instantOf, shanghaiDateTime } from '../../lib/shanghai-time.ts'
import { identifier, readFields } from '../fields.ts'
import type { Order } from '../order.ts'
import type { OrderShelf } from '../order-shelf.ts'
import { done, isRefusal, type Outcome, type Refusal, refuse } from '../outcome.ts'
import type { SessionBoard } from '../session-board.ts'
import { aheadOf, join } from './session-queue.ts'
import type { SessionQueues } from './session-queues.ts'
import { checkInTimes, guideOf, roomOf } from './visit-guide.ts'

interface CheckInsOptions {
  hospital: Hospital
  clock: Clock
  board: SessionBoard
  shelf: OrderShelf
  queues: SessionQueues
}

interface Visit {
  order: Order
  session: Session
}

/** Tells of the day of a visit, takes check-ins and answers how queues stand (`/visit/guide`, `/queue/*`). */
export class CheckIns {
  readonly #options: CheckInsOptions

  constructor(options: CheckInsOptions) {
    this.#options = options
  }

  guide(body: unknown): Outcome<unknown> {
    const visit = this.#readVisit(body)

    return isRefusal(visit) ? visit : done(guideOf(this.#options.hospital, visit.order))
  }

  checkIn(body: unknown): Outcome<unknown> {
    const visit = this.#readVisit(body)
    if (isRefusal(visit)) return visit
    const { order, session } = visit
    const { hospital, clock, queues } = this.#options
    const queue = queues.of(session)
    if (queue.entries.some(({ orderNo }) => orderNo === order.orderNo)) return done(this.#answer(visit))
    if (order.status !== 'CONFIRMED') return refuse('3008', { status: order.status })
    const times = checkInTimes(hospital, order)
    if (times === undefined) return refuse('6003')
    const nowMs = clock.now()
    if (nowMs < times.opensAtMs) return refuse('6001', { openTime: shanghaiDateTime(times.opensAtMs) })
    if (nowMs > times.closesAtMs) return refuse('6002', { closeTime: shanghaiDateTime(times.closesAtMs) })
    const entry = {
      orderNo: order.orderNo,
      queueNo: Number(order.queueNo),
      status: 'WAITING' as const,
      checkedInAtMs: nowMs,
      ...{ calls: 0, putBacks: 0 },
    }
    const isLate = nowMs > instantOf(order.date, order.endTime)
    queues.save(session, join(queue, entry, { isLate }))

    return done(this.#answer(visit))
  }

  query(body: unknown): Outcome<unknown> {
    const visit = this.#readVisit(body)

    return isRefusal(visit) ? visit : done(this.#answer(visit))
  }

  /** How an order stands in the queue of its clinic. */
  #answer({ order, session }: Visit) {
    const queue = this.#options.queues.of(session)
    const entry = queue.entries.find(({ orderNo }) => orderNo === order.orderNo)
    if (entry === undefined) return { orderNo: order.orderNo, status: 'NONE' }
    const { status, checkedInAtMs, calls, calledAtMs, putBacks } = entry

    return {
      orderNo: order.orderNo,
      status,
      checkInTime: shanghaiDateTime(checkedInAtMs),
      putBacks,
      ...(status === 'WAITING' && {
        ahead: aheadOf(queue, order.orderNo),
        visitSeconds: queue.visitSeconds,
      }),
      ...(status === 'CALLED' &&
        calledAtMs !== undefined && {
          calls,
          callTime: shanghaiDateTime(calledAtMs),
          location: order.location,
          room: roomOf(order),
        }),
    }
  }

  #readVisit(body: unknown): Visit | Refusal {
    const read = readFields(body, { orderNo: identifier })
    if (isRefusal(read)) return read
    const order = this.#options.shelf.find(read.values.orderNo)
    if (order === undefined) return refuse('3007')
    const session = this.#options.board.findShown(order.scheduleNo)
    if (session === undefined || order.appointmentNo === undefined)
      return refuse('3008', { status: order.status })

    return { order, session }
  }
}
