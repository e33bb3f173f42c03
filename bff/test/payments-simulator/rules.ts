import type { Answer } from '../../src/modules/payments/answers.ts'
import { step } from '../../src/modules/payments/step.ts'
import type { Operation } from './store.ts'

/** What the production code around the reducer does. A mutant is these rules with one of them broken. */
export interface Rules {
  step: typeof step
  /** An answer made up instead of asking for it; production makes up none. */
  presume(operation: Operation): Answer | undefined
  /** Intent before effect: an operation is a row, and outlives the replica that wrote it (R1). */
  storesOperations: boolean
  /** Repeating a refund uses the number fixed with the decision (R4). */
  keepsRefundNumber: boolean
  /** A change is written only onto the version from which it was computed (R5). */
  comparesVersions: boolean
  /** A posting whose key is there already undoes its transaction (R6). */
  postsOnce: boolean
  /** The provider is asked without being hinted at (R7). */
  polls: boolean
  /** A call-back and what follows from it are one transaction: it is not kept without being heeded (R7). */
  keepsCallbackWithHint: boolean
  /** An outcome counts only under the lease under which it was got (R9). */
  fencesLeases: boolean
  /** An operation found with an expired lease was perhaps sent: its outcome is unknown (R2). */
  doubtsAbandoned: boolean
  /** Of a payment one application is open at a time, by an index (decision 43). */
  hasOneApplication: boolean
  /** The last agreement and the beginning of the refund are one transaction (decision 43). */
  agreesWithRefund: boolean
}

export const productionRules: Rules = {
  step,
  presume: () => undefined,
  storesOperations: true,
  keepsRefundNumber: true,
  comparesVersions: true,
  postsOnce: true,
  polls: true,
  keepsCallbackWithHint: true,
  fencesLeases: true,
  doubtsAbandoned: true,
  hasOneApplication: true,
  agreesWithRefund: true,
}
