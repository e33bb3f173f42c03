import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { newId } from '../../lib/ids.ts'
import { type Document, documentIndex, place } from './places.ts'

/**
 * The person of a document, made when nobody has linked to them yet, and locked until the transaction ends,
 * so that the last account that leaves them cannot erase them meanwhile.
 */
export async function lockPerson(
  tx: Db,
  { fields, groupId, document, now }: { fields: FieldCrypto; groupId: string; document: Document; now: Date },
): Promise<string> {
  const index = documentIndex(fields, groupId, document)
  for (;;) {
    await insertOnce(tx, (db) =>
      db
        .insertInto('persons')
        .values({
          person_id: newId('per'),
          group_id: groupId,
          document_kind: document.kind,
          document_index: index,
          document_number: null,
          created_at: now,
        })
        .execute(),
    )
    const person = await tx
      .selectFrom('persons')
      .select(['person_id', 'document_number'])
      .where('group_id', '=', groupId)
      .where('document_index', '=', index)
      .forUpdate()
      .executeTakeFirst()
    // Erased between the two statements: make them again.
    if (!person) continue
    if (person.document_number === null) {
      const sealed = fields.seal(place('persons', 'document_number', person.person_id), document.number)
      await tx
        .updateTable('persons')
        .set({ document_number: sealed })
        .where('person_id', '=', person.person_id)
        .execute()
    }

    return person.person_id
  }
}

/** Erases what is known of a person to whom no account holds a link in force; without any link, the row too. */
export async function forgetPersonIfUnlinked(tx: Db, personId: string): Promise<void> {
  await tx.selectFrom('persons').select('person_id').where('person_id', '=', personId).forUpdate().execute()
  const links = await tx.selectFrom('patients').select('state').where('person_id', '=', personId).execute()
  if (links.length === 0) await tx.deleteFrom('persons').where('person_id', '=', personId).execute()
  else if (links.every((link) => link.state !== 'active'))
    await tx.updateTable('persons').set({ document_number: null }).where('person_id', '=', personId).execute()
}
