import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { type Document, documentIndex, hospitalPatientIndex } from './places.ts'

/** A file in a hospital, with the phone that stands in it. */
export interface KnownFile {
  fields: FieldCrypto
  groupId: string
  institutionId: string
  hospitalPatientNumber: string
  document: Document
  /** Normalised. */
  phone: string
}

/** In the transaction that adds the patient: the phone of this file is what was typed. */
export async function rememberOpened(
  tx: Db,
  { fields, institutionId, hospitalPatientNumber, phone }: Omit<KnownFile, 'groupId' | 'document'>,
  now: Date,
): Promise<void> {
  await insertOnce(tx, (once) =>
    once
      .insertInto('opened_files')
      .values({
        institution_id: institutionId,
        hospital_patient_index: hospitalPatientIndex(fields, institutionId, hospitalPatientNumber),
        phone_index: fields.blindIndex('phone', phone),
        opened_at: now,
      })
      .execute(),
  )
}

/**
 * True when the phone in the file is the hospital's own knowledge: the file was not opened here, the hospital has another
 * phone in it now, or the person has been there for a visit since, document in hand. UNCONFIRMED: that desks look at the
 * document, and at the phone, of who comes for the first time.
 */
export async function isSeenSinceOpened(
  db: Db,
  { fields, groupId, institutionId, hospitalPatientNumber, document, phone }: KnownFile,
): Promise<boolean> {
  const opened = await db
    .selectFrom('opened_files')
    .select('opened_at')
    .where('institution_id', '=', institutionId)
    .where('hospital_patient_index', '=', hospitalPatientIndex(fields, institutionId, hospitalPatientNumber))
    .where('phone_index', '=', fields.blindIndex('phone', phone))
    .executeTakeFirst()
  if (opened === undefined) return true
  const visit = await db
    .selectFrom('appointments')
    .innerJoin('persons', 'persons.person_id', 'appointments.person_id')
    .select('appointments.appointment_id')
    .where('persons.group_id', '=', groupId)
    .where('persons.document_index', '=', documentIndex(fields, groupId, document))
    .where('appointments.institution_id', '=', institutionId)
    .where('appointments.state', '=', 'visited')
    .where('appointments.starts_at', '>', opened.opened_at)
    .limit(1)
    .executeTakeFirst()

  return visit !== undefined
}
