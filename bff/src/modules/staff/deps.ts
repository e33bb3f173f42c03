import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { SmsCodes } from '../accounts/sms-codes.ts'
import type { Catalogues } from '../institutions/catalogues.ts'
import type { StaffSessions } from './staff-sessions.ts'

export interface StaffDeps {
  config: Pick<Config, 'institutions'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  smsCodes: SmsCodes
  sessions: StaffSessions
  catalogues: Catalogues
  /** In the transaction that disables somebody: ends what they have begun, and says how many of it there were. */
  lapseProposalsOf(tx: Db, staffId: string): Promise<number>
}
