import { makeAutoObservable } from 'mobx'

/**
 * For whom one is booking. In memory only (reliability.md S24): it outlives signing in again, adding a patient on
 * the way and the switch of language.
 */
class BookingDraft {
  patientId: string | undefined
  /** Patients there were when the person went to add one; who is not among them has just been added. */
  knownIds: readonly string[] | undefined

  /** Why one comes to a department, in the words by which the assistant found it. */
  reason: { departmentId: string; text: string } | undefined

  constructor() {
    makeAutoObservable(this)
  }

  choose(patientId: string): void {
    this.patientId = patientId
    this.knownIds = undefined
  }

  comeFor(reason: { departmentId: string; text: string } | undefined): void {
    this.reason = reason
  }

  /** Empty: not said. */
  reasonFor(departmentId: string): string {
    return this.reason?.departmentId === departmentId ? this.reason.text : ''
  }

  goToAdd(knownIds: readonly string[]): void {
    this.knownIds = knownIds
  }
}

export const bookingDraft = new BookingDraft()
