import type { Hospital } from '../group/hospital.ts'
import type { Session } from '../group/session.ts'
import type { ClinicStops } from './clinic-stops.ts'
import type { BilingualText, Period, VisitType } from './code-tables.ts'
import type { Order } from './order.ts'
import type { OrderShelf } from './order-shelf.ts'
import type { PatientFile } from './patient-file.ts'
import type { PatientRegistry } from './patient-registry.ts'
import type { ScheduleLists } from './schedule-lists.ts'
import type { SessionBoard } from './session-board.ts'

export interface SessionSheet {
  session: Session
  slots: { slotNo: string; beginTime: string; endTime: string; capacity: number; left: number }[]
  orders: Order[]
}

/** A clinic added to the calendar, with its own slots and nobody in them. */
export interface AddedSession {
  /** Where it is held; by itself the doctor's own. */
  departmentCode?: string
  doctorCode: string
  date: string
  period: Period
  visitType: VisitType
  /** Yuan with two decimals. */
  fee: string
  slots: { beginTime: string; endTime: string; capacity: number }[]
}

interface StaffDeskOptions {
  hospital: Hospital
  registry: PatientRegistry
  board: SessionBoard
  shelf: OrderShelf
  schedules: ScheduleLists
  stops: ClinicStops
}

/** What the hospital's own staff do in the HIS, and no caller can: used by the control panel and by tests. */
export class StaffDesk {
  readonly #options: StaffDeskOptions

  constructor(options: StaffDeskOptions) {
    this.#options = options
  }

  sessionsOn(date: string): SessionSheet[] {
    const { board } = this.#options

    return board.listShown({ dateFrom: date, dateTo: date }).map((session) => this.#sheetOf(session))
  }

  findSession(scheduleNo: string): SessionSheet | undefined {
    const session = this.#options.board.findShown(scheduleNo)

    return session === undefined ? undefined : this.#sheetOf(session)
  }

  /** The newest first. */
  orders(): Order[] {
    return this.#options.shelf.list().sort((a, b) => b.lockedAtMs - a.lockedAtMs)
  }

  files(): PatientFile[] {
    return this.#options.registry.list()
  }

  findFile(patientNo: string): PatientFile | undefined {
    return this.#options.registry.find(patientNo)
  }

  /** Stops a clinic: everyone in it loses the place. False when there is no such clinic. */
  stopSession(scheduleNo: string, reason: BilingualText): boolean {
    if (this.findSession(scheduleNo) === undefined) return false
    this.#options.stops.stopAtDesk(scheduleNo, reason)

    return true
  }

  /** Opens a stopped clinic again; false when there is none, or somebody was moved or given the fee back since. */
  reopenSession(scheduleNo: string): boolean {
    return this.findSession(scheduleNo) !== undefined && this.#options.stops.reopenAtDesk(scheduleNo)
  }

  /** Marks a visit; only of an appointment that was confirmed. */
  markVisit(orderNo: string, status: 'VISITED' | 'MISSED'): boolean {
    const order = this.#options.shelf.find(orderNo)
    if (order === undefined || !['CONFIRMED', 'VISITED', 'MISSED'].includes(order.status)) return false
    this.#options.shelf.save({ ...order, status })

    return true
  }

  /** Keeps callers from cancelling an order, or lets them again; false when there is none. */
  freeze(orderNo: string, isFrozen = true): boolean {
    return this.#change(orderNo, (order) => ({ ...order, isFrozen }))
  }

  /** Cancels an order by hand, frozen or not, and tells no caller; false when there is none. */
  cancelAtDesk(orderNo: string, nowMs: number): boolean {
    return this.#change(orderNo, (order) => ({
      ...{ ...order, status: 'CANCELLED', cancelReason: '窗口取消' },
      ...(order.payment && { givenBackAtMs: nowMs }),
    }))
  }

  #change(orderNo: string, change: (order: Order) => Order): boolean {
    const order = this.#options.shelf.find(orderNo)
    if (order !== undefined) this.#options.shelf.save(change(order))

    return order !== undefined
  }

  /** Adds a clinic and answers its schedule number; undefined when there is no such doctor. */
  addSession(added: AddedSession): string | undefined {
    const { hospital, board } = this.#options
    const doctor = hospital.doctors.find(({ doctorCode }) => doctorCode === added.doctorCode)
    const departmentCode = added.departmentCode ?? doctor?.departmentCode
    const department = hospital.departments.find((one) => one.departmentCode === departmentCode)
    if (doctor === undefined || department === undefined) return undefined
    const scheduleNo = this.#freeScheduleNo(added)
    board.add({
      scheduleNo,
      departmentCode: department.departmentCode,
      doctorCode: doctor.doctorCode,
      date: added.date,
      period: added.period,
      visitType: added.visitType,
      fee: added.fee,
      location: department.location,
      stopReason: undefined,
      slots: added.slots.map((slot, index) => ({
        ...slot,
        slotNo: String(index + 1).padStart(2, '0'),
        demand: 0,
      })),
    })

    return scheduleNo
  }

  #freeScheduleNo({ date, doctorCode, period }: AddedSession): string {
    for (let number = 1; ; number += 1) {
      const scheduleNo = `${date.replaceAll('-', '')}-${doctorCode}-${period}E${number}`
      if (this.#options.board.findShown(scheduleNo) === undefined) return scheduleNo
    }
  }

  #sheetOf(session: Session): SessionSheet {
    const { shelf, schedules } = this.#options

    return {
      session,
      slots: schedules.slotRows(session),
      orders: session.slots.flatMap(({ slotNo }) => shelf.holdingIn(session.scheduleNo, slotNo)),
    }
  }
}
