import type { Relation } from '@tongzhen/contract/patients'
import type { ProxyTerm } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import type { PatientProof } from '../../db/tables/patients.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { PersonIdentity } from '../../gateways/his/port.ts'
import { HOUR_MS, SECOND_MS, shift } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import { lockAccount } from './locks.ts'
import { place } from './places.ts'

interface NewBinding {
  accountId: string
  institutionId: string
  relation: Relation
  term?: ProxyTerm | undefined
}

/**
 * Counts a search for somebody's file before the hospital is asked, because its answer tells whether a name
 * and a document belong together.
 */
export function beginBinding(
  db: Db,
  wish: NewBinding,
  { now, perHour }: { now: Date; perHour: number },
): Promise<string | Refusal<'TOO_MANY_REQUESTS'>> {
  return inTransaction(db, async (tx) => {
    await lockAccount(tx, wish.accountId)
    const recent = await tx
      .selectFrom('patient_bindings')
      .select('created_at')
      .where('account_id', '=', wish.accountId)
      .where('created_at', '>', shift(now, -HOUR_MS))
      .orderBy('created_at', 'desc')
      .execute()
    const oldestCounted = recent[perHour - 1]?.created_at
    if (oldestCounted) {
      const freeAt = shift(oldestCounted, HOUR_MS)
      const seconds = Math.ceil((freeAt.getTime() - now.getTime()) / SECOND_MS)
      return refuse('TOO_MANY_REQUESTS', { params: { seconds }, retryAfterSeconds: seconds })
    }

    const bindingId = newId('bnd')
    await tx
      .insertInto('patient_bindings')
      .values({
        binding_id: bindingId,
        account_id: wish.accountId,
        institution_id: wish.institutionId,
        relation: wish.relation,
        term: wish.term ?? null,
        proof: null,
        identity: null,
        hospital_patient_number: null,
        state: 'searching',
        patient_id: null,
        created_at: now,
        expires_at: now,
      })
      .execute()

    return bindingId
  })
}

interface FoundFile {
  bindingId: string
  identity: PersonIdentity
  hospitalPatientNumber: string
  /** What the right code will show. */
  proof: PatientProof
  expiresAt: Date
}

/** Remembers the file found, until the code arrives. */
export async function keepFound(
  db: Db,
  { bindingId, identity, hospitalPatientNumber, proof, expiresAt }: FoundFile,
  fields: FieldCrypto,
): Promise<void> {
  await db
    .updateTable('patient_bindings')
    .set({
      identity: fields.seal(place('patient_bindings', 'identity', bindingId), JSON.stringify(identity)),
      hospital_patient_number: fields.seal(
        place('patient_bindings', 'hospital_patient_number', bindingId),
        hospitalPatientNumber,
      ),
      state: 'sent',
      proof,
      expires_at: expiresAt,
    })
    .where('binding_id', '=', bindingId)
    .execute()
}

/** Forgets the file found: no code will come, or the patient is added. */
export async function endBinding(
  db: Db,
  { bindingId, patientId }: { bindingId: string; patientId: string | undefined },
): Promise<void> {
  await db
    .updateTable('patient_bindings')
    .set({
      identity: null,
      hospital_patient_number: null,
      state: patientId === undefined ? 'searching' : 'done',
      patient_id: patientId ?? null,
    })
    .where('binding_id', '=', bindingId)
    .execute()
}

export interface Binding {
  bindingId: string
  accountId: string
  institutionId: string
  relation: Relation
  term: ProxyTerm | null
  identity: PersonIdentity
  hospitalPatientNumber: string
  proof: PatientProof
  isProven: boolean
}

/** A binding of the account: done, still to be confirmed, or `undefined` when it is over or never was. */
export async function findBinding(
  db: Db,
  { bindingId, accountId, now }: { bindingId: string; accountId: string; now: Date },
  fields: FieldCrypto,
): Promise<
  | Binding
  | { institutionId: string; patientId: string }
  | { institutionId: string; expired: true }
  | undefined
> {
  const row = await db
    .selectFrom('patient_bindings')
    .selectAll()
    .where('binding_id', '=', bindingId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (!row) return undefined
  const { institution_id: institutionId, identity, hospital_patient_number: number } = row
  if (row.patient_id !== null) return { institutionId, patientId: row.patient_id }
  if (identity === null || number === null || row.expires_at <= now) return { institutionId, expired: true }

  return {
    bindingId,
    accountId,
    institutionId,
    relation: row.relation,
    term: row.term,
    identity: JSON.parse(fields.open(place('patient_bindings', 'identity', bindingId), identity)),
    hospitalPatientNumber: fields.open(
      place('patient_bindings', 'hospital_patient_number', bindingId),
      number,
    ),
    // Sent by a replica of the release before: nothing is known of it.
    proof: row.proof ?? 'file',
    isProven: row.state === 'proven',
  }
}

/** The code was right: from now on the confirmation can be repeated without it, until `expiresAt`. */
export async function markProven(db: Db, bindingId: string, expiresAt: Date): Promise<void> {
  await db
    .updateTable('patient_bindings')
    .set({ state: 'proven', expires_at: expiresAt })
    .where('binding_id', '=', bindingId)
    .where('state', '=', 'sent')
    .execute()
}
