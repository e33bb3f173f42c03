import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { PatientProof } from '../../db/tables/patients.ts'
import { isSeenSinceOpened, type KnownFile } from './opened-files.ts'

/** Of a row of `patients`: may the account know of the person (docs/decisions/0034)? */
export function isProved(): RawBuilder<boolean> {
  return sql<boolean>`(patients.proof <> 'file')`
}

/** Of a row of `patients`: is the account that of the person, and not only said to be? */
export function isThemselves(): RawBuilder<boolean> {
  return sql<boolean>`(patients.relation = 'self' and patients.proof <> 'file')`
}

/** What it proves to hold the phone of a hospital's file: nothing, while it is only what somebody typed here. */
export async function proofByPhoneOf(db: Db, file: KnownFile): Promise<PatientProof> {
  return (await isSeenSinceOpened(db, file)) ? 'hospital_phone' : 'file'
}
