import type { Session } from '../group/session.ts'
import type { Clock } from '../lib/clock.ts'
import { daysBetween } from '../lib/shanghai-time.ts'
import { visitTypes } from './code-tables.ts'
import { date, identifier, oneOf, optional, readFields } from './fields.ts'
import type { OrderShelf } from './order-shelf.ts'
import { done, isRefusal, type Outcome, refuse } from './outcome.ts'
import { momentOf, placesLeft, statusOf } from './places.ts'
import type { SessionBoard } from './session-board.ts'

const LONGEST_RANGE_DAYS = 31

/** What is on offer: `/schedule/list` and `/slot/list`. */
export class ScheduleLists {
  readonly #board: SessionBoard
  readonly #shelf: OrderShelf
  readonly #clock: Clock

  constructor({ board, shelf, clock }: { board: SessionBoard; shelf: OrderShelf; clock: Clock }) {
    this.#board = board
    this.#shelf = shelf
    this.#clock = clock
  }

  schedules(body: unknown): Outcome<unknown> {
    const read = readFields(body, {
      dateFrom: date,
      dateTo: date,
      departmentCode: optional(identifier),
      doctorCode: optional(identifier),
      visitType: optional(oneOf(visitTypes)),
    })
    if (isRefusal(read)) return read
    const { dateFrom, dateTo, departmentCode, doctorCode, visitType } = read.values
    const days = daysBetween(dateFrom, dateTo) + 1
    if (days < 1 || days > LONGEST_RANGE_DAYS) return refuse('1004', { field: 'dateTo' })

    const sessions = this.#board
      .listShown({ dateFrom, dateTo })
      .filter((session) => departmentCode === undefined || session.departmentCode === departmentCode)
      .filter((session) => doctorCode === undefined || session.doctorCode === doctorCode)
      .filter((session) => visitType === undefined || session.visitType === visitType)

    return done({ schedules: sessions.map((session) => this.#scheduleRow(session)) })
  }

  slots(body: unknown): Outcome<unknown> {
    const read = readFields(body, { scheduleNo: identifier })
    if (isRefusal(read)) return read
    const session = this.#board.findShown(read.values.scheduleNo)
    if (session === undefined) return refuse('3001')
    const slots = this.slotRows(session)

    return done({ scheduleNo: session.scheduleNo, status: statusOf(session, sumOfLeft(slots)), slots })
  }

  /** The slots of a clinic with the places left in each; a stopped clinic has none. */
  slotRows(session: Session) {
    const moment = momentOf(session, this.#clock.now())
    const isStopped = session.stopReason !== undefined

    return session.slots.map((slot) => {
      const ours = this.#shelf.holdingIn(session.scheduleNo, slot.slotNo).length
      const { slotNo, beginTime, endTime, capacity } = slot

      return {
        slotNo,
        beginTime,
        endTime,
        capacity,
        left: isStopped ? 0 : placesLeft({ slot, ours, moment }),
      }
    })
  }

  #scheduleRow(session: Session) {
    const { slots, ...row } = session
    const left = sumOfLeft(this.slotRows(session))

    return {
      ...row,
      capacity: slots.reduce((sum, { capacity }) => sum + capacity, 0),
      left,
      status: statusOf(session, left),
      beginTime: slots[0]?.beginTime,
      endTime: slots.at(-1)?.endTime,
    }
  }
}

function sumOfLeft(slots: readonly { left: number }[]): number {
  return slots.reduce((sum, { left }) => sum + left, 0)
}
