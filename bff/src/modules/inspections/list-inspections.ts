import type { InspectionRow, inspectionsRoutes } from '@tongzhen/contract/inspections'
import type { QueryOf } from '@tongzhen/contract/route'
import type { FlagKind } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import type { ConversationsTable, InspectionsTable } from '../../db/tables/assistant.ts'
import { PAGE, pageOf, readCursor } from '../../lib/page.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { namesOf } from '../customer-service/desk-view.ts'
import type { InspectionsDeps } from './deps.ts'

type Wanted = QueryOf<typeof inspectionsRoutes.listInspections> & { institutions: readonly string[] }
type Found = Pick<
  ConversationsTable,
  'conversation_id' | 'institution_id' | 'kind' | 'channel' | 'language' | 'created_at'
> & { judged: InspectionsTable | undefined }

/** One page, without anybody's words. Undefined for a cursor that is not one of ours. */
export async function listInspections(
  deps: InspectionsDeps,
  wanted: Wanted,
): Promise<{ rows: InspectionRow[]; nextCursor: string | null } | undefined> {
  const of = wanted.institutionId === undefined ? wanted.institutions : [wanted.institutionId]
  const isOpen = wanted.show === 'open'
  const after = readCursor(wanted.cursor, isOpen ? 'cnv' : 'isp')
  if (after === 'malformed') return undefined
  if (of.length === 0) return { rows: [], nextCursor: null }
  const found = await (isOpen ? findOpen : findDone)(deps.db, { ...wanted, institutions: of, after })
  const page = pageOf(found, ({ conversation_id: id, created_at, judged }) =>
    judged === undefined ? { at: created_at, id } : { at: judged.at, id: judged.inspection_id },
  )
  const names = await namesOf(
    deps,
    page.rows.map(({ judged }) => judged?.staff_id),
  )
  const flags = await flagsOf(
    deps.db,
    page.rows.map((row) => row.conversation_id),
  )

  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map((row) => ({
      ...rowHead(row, flags),
      inspectionId: row.judged?.inspection_id ?? null,
      verdict: row.judged?.verdict ?? null,
      by: (row.judged && names.get(row.judged.staff_id)) ?? null,
      at: row.judged ? shanghaiInstant(row.judged.at) : null,
    })),
  }
}

export function rowHead(
  row: Omit<Found, 'judged'>,
  flags: ReadonlyMap<string, FlagKind[]>,
): Omit<InspectionRow, 'inspectionId' | 'verdict' | 'by' | 'at'> {
  return {
    conversationId: row.conversation_id,
    ...{ institutionId: row.institution_id, kind: row.kind, channel: row.channel, language: row.language },
    flags: flags.get(row.conversation_id) ?? [],
    startedAt: shanghaiInstant(row.created_at),
  }
}

/** Why they were flagged, by conversation. */
export async function flagsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, FlagKind[]>> {
  const flags = new Map<string, FlagKind[]>()
  if (ids.length === 0) return flags
  const rows = await db
    .selectFrom('conversation_flags')
    .selectAll()
    .where('conversation_id', 'in', [...ids])
    .orderBy('kind')
    .execute()
  for (const { conversation_id: id, kind } of rows) flags.set(id, [...(flags.get(id) ?? []), kind])

  return flags
}

type Selecting = Omit<Wanted, 'cursor'> & { after: { at: Date; id: string } | undefined }

function selected(db: Db, { institutions, kind, flag }: Selecting) {
  let those = db
    .selectFrom('conversations')
    .where('conversations.institution_id', 'in', [...institutions])
    .where('conversations.erased_at', 'is', null)
    .limit(PAGE + 1)
  if (kind !== undefined) those = those.where('conversations.kind', '=', kind)
  if (flag !== undefined)
    those = those.where((eb) =>
      eb.exists(
        eb
          .selectFrom('conversation_flags')
          .select('conversation_flags.kind')
          .whereRef('conversation_flags.conversation_id', '=', 'conversations.conversation_id')
          .where('conversation_flags.kind', '=', flag),
      ),
    )

  return those
}

async function findOpen(db: Db, selecting: Selecting): Promise<Found[]> {
  const { after } = selecting
  let those = selected(db, selecting)
    .selectAll('conversations')
    .where('conversations.flagged', '=', true)
    .orderBy('conversations.created_at')
    .orderBy('conversations.conversation_id')
  if (after !== undefined)
    those = those.where((eb) =>
      eb.or([
        eb('conversations.created_at', '>', after.at),
        eb.and([
          eb('conversations.created_at', '=', after.at),
          eb('conversations.conversation_id', '>', after.id),
        ]),
      ]),
    )

  return (await those.execute()).map((row) => ({ ...row, judged: undefined }))
}

async function findDone(db: Db, selecting: Selecting): Promise<Found[]> {
  const { after, verdict } = selecting
  let those = selected(db, selecting)
    .innerJoin('inspections', 'inspections.conversation_id', 'conversations.conversation_id')
    .selectAll('conversations')
    .select(['inspections.inspection_id', 'inspections.verdict', 'inspections.staff_id', 'inspections.at'])
    .orderBy('inspections.at', 'desc')
    .orderBy('inspections.inspection_id', 'desc')
  if (verdict !== undefined) those = those.where('inspections.verdict', '=', verdict)
  if (after !== undefined)
    those = those.where((eb) =>
      eb.or([
        eb('inspections.at', '<', after.at),
        eb.and([eb('inspections.at', '=', after.at), eb('inspections.inspection_id', '<', after.id)]),
      ]),
    )

  return (await those.execute()).map(({ inspection_id, verdict: found, staff_id, at, ...row }) => ({
    ...row,
    judged: {
      ...{ inspection_id, verdict: found, staff_id, at, remark: null },
      ...{ conversation_id: row.conversation_id, institution_id: row.institution_id },
    },
  }))
}
