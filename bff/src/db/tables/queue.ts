import type { QueueState } from '@tongzhen/contract/states'
import type { ColumnType, JSONColumnType } from 'kysely'
import type { QueueStanding, VisitGuide } from '../../gateways/his/queue-port.ts'

/** Why a hospital takes no check-in, as the code of an error. */
export type CheckInReason = 'APPOINTMENT_STATE' | 'CHECK_IN_NOT_YET' | 'CHECK_IN_OVER' | 'CHECK_IN_NOT_HERE'

/** The day of a visit as the hospital last told it. */
export interface QueuePlacesTable {
  appointment_id: string
  /** Grows with everything that a person would see. */
  version: number
  guide: JSONColumnType<VisitGuide>
  guide_at: Date
  state: QueueState
  /** Why the last check-in came to nothing. */
  refusal: CheckInReason | null
  /** Null before the hospital was asked on the day. */
  standing: ColumnType<QueueStanding | null, string | null, string | null>
  /** When the question was asked whose answer this is: older answers do not count. */
  asked_at: Date
  /** Before then nobody asks again. */
  ask_due_at: Date
  /** The person knows that few are ahead. */
  is_told_ahead: boolean
}

export interface QueueTables {
  queue_places: QueuePlacesTable
}
