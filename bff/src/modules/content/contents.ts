import { type Content, content, type DocumentChange, textsOf } from '@tongzhen/contract/content'
import { z } from 'zod'
import type { Db } from '../../db/schema.ts'
import { DIRECTORY } from '../directory/directories.ts'
import { changesBetween } from '../institution-documents/document-changes.ts'
import { findDocument, listDocuments } from '../institution-documents/documents.ts'

/** One piece of what an institution says of itself, as it stands now. */
export interface KnownContent {
  contentId: string
  /** 0: as it came with the configuration. */
  version: number
  content: Content
  isPublished: boolean
}

export interface ContentsDeps {
  db: Db
  /** What came with the configuration, by institution. */
  firstContent: ReadonlyMap<string, readonly KnownContent[]>
}

const stored = z.strictObject({ content, isPublished: z.boolean() })

/** Undefined for a row that is not what we write: it is shown to nobody. */
export function readStored(value: unknown): z.output<typeof stored> | undefined {
  return stored.safeParse(value).data
}

/** All of an institution: what came with the configuration in its order, then in the order of writing. */
export async function listContents(
  { db, firstContent }: ContentsDeps,
  institutionId: string,
): Promise<KnownContent[]> {
  const first = firstContent.get(institutionId) ?? []
  const written = (await listDocuments(db, institutionId)).flatMap(({ documentId, version, value }) => {
    const known = documentId === DIRECTORY ? undefined : readStored(value)

    return known ? [{ ...known, contentId: documentId, version }] : []
  })
  const byId = new Map(written.map((one) => [one.contentId, one]))
  const firstIds = new Set(first.map((one) => one.contentId))

  return [
    ...first.map((one) => byId.get(one.contentId) ?? one),
    ...written.filter((one) => !firstIds.has(one.contentId)),
  ]
}

interface Named {
  institutionId: string
  contentId: string
}

/** What `version` said, or what is said now; 0 is what came with the configuration. */
export async function findContent(
  { db, firstContent }: ContentsDeps,
  { institutionId, contentId, version }: Named & { version?: number },
): Promise<KnownContent | undefined> {
  const first = firstContent.get(institutionId)?.find((one) => one.contentId === contentId)
  if (version === 0) return first
  const row = await findDocument(db, {
    institutionId,
    documentId: contentId,
    ...(version !== undefined && { version }),
  })
  if (row === undefined) return version === undefined ? first : undefined
  const known = readStored(row.value)

  return known && { ...known, contentId, version: row.version }
}

export function contentChanges(
  from: Pick<KnownContent, 'content' | 'isPublished'> | undefined,
  to: Pick<KnownContent, 'content' | 'isPublished'> | undefined,
): DocumentChange[] {
  return changesBetween(namedValues(from), namedValues(to))
}

function namedValues(
  known: Pick<KnownContent, 'content' | 'isPublished'> | undefined,
): Map<string, string | null> {
  if (known === undefined) return new Map()
  const { content: one, isPublished } = known
  const own: [string, string | null][] =
    one.kind === 'notice'
      ? [
          ['fromOn', one.fromOn],
          ['untilOn', one.untilOn],
          ['isPinned', String(one.isPinned)],
        ]
      : one.kind === 'way'
        ? [['position', one.position && `${one.position.latitude}, ${one.position.longitude}`]]
        : []

  return new Map([['isPublished', String(isPublished)], ...own, ...textsOf(one)])
}
