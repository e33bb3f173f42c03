import type { Hospital } from '../../group/hospital.ts'
import type { Session } from '../../group/session.ts'
import type { Clock } from '../../lib/clock.ts'
import { createRandom } from '../../lib/random.ts'
import { instantOf } from '../../lib/shanghai-time.ts'
import type { Collection, Store } from '../../lib/store.ts'
import type { OrderShelf } from '../order-shelf.ts'
import { momentOf, placesOfOthers } from '../places.ts'
import {
  callNext,
  emptyQueue,
  join,
  movedOrders,
  type QueueEntry,
  type SessionQueue,
} from './session-queue.ts'

/** A doctor takes so long for a visit, each doctor in their own way. */
const SHORTEST_VISIT_S = 240
const LONGEST_VISIT_S = 480

interface SessionQueuesOptions {
  hospital: Hospital
  store: Store
  clock: Clock
  seed: string
  shelf: OrderShelf
  onMoved: QueueListener
}

/** Told of every order whose standing in a queue is another one; `isCall` when the person is just being called. */
export type QueueListener = (moved: { orderNo: string; patientNo: string; isCall: boolean }) => void

/**
 * The queues of a hospital's clinics. Those of the calendar fill with strangers and move by themselves, at the pace of
 * their doctor; those that staff added move only when staff say so.
 */
export class SessionQueues {
  readonly #options: SessionQueuesOptions
  readonly #queues: Collection<SessionQueue>

  constructor(options: SessionQueuesOptions) {
    this.#options = options
    this.#queues = options.store.collection(`${options.hospital.institution.hospitalCode}/queues`)
  }

  /** As it stands at this moment. */
  of(session: Session): SessionQueue {
    const known = this.#queues.get(session.scheduleNo) ?? this.#opened(session)
    const advanced = this.#isOfCalendar(session) ? this.#advanced(session, known) : known
    if (advanced !== known) this.save(session, advanced)

    return advanced
  }

  save(session: Session, queue: SessionQueue): void {
    const { shelf, onMoved } = this.#options
    const before = this.#queues.get(session.scheduleNo) ?? emptyQueue()
    this.#queues.set(session.scheduleNo, queue)
    for (const { orderNo, status } of queue.entries) {
      const order = orderNo === undefined ? undefined : shelf.find(orderNo)
      if (status === 'DONE' && order?.status === 'CONFIRMED') shelf.save({ ...order, status: 'VISITED' })
    }
    for (const moved of movedOrders(before, queue)) {
      const patientNo = shelf.find(moved.orderNo)?.patientNo
      if (patientNo !== undefined) onMoved({ ...moved, patientNo })
    }
  }

  /**
   * Strangers check in before everybody else, for clinics that nobody else books. With `seen`, so many were seen
   * already, and one more is with the doctor.
   */
  fill(session: Session, { waiting, seen = 0 }: { waiting: number; seen?: number }): void {
    const calls = seen > 0 ? seen + 1 : 0
    const nowMs = this.#options.clock.now()
    const strangers = Array.from({ length: waiting + calls }, () => strangerWith(0, nowMs))
    const queue = { ...this.of(session), entries: [...strangers, ...this.of(session).entries] }
    const moved = Array.from({ length: calls }).reduce<SessionQueue>((now) => this.next(session, now), queue)
    this.save(session, moved)
  }

  /** The next one is called; the visit that ends took as long as this doctor takes, however soon it is ended here. */
  next(session: Session, queue: SessionQueue, nowMs = this.#options.clock.now()): SessionQueue {
    return callNext(queue, { nowMs, visitSeconds: this.#visitSeconds(session, queue.begun) })
  }

  /** A stranger bears every number that others have taken, and is there from the beginning. */
  #opened(session: Session): SessionQueue {
    if (!this.#isOfCalendar(session)) return emptyQueue()
    const beginMs = beginOf(session)
    const moment = momentOf(session, beginMs)
    const ours = new Set(
      session.slots.flatMap(({ slotNo }) =>
        this.#options.shelf.holdingIn(session.scheduleNo, slotNo).map(({ queueNo }) => Number(queueNo)),
      ),
    )
    let first = 1
    const numbers = session.slots.flatMap((slot) => {
      const from = first
      first += slot.capacity

      return Array.from({ length: placesOfOthers(slot, moment) }, (_, index) => from + index)
    })

    return numbers
      .filter((number) => !ours.has(number))
      .reduce((queue, number) => join(queue, strangerWith(number, beginMs), { isLate: false }), emptyQueue())
  }

  #advanced(session: Session, known: SessionQueue): SessionQueue {
    const nowMs = this.#options.clock.now()
    let queue = known
    for (;;) {
      const called = queue.entries.find(({ status }) => status === 'CALLED')
      if (called === undefined && !queue.entries.some(({ status }) => status === 'WAITING')) return queue
      const visitMs = this.#visitSeconds(session, queue.begun) * 1000
      const dueMs = Math.max(
        beginOf(session),
        called?.calledAtMs === undefined ? 0 : called.calledAtMs + visitMs,
      )
      if (nowMs < dueMs) return queue
      // A queue that stood empty goes on when somebody comes.
      const newest = Math.max(0, ...queue.entries.map(({ checkedInAtMs }) => checkedInAtMs))
      queue = this.next(session, queue, called === undefined ? Math.max(dueMs, newest) : dueMs)
    }
  }

  #visitSeconds({ scheduleNo, doctorCode }: Session, visit: number): number {
    const { seed } = this.#options
    const usual = createRandom(`${seed}/pace/${doctorCode}`).integer(SHORTEST_VISIT_S, LONGEST_VISIT_S)

    return Math.round(usual * (0.6 + 0.8 * createRandom(`${seed}/visit/${scheduleNo}/${visit}`).next()))
  }

  #isOfCalendar({ scheduleNo }: Session): boolean {
    return this.#options.hospital.findSession(scheduleNo) !== undefined
  }
}

function beginOf({ date, slots }: Session): number {
  return instantOf(date, slots[0]?.beginTime ?? '00:00')
}

function strangerWith(queueNo: number, checkedInAtMs: number): QueueEntry {
  return { queueNo, status: 'WAITING', checkedInAtMs, calls: 0, putBacks: 0 }
}
