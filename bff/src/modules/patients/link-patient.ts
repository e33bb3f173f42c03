import { patientScopes } from '@tongzhen/contract/route'
import type { ProxyTerm } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { newId } from '../../lib/ids.ts'
import { bindCards, type HospitalFile } from './bind-cards.ts'
import { ensureDefaultPatient } from './default-patient.ts'
import { type LinkRefusal, type LinkWish, linkRefusal } from './link-rules.ts'
import { lockAccount } from './locks.ts'
import { lockPerson } from './persons.ts'
import { place } from './places.ts'
import { expiryOf } from './terms.ts'

export interface PatientToLink extends LinkWish {
  known: KnownPerson
  file: HospitalFile
  /** Absent: until somebody ends it. */
  term?: ProxyTerm | null
}

/** What the hospital holds, as far as this account has a right to know it. */
export interface KnownPerson {
  name: string
  phone: string | null
  sex: 'male' | 'female'
  birthOn: string
}

interface Linking {
  fields: FieldCrypto
  now: Date
  maxPatients: number
}

/**
 * Gives an account a patient with their cards: a new one, one that it had before, or one that it has with
 * cards of other institutions only. Answers the patient's id.
 */
export async function linkPatient(
  tx: Db,
  wish: PatientToLink,
  { fields, now, maxPatients }: Linking,
): Promise<string | LinkRefusal> {
  await lockAccount(tx, wish.accountId)
  const personId = await lockPerson(tx, { fields, groupId: wish.groupId, document: wish.document, now })
  const refusal = await linkRefusal(tx, wish, { fields, maxPatients, now })
  if (refusal) return refusal

  const patientId = await upsertPatient(tx, { wish, personId, fields, now })
  await ensureDefaultPatient(tx, wish.accountId)
  await bindCards(tx, { patientId, file: wish.file, fields, now })

  return patientId
}

interface Upsert {
  wish: PatientToLink
  personId: string
  fields: FieldCrypto
  now: Date
}

async function upsertPatient(tx: Db, { wish, personId, fields, now }: Upsert): Promise<string> {
  const existing = await tx
    .selectFrom('patients')
    .select(['patient_id', 'state', 'relation', 'scopes', 'expires_at'])
    .where('account_id', '=', wish.accountId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const patientId = existing?.patient_id ?? newId('pat')
  const known = sealed(fields, patientId, wish.known)
  const relation = existing?.state === 'active' ? existing.relation : wish.relation
  const expiresAt = expiryOf(wish.term ?? 'until_ended', { relation, birthOn: wish.known.birthOn }, now)
  // A file opened here proves nothing: what an account had before, it gets back no wider and no longer.
  const before = wish.proof === 'file' ? existing : undefined
  const rights = {
    relation,
    state: 'active' as const,
    scopes: JSON.stringify(before?.scopes ?? patientScopes),
    proof: wish.proof,
    linked_at: now,
    expires_at: earlier(before?.expires_at ?? null, expiresAt),
    ending_told_at: null,
  }

  if (!existing) {
    await tx
      .insertInto('patients')
      .values({
        ...rights,
        ...known,
        patient_id: patientId,
        proxy_id: newId('prx'),
        account_id: wish.accountId,
        person_id: personId,
        is_default: false,
        created_at: now,
      })
      .execute()
  } else if (existing.state !== 'active') {
    await tx
      .updateTable('patients')
      .set({ ...rights, ...known })
      .where('patient_id', '=', patientId)
      .execute()
  } else if (wish.proof !== 'file') {
    // A file opened elsewhere changes nothing; what the hospital holds does.
    await tx
      .updateTable('patients')
      .set({
        ...known,
        proof: wish.proof,
        scopes: rights.scopes,
        expires_at: rights.expires_at,
        ending_told_at: null,
      })
      .where('patient_id', '=', patientId)
      .execute()
  }

  return patientId
}

function earlier(a: Date | null, b: Date | null): Date | null {
  return a !== null && b !== null ? (a < b ? a : b) : (a ?? b)
}

function sealed(fields: FieldCrypto, patientId: string, known: KnownPerson) {
  return {
    name: fields.seal(place('patients', 'name', patientId), known.name),
    phone: known.phone === null ? null : fields.seal(place('patients', 'phone', patientId), known.phone),
    sex: known.sex,
    birth_on: fields.seal(place('patients', 'birth_on', patientId), known.birthOn),
  }
}
