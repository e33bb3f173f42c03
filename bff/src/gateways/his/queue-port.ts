import type { QueueState } from '@tongzhen/contract/states'
import type { LocalText } from '../../lib/local-text.ts'
import { GatewayFailure } from '../failure.ts'
import type { HisResult, Trace } from './port.ts'

/** What Tongzhen asks of a hospital about the day of a visit, by the order number of its appointment. */
export interface QueueGateway {
  guide(orderNumber: string, trace: Trace): Promise<HisResult<VisitGuide>>
  /** Repeating it answers how the queue stands. */
  checkIn(orderNumber: string, trace: Trace): Promise<HisResult<QueueStanding>>
  standing(orderNumber: string, trace: Trace): Promise<HisResult<QueueStanding>>
}

export interface QueueGateways {
  of(institutionId: string): QueueGateway
}

/** The hospital decided and said no: nobody has checked in by this. */
export class QueueRefused extends GatewayFailure {
  readonly refusal: QueueRefusal

  constructor(refusal: QueueRefusal, details: { code: string; data?: unknown }) {
    super('refused', { ...details, reason: `refused: ${refusal}` })
    this.refusal = refusal
  }
}

export type QueueRefusal =
  | 'caller_refused'
  | 'request_malformed'
  | 'order_unknown'
  /** No appointment, or none any more. */
  | 'order_state'
  | 'too_early'
  | 'too_late'
  | 'not_offered'
  | 'busy'

export interface VisitGuide {
  location: LocalText
  room: LocalText | null
  isFasting: boolean
  bring: LocalText[]
  /** Null where nobody checks in by telephone. */
  checkIn: CheckInRule | null
}

/** Instants with their offset; degrees in the coordinates of Chinese maps (GCJ-02). */
export interface CheckInRule {
  opensAt: string
  closesAt: string
  place: LocalText
  latitude: number
  longitude: number
  radiusMetres: number
  terminal: LocalText
}

/** How somebody stands in the queue of their clinic. */
export interface QueueStanding {
  state: Exclude<QueueState, 'checking_in'>
  checkedInAt: string | null
  putBacks: number
  /** While `waiting`: who of those that wait is called first, and how long the last visits took, the newest first. */
  ahead: number | null
  visitSeconds: number[]
  /** While `called`. */
  calls: number
  calledAt: string | null
  location: LocalText | null
  room: LocalText | null
}
