import { normalizePhone } from '@tongzhen/contract/documents'
import type { Channel } from '@tongzhen/contract/headers'
import type { PatientFile, Relation } from '@tongzhen/contract/patients'
import { inTransaction } from '../../db/transaction.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { HospitalPerson, PersonIdentity, Trace } from '../../gateways/his/port.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { bindCards } from './bind-cards.ts'
import type { PatientsDeps } from './deps.ts'
import { findByRequest, storeFileOrder } from './file-orders.ts'
import { groupOf } from './groups.ts'
import { hasCardIn } from './link-rules.ts'
import { lockAccount, lockActivePatient } from './locks.ts'
import { documentIndex, place } from './places.ts'
import { proofByPhoneOf } from './proof.ts'
import { settleFileOrder } from './settle-file-order.ts'
import { searchRefusal } from './start-binding.ts'

interface CardWish {
  accountId: string
  patientId: string
  institutionId: string
  channel: Channel
  idempotencyKey: string
}

export type AddCardRefusal = Refusal<
  'NOT_FOUND' | 'FILE_EXISTS' | 'FILE_NOT_FOUND' | 'FILE_NAME_MISMATCH' | 'HOSPITAL_UNAVAILABLE'
>

/**
 * Gives a patient the cards of one more institution: those of the file that is there or, when there is none,
 * of a new file copied from an institution that the patient has a card of.
 */
export async function addCard(
  deps: PatientsDeps,
  wish: CardWish,
  trace: Trace,
): Promise<undefined | AddCardRefusal> {
  const { db, fields, config } = deps
  const { patientId, institutionId } = wish
  if (await hasCardIn(db, patientId, institutionId)) return undefined
  const patient = await readKnown(deps, patientId)
  if (!patient || patient.groupId !== groupOf(config, institutionId)) return refuse('NOT_FOUND')

  const earlier = await findByRequest(db, wish, fields)
  if (earlier && 'order' in earlier) return asCardRefusal(await settleFileOrder(deps, earlier.order, trace))

  const found = await deps.his.of(institutionId).findPerson(patient.identity, trace)
  if (!isGatewayFailure(found)) return bindFound(deps, { wish, patient, found })
  const refusal = searchRefusal(found)
  if (refusal.code !== 'FILE_NOT_FOUND') return refusal

  const modules = await deps.settings.modulesOf(institutionId, wish.channel)
  const file = await copyFile(deps, patientId, trace)
  if (isRefusal(file)) return file
  if (!file || !modules.includes('new_file')) return refusal

  return openCopy(deps, { wish, patient, file }, trace)
}

interface KnownPatient {
  groupId: string
  relation: Relation
  identity: PersonIdentity
  /** Numbers that the account has proved to hold: its own, and the hospital's by which it was bound. */
  provenPhoneIndexes: string[]
}

async function readKnown({ db, fields }: PatientsDeps, patientId: string): Promise<KnownPatient | undefined> {
  const row = await db
    .selectFrom('patients')
    .innerJoin('persons', 'persons.person_id', 'patients.person_id')
    .innerJoin('accounts', 'accounts.account_id', 'patients.account_id')
    .selectAll('patients')
    .select(['persons.group_id', 'persons.document_kind', 'persons.document_number', 'accounts.phone_index'])
    .where('patients.patient_id', '=', patientId)
    .where('patients.state', '=', 'active')
    .executeTakeFirst()
  if (!row || row.name === null || row.document_number === null) return undefined
  const phone = row.phone === null ? undefined : fields.open(place('patients', 'phone', patientId), row.phone)
  const isPhoneProven = row.proof === 'hospital_phone' && phone !== undefined

  return {
    groupId: row.group_id,
    relation: row.relation,
    identity: {
      documentKind: row.document_kind,
      documentNumber: fields.open(place('persons', 'document_number', row.person_id), row.document_number),
      name: fields.open(place('patients', 'name', patientId), row.name),
    },
    provenPhoneIndexes: [
      ...(row.phone_index === null ? [] : [row.phone_index]),
      ...(isPhoneProven ? [fields.blindIndex('phone', phone)] : []),
    ],
  }
}

