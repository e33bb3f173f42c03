import { type Directory, directory, emptyDirectory } from '@tongzhen/contract/directory'
import type { Db } from '../../db/schema.ts'
import { type CurrentDocument, findDocument } from '../institution-documents/documents.ts'

/** The one document of an institution that says what staff decide about its departments and doctors. */
export const DIRECTORY = 'directory'

/** What holds now, or what `version` said; while staff have decided nothing, or for a spoilt row: the hospital's own. */
export async function findDirectory(
  db: Db,
  { institutionId, version }: { institutionId: string; version?: number },
): Promise<CurrentDocument<Directory> | undefined> {
  if (version === 0) return { version, value: emptyDirectory }
  const row = await findDocument(db, {
    ...{ institutionId, documentId: DIRECTORY },
    ...(version !== undefined && { version }),
  })
  if (row === undefined) return version === undefined ? { version: 0, value: emptyDirectory } : undefined

  return { version: row.version, value: readDirectory(row.value) }
}

export function readDirectory(value: unknown): Directory {
  return directory.safeParse(value).data ?? emptyDirectory
}
