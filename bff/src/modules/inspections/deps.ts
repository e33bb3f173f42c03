import type { Db } from '../../db/schema.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'

export interface InspectionsDeps {
  db: Db
  clock: Clock
  fields: FieldCrypto
}

/** Somebody of the staff with a flagged conversation before them. */
export interface Acting {
  conversationId: string
  who: StaffPrincipal
  address: string
  traceId: string
}
