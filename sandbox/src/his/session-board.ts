import { dateOfSchedule, type Hospital, shownDates } from '../group/hospital.ts'
import type { Session } from '../group/session.ts'
import type { Clock } from '../lib/clock.ts'
import { shanghaiDate } from '../lib/shanghai-time.ts'
import type { Collection, Store } from '../lib/store.ts'
import type { BilingualText } from './code-tables.ts'

/** What the hospital's own staff decided about a clinic, over what the calendar says. */
interface StaffDecision {
  /** Undefined when the clinic was opened again. */
  stopReason?: BilingualText | undefined
}

/** The clinics of a hospital: those of its calendar and those its staff added, stopped or opened again. */
export class SessionBoard {
  readonly #hospital: Hospital
  readonly #clock: Clock
  readonly #decisions: Collection<StaffDecision>
  readonly #added: Collection<Session>

  constructor({ hospital, store, clock }: { hospital: Hospital; store: Store; clock: Clock }) {
    const { hospitalCode } = hospital.institution
    this.#hospital = hospital
    this.#clock = clock
    this.#decisions = store.collection(`${hospitalCode}/staff-decisions`)
    this.#added = store.collection(`${hospitalCode}/added-sessions`)
  }

  /** The clinics on show between two dates, both included, in the order of date and time. */
  listShown({ dateFrom, dateTo }: { dateFrom: string; dateTo: string }): Session[] {
    return this.#shownDates()
      .filter((date) => date >= dateFrom && date <= dateTo)
      .flatMap((date) => [...this.#hospital.sessionsOn(date), ...this.#addedOn(date)].sort(byTimeAndDoctor))
      .map((session) => this.#withDecision(session))
  }

  /** A clinic on show; undefined for one that is past, too far ahead or unknown. */
  findShown(scheduleNo: string): Session | undefined {
    const date = dateOfSchedule(scheduleNo)
    if (date === undefined || !this.#shownDates().includes(date)) return undefined
    const session = this.#added.get(scheduleNo) ?? this.#hospital.findSession(scheduleNo)

    return session === undefined ? undefined : this.#withDecision(session)
  }

  stop(scheduleNo: string, stopReason: BilingualText): void {
    this.#decisions.set(scheduleNo, { stopReason })
  }

  reopen(scheduleNo: string): void {
    this.#decisions.set(scheduleNo, {})
  }

  add(session: Session): void {
    this.#added.set(session.scheduleNo, session)
  }

  #addedOn(date: string): Session[] {
    return [...this.#added.values()].filter((session) => session.date === date)
  }

  #shownDates(): string[] {
    return shownDates(shanghaiDate(this.#clock.now()))
  }

  #withDecision(session: Session): Session {
    const decision = this.#decisions.get(session.scheduleNo)

    return decision === undefined ? session : { ...session, stopReason: decision.stopReason }
  }
}

function byTimeAndDoctor(a: Session, b: Session): number {
  return Number(a.period) - Number(b.period) || Number(a.doctorCode) - Number(b.doctorCode)
}
