import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { hospitalPatientIndex, place } from './places.ts'

const AT_ONCE = 200

/**
 * Gives cards of before the index theirs, and those that a replica of the release before binds while it still runs.
 * Several replicas may do so at once: each takes rows that nobody else has. Answers how many there were.
 */
export async function indexPatientNumbers({ db, fields }: { db: Db; fields: FieldCrypto }): Promise<number> {
  let done = 0
  for (;;) {
    const indexed = await inTransaction(db, (tx) => indexSome(tx, fields))
    done += indexed
    if (indexed < AT_ONCE) return done
  }
}

async function indexSome(tx: Db, fields: FieldCrypto): Promise<number> {
  const cards = await tx
    .selectFrom('patient_cards')
    .select(['card_id', 'institution_id', 'hospital_patient_number'])
    .where('hospital_patient_index', 'is', null)
    .orderBy('card_id')
    .limit(AT_ONCE)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const { card_id: cardId, institution_id: institutionId, hospital_patient_number: sealed } of cards) {
    const number = fields.open(place('patient_cards', 'hospital_patient_number', cardId), sealed)
    await tx
      .updateTable('patient_cards')
      .set({ hospital_patient_index: hospitalPatientIndex(fields, institutionId, number) })
      .where('card_id', '=', cardId)
      .execute()
  }

  return cards.length
}
