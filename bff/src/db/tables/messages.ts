import type { ErrorCode } from '@tongzhen/contract/errors'
import type { Channel } from '@tongzhen/contract/headers'
import type { MessageKind } from '@tongzhen/contract/states'
import type { JSONColumnType } from 'kysely'
import type { LocalText } from '../../lib/local-text.ts'

/** What fills the words of a message, as it was when it happened; nobody is named. */
export interface MessageParams {
  /** Absent of what is no hospital's matter. */
  institutionName?: LocalText
  departmentName?: LocalText
  doctorName?: LocalText
  location?: LocalText
  /** ISO. */
  startsAt?: string
  amountFen?: number
  reason?: ErrorCode
}

/**
 * `over`: the visit is not to come any more, or the person is called no more. `moved_on`: it stands differently by now.
 * `too_late`: nobody can act on it any more. `no_right`: the account may not know of it any more.
 */
export type DropReason = 'over' | 'moved_on' | 'too_late' | 'no_right'

export interface MessagesTable {
  message_id: string
  event_id: string
  account_id: string
  /** As the account that is told knows the person. */
  patient_id: string
  institution_id: string
  /** Where it was booked or paid: there it is told, too. */
  channel: Channel
  kind: MessageKind
  /** What it is about, and which of the events of that it is: messages about one thing go out in order. */
  aggregate_id: string
  seq: number
  payment_id: string | null
  appointment_id: string | null
  params: JSONColumnType<MessageParams>
  /**
   * `waiting`: an earlier one about the same thing goes first. `given_up`: it is in the inbox only. `dropped`: as well,
   * because it was true no more when it was to be sent.
   */
  delivery: 'waiting' | 'sending' | 'sent' | 'given_up' | 'dropped'
  /** Null unless dropped. */
  dropped_because: DropReason | null
  created_at: Date
  read_at: Date | null
}

export interface MessagesTables {
  messages: MessagesTable
}
