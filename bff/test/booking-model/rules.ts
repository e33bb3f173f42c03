import { step } from '../../src/modules/booking/step.ts'

/** What the production code does. A mutant is these rules with one of them broken. */
export interface Rules {
  step: typeof step
  /** Repeating a lock uses the number fixed at creation (R4). */
  keepsNumber: boolean
  /** A result counts only while the appointment is as it was when the operation was written (R5). */
  comparesVersion: boolean
  /** A result counts only while the lease under which it was got is in force (R9). */
  fencesLeases: boolean
  /** Our place is free again when the booking has ended, and not when somebody asks to end it. */
  releasesAtEnd: boolean
  /** An operation found with an expired lease was perhaps sent: its outcome is unknown. */
  doubtsAbandoned: boolean
}

export const productionRules: Rules = {
  step,
  keepsNumber: true,
  comparesVersion: true,
  fencesLeases: true,
  releasesAtEnd: true,
  doubtsAbandoned: true,
}
