import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { newId } from '../../lib/ids.ts'
import { cardIndex, hospitalPatientIndex, place } from './places.ts'

/** A person's file in one institution. */
export interface HospitalFile {
  institutionId: string
  hospitalPatientNumber: string
  /** Valid cards, in the hospital's order. */
  cardNumbers: readonly string[]
}

interface Binding {
  patientId: string
  file: HospitalFile
  fields: FieldCrypto
  now: Date
}

/** Binds the cards of a file that are not bound yet. The first one ever bound becomes the default. */
export async function bindCards(tx: Db, { patientId, file, fields, now }: Binding): Promise<void> {
  const { institutionId } = file
  const bound = await tx
    .selectFrom('patient_cards')
    .select(['card_index', 'is_default'])
    .where('patient_id', '=', patientId)
    .where('institution_id', '=', institutionId)
    .execute()
  const known = new Set(bound.map((card) => card.card_index))
  let needsDefault = !bound.some((card) => card.is_default)
  for (const cardNumber of file.cardNumbers) {
    const index = cardIndex(fields, institutionId, cardNumber)
    if (known.has(index)) continue
    known.add(index)
    const cardId = newId('crd')
    await tx
      .insertInto('patient_cards')
      .values({
        card_id: cardId,
        patient_id: patientId,
        institution_id: institutionId,
        card_number: fields.seal(place('patient_cards', 'card_number', cardId), cardNumber),
        card_index: index,
        hospital_patient_number: fields.seal(
          place('patient_cards', 'hospital_patient_number', cardId),
          file.hospitalPatientNumber,
        ),
        hospital_patient_index: hospitalPatientIndex(fields, institutionId, file.hospitalPatientNumber),
        is_default: needsDefault,
        created_at: now,
      })
      .execute()
    needsDefault = false
  }
}

/** A patient with cards in an institution has a default one there. */
export async function ensureDefaultCard(tx: Db, patientId: string, institutionId: string): Promise<void> {
  const cards = await tx
    .selectFrom('patient_cards')
    .select(['card_id', 'is_default'])
    .where('patient_id', '=', patientId)
    .where('institution_id', '=', institutionId)
    .orderBy('created_at')
    .orderBy('card_id')
    .execute()
  const [first] = cards
  if (first && !cards.some((card) => card.is_default)) await setDefaultCard(tx, first.card_id)
}

export async function setDefaultCard(tx: Db, cardId: string): Promise<void> {
  const card = await tx
    .selectFrom('patient_cards')
    .select(['patient_id', 'institution_id'])
    .where('card_id', '=', cardId)
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('patient_cards')
    .set({ is_default: false })
    .where('patient_id', '=', card.patient_id)
    .where('institution_id', '=', card.institution_id)
    .where('is_default', '=', true)
    .execute()
  await tx.updateTable('patient_cards').set({ is_default: true }).where('card_id', '=', cardId).execute()
}
