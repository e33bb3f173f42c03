import type { Relation } from '@tongzhen/contract/patients'
import type { Db } from '../../db/schema.ts'
import type { PatientProof } from '../../db/tables/patients.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { type Document, documentIndex } from './places.ts'

/** An account that wants a person, known to an institution, among its patients. */
export interface LinkWish {
  accountId: string
  groupId: string
  institutionId: string
  document: Document
  relation: Relation
  /** What shows that the account may. */
  proof: PatientProof
}

export type LinkRefusal = Refusal<
  'PATIENT_ALREADY_ADDED' | 'PATIENT_LIMIT_REACHED' | 'PROOF_REQUIRED' | 'REQUEST_INVALID'
>

/**
 * Why the account cannot have this patient, or undefined. Asked before the hospital is, so that nothing is done
 * there in vain, and again under the account's lock when the patient is added. What a person has ended, or what has ended
 * by itself, no name and document number bring back.
 */
export async function linkRefusal(
  db: Db,
  wish: LinkWish,
  { fields, maxPatients, now }: { fields: FieldCrypto; maxPatients: number; now: Date },
): Promise<LinkRefusal | undefined> {
  const links = await db
    .selectFrom('patients')
    .innerJoin('persons', 'persons.person_id', 'patients.person_id')
    .select(['patients.patient_id', 'patients.relation', 'patients.state', 'patients.proof'])
    .select(['patients.expires_at', 'persons.group_id', 'persons.document_index'])
    .where('patients.account_id', '=', wish.accountId)
    .execute()
  const index = documentIndex(fields, wish.groupId, wish.document)
  const same = links.find((one) => one.group_id === wish.groupId && one.document_index === index)
  const isOver = same?.state === 'ended' || (same?.expires_at != null && same.expires_at <= now)
  if (isOver && wish.proof === 'file') return refuse('PROOF_REQUIRED')
  if (same?.state === 'active') {
    const isToBeProved = same.proof === 'file' && wish.proof !== 'file'
    const isThere = !isToBeProved && (await hasCardIn(db, same.patient_id, wish.institutionId))

    return isThere ? refuse('PATIENT_ALREADY_ADDED') : undefined
  }
  const patients = links.filter((one) => one.state === 'active')
  if (patients.length >= maxPatients)
    return refuse('PATIENT_LIMIT_REACHED', { params: { limit: maxPatients } })
  if (wish.relation === 'self' && patients.some((one) => one.relation === 'self'))
    return refuse('REQUEST_INVALID', { fields: [{ path: 'relation', code: 'selfTaken' }] })

  return undefined
}

/** The account's patient of a person, if it has them. */
export async function findPatientId(
  db: Db,
  { accountId, groupId, document }: Pick<LinkWish, 'accountId' | 'groupId' | 'document'>,
  fields: FieldCrypto,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('patients')
    .innerJoin('persons', 'persons.person_id', 'patients.person_id')
    .select('patients.patient_id')
    .where('patients.account_id', '=', accountId)
    .where('patients.state', '=', 'active')
    .where('persons.group_id', '=', groupId)
    .where('persons.document_index', '=', documentIndex(fields, groupId, document))
    .executeTakeFirst()

  return row?.patient_id
}

export async function hasCardIn(db: Db, patientId: string, institutionId: string): Promise<boolean> {
  const card = await db
    .selectFrom('patient_cards')
    .select('card_id')
    .where('patient_id', '=', patientId)
    .where('institution_id', '=', institutionId)
    .limit(1)
    .executeTakeFirst()

  return card !== undefined
}
