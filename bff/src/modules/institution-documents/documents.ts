import type { Db } from '../../db/schema.ts'

export interface DocumentId {
  institutionId: string
  documentId: string
}

/** What a document says now; of one that nobody has written, version 0 and what came with the configuration. */
export interface CurrentDocument<Value> {
  version: number
  value: Value
}

/** The value of `version`, or of the newest. Whoever reads checks it against the contract: a row may be spoilt. */
export async function findDocument(
  db: Db,
  { institutionId, documentId, version }: DocumentId & { version?: number },
): Promise<CurrentDocument<unknown> | undefined> {
  let selected = db
    .selectFrom('institution_documents')
    .select(['version', 'value'])
    .where('institution_id', '=', institutionId)
    .where('document_id', '=', documentId)
    .orderBy('version', 'desc')
    .limit(1)
  if (version !== undefined) selected = selected.where('version', '=', version)

  return selected.executeTakeFirst()
}

/** What every document of an institution says now, in the order in which they were first written. */
export async function listDocuments(
  db: Db,
  institutionId: string,
): Promise<(CurrentDocument<unknown> & { documentId: string })[]> {
  const newest = db
    .selectFrom('institution_documents')
    .select(({ fn }) => ['document_id as id', fn.max('version').as('newest'), fn.min('at').as('begun')])
    .where('institution_id', '=', institutionId)
    .groupBy('document_id')
    .as('newest')
  const rows = await db
    .selectFrom('institution_documents')
    .innerJoin(newest, (join) =>
      join
        .onRef('newest.id', '=', 'institution_documents.document_id')
        .onRef('newest.newest', '=', 'institution_documents.version'),
    )
    .select(['document_id', 'version', 'value'])
    .where('institution_id', '=', institutionId)
    .orderBy('newest.begun')
    .orderBy('document_id')
    .execute()

  return rows.map(({ document_id, version, value }) => ({ documentId: document_id, version, value }))
}

/** Grows with every version of any document of the institutions. */
export async function countVersions(db: Db, institutionIds: readonly string[]): Promise<number> {
  if (institutionIds.length === 0) return 0
  const { count } = await db
    .selectFrom('institution_documents')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('institution_id', 'in', [...institutionIds])
    .executeTakeFirstOrThrow()

  return Number(count)
}