/**
 * Only when this hospital, too, holds a phone that the account has proved to have. Otherwise knowing a name and
 * a number, and opening a file with them somewhere, would open the person's true file elsewhere.
 */
async function bindFound(
  { db, fields, clock }: PatientsDeps,
  { wish, patient, found }: { wish: CardWish; patient: KnownPatient; found: HospitalPerson },
): Promise<undefined | AddCardRefusal> {
  const phoneIndex = fields.blindIndex('phone', normalizePhone(found.phone))
  if (!patient.provenPhoneIndexes.includes(phoneIndex)) return refuse('FILE_EXISTS')
  const { patientId, institutionId } = wish
  const { hospitalPatientNumber, cards } = found
  const cardNumbers = cards.filter((card) => card.isValid).map((card) => card.cardNumber)

  const { documentKind, documentNumber } = patient.identity
  const proof = await proofByPhoneOf(db, {
    ...{ fields, groupId: patient.groupId, institutionId, hospitalPatientNumber },
    ...{ document: { kind: documentKind, number: documentNumber }, phone: normalizePhone(found.phone) },
  })

  return inTransaction(db, async (tx) => {
    await lockAccount(tx, wish.accountId)
    if (!(await lockActivePatient(tx, patientId))) return refuse('NOT_FOUND')
    if (proof !== 'file')
      await tx.updateTable('patients').set({ proof }).where('patient_id', '=', patientId).execute()
    const file = { institutionId, hospitalPatientNumber, cardNumbers }
    await bindCards(tx, { patientId, file, fields, now: clock.now() })

    return undefined
  })
}

/** The file as an institution holds it that the patient has a card of. */
async function copyFile(
  { db, fields, his }: PatientsDeps,
  patientId: string,
  trace: Trace,
): Promise<PatientFile | undefined | Refusal<'HOSPITAL_UNAVAILABLE'>> {
  const card = await db
    .selectFrom('patient_cards')
    .select(['card_id', 'institution_id', 'hospital_patient_number'])
    .where('patient_id', '=', patientId)
    .orderBy('created_at')
    .orderBy('card_id')
    .limit(1)
    .executeTakeFirst()
  if (!card) return undefined
  const number = fields.open(
    place('patient_cards', 'hospital_patient_number', card.card_id),
    card.hospital_patient_number,
  )
  const profile = await his.of(card.institution_id).profile(number, trace)

  return isGatewayFailure(profile) ? refuse('HOSPITAL_UNAVAILABLE') : profile.file
}

async function openCopy(
  deps: PatientsDeps,
  { wish, patient, file }: { wish: CardWish; patient: KnownPatient; file: PatientFile },
  trace: Trace,
): Promise<undefined | AddCardRefusal> {
  const { accountId, institutionId, idempotencyKey } = wish
  const { documentKind: kind, documentNumber: number } = patient.identity
  const order = await storeFileOrder(
    deps.db,
    {
      accountId,
      institutionId,
      documentIndex: documentIndex(deps.fields, patient.groupId, { kind, number }),
      idempotencyKey,
      relation: patient.relation,
      file: { ...file, documentKind: kind, documentNumber: number },
    },
    { fields: deps.fields, now: deps.clock.now() },
  )

  return asCardRefusal(await settleFileOrder(deps, order, trace))
}

function asCardRefusal(settled: Awaited<ReturnType<typeof settleFileOrder>>): undefined | AddCardRefusal {
  if (!isRefusal(settled)) return undefined
  switch (settled.code) {
    // Added meanwhile by the same account, elsewhere.
    case 'PATIENT_ALREADY_ADDED':
      return undefined
    case 'FILE_EXISTS':
    case 'FILE_NAME_MISMATCH':
    case 'HOSPITAL_UNAVAILABLE':
      return refuse(settled.code)
    // What one hospital holds, another one does not take: the person fills in the form there.
    default:
      return refuse('FILE_NOT_FOUND')
  }
}
