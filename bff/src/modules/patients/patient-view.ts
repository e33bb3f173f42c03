import type { Card, Patient } from '@tongzhen/contract/patients'
import type { Selectable } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { PatientCardsTable, PatientsTable, PersonsTable } from '../../db/tables/patients.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { maskCardNumber, maskDocumentNumber, maskPhone } from '../../lib/masks.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { place } from './places.ts'

export interface Portal {
  institutions: readonly string[]
  groups: readonly string[]
}

interface Reading {
  fields: FieldCrypto
  portal: Portal
}

/** The patients in force of an account, the default one first, then in the order in which they were added. */
export async function readPatients(db: Db, accountId: string, reading: Reading): Promise<Patient[]> {
  if (reading.portal.institutions.length === 0) return []
  const rows = await activePatients(db, reading.portal)
    .where('patients.account_id', '=', accountId)
    .orderBy('patients.is_default', 'desc')
    .orderBy('patients.linked_at')
    .orderBy('patients.patient_id')
    .execute()

  return withCards(db, rows, reading)
}

/** One patient in force; the caller has made sure that the account may see it. */
export async function readPatient(db: Db, patientId: string, reading: Reading): Promise<Patient> {
  const rows = await activePatients(db, reading.portal).where('patients.patient_id', '=', patientId).execute()
  const [patient] = await withCards(db, rows, reading)
  if (!patient) throw new Error(`patient ${patientId} is not in force`)

  return patient
}

function activePatients(db: Db, portal: Portal) {
  return db
    .selectFrom('patients')
    .innerJoin('persons', 'persons.person_id', 'patients.person_id')
    .selectAll('patients')
    .select(['persons.document_kind', 'persons.document_number'])
    .where('patients.state', '=', 'active')
    .where('persons.group_id', 'in', [...portal.groups])
}

type PatientRow = Selectable<PatientsTable> & Pick<PersonsTable, 'document_kind' | 'document_number'>
type CardRow = Selectable<PatientCardsTable>

async function withCards(db: Db, rows: PatientRow[], { fields, portal }: Reading): Promise<Patient[]> {
  if (rows.length === 0) return []
  const cards = await db
    .selectFrom('patient_cards')
    .selectAll()
    .where(
      'patient_id',
      'in',
      rows.map((row) => row.patient_id),
    )
    .where('institution_id', 'in', [...portal.institutions])
    .orderBy('institution_id')
    .orderBy('is_default', 'desc')
    .orderBy('created_at')
    .orderBy('card_id')
    .execute()

  return rows.map((row) => ({
    patientId: row.patient_id,
    name: nameOf(fields, row),
    relation: row.relation,
    sex: row.sex,
    birthOn: opened(fields, { row, column: 'birth_on' }),
    documentKind: row.document_kind,
    documentNumberMasked: maskedDocument(fields, row),
    phoneMasked: masked(opened(fields, { row, column: 'phone' })),
    isDefault: row.is_default,
    scopes: row.scopes,
    until: row.expires_at && shanghaiInstant(row.expires_at),
    isProved: row.proof !== 'file',
    cards: cards.filter((card) => card.patient_id === row.patient_id).map((card) => cardView(fields, card)),
  }))
}

function opened(
  fields: FieldCrypto,
  { row, column }: { row: PatientRow; column: 'name' | 'birth_on' | 'phone' },
): string | null {
  const sealed = row[column]

  return sealed === null ? null : fields.open(place('patients', column, row.patient_id), sealed)
}

function nameOf(fields: FieldCrypto, row: PatientRow): string {
  const name = opened(fields, { row, column: 'name' })
  if (name === null) throw new Error(`patient ${row.patient_id} is in force without a name`)

  return name
}

function maskedDocument(fields: FieldCrypto, row: PatientRow): string {
  if (row.document_number === null) throw new Error(`person ${row.person_id} was erased but is still linked`)

  return maskDocumentNumber(
    fields.open(place('persons', 'document_number', row.person_id), row.document_number),
  )
}

function masked(phone: string | null): string | null {
  return phone === null ? null : maskPhone(phone)
}

function cardView(fields: FieldCrypto, card: CardRow): Card {
  const number = fields.open(place('patient_cards', 'card_number', card.card_id), card.card_number)

  return {
    cardId: card.card_id,
    institutionId: card.institution_id,
    cardNumberMasked: maskCardNumber(number),
    isDefault: card.is_default,
  }
}
