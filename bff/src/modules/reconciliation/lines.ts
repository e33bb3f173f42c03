import type { StatementSource } from '@tongzhen/contract/reconciliation'
import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { ReconLine, SortedLines } from './compare.ts'

interface Place {
  runId: string
  source: StatementSource
  party: string
}

const PAGE_LINES = 4000

/** What an earlier attempt has left is gone before the statement is read again. */
export async function clearLines(db: Db, { runId, source, party }: Place): Promise<void> {
  await db
    .deleteFrom('recon_lines')
    .where('run_id', '=', runId)
    .where('source', '=', source)
    .where('party', '=', party)
    .execute()
}

/** @param from number of the first line in its statement, counted from 1 */
export async function addLines(
  db: Db,
  { runId, source, party, from }: Place & { from: number },
  lines: readonly Omit<ReconLine, 'party'>[],
): Promise<void> {
  if (lines.length === 0) return
  await db
    .insertInto('recon_lines')
    .values(
      lines.map((line, index) => ({
        ...{ run_id: runId, source, party, seq: from + index },
        ...{
          ext_no: line.extNo,
          kind: line.kind,
          order_no: line.orderNo,
          institution_id: line.institutionId,
        },
        ...{
          means: line.means,
          fen: line.fen,
          at: line.at,
          status: line.status,
          provider_no: line.providerNo,
        },
      })),
    )
    .execute()
}

/** All lines of one side of a day in the order of the merge, page by page. */
export async function* sortedLines(
  db: Db,
  { runId, source }: Omit<Place, 'party'>,
): SortedLines & AsyncGenerator<ReconLine[]> {
  let after: { ext_no: string; kind: string; party: string; seq: number } | undefined
  for (;;) {
    let page = db
      .selectFrom('recon_lines')
      .selectAll()
      .where('run_id', '=', runId)
      .where('source', '=', source)
      .orderBy('ext_no')
      .orderBy('kind')
      .orderBy('party')
      .orderBy('seq')
      .limit(PAGE_LINES)
    if (after !== undefined) {
      const { ext_no, kind, party, seq } = after
      page = page.where(sql<boolean>`(ext_no, kind, party, seq) > (${ext_no}, ${kind}, ${party}, ${seq})`)
    }
    const rows = await page.execute()
    if (rows.length > 0) yield rows.map(toLine)
    after = rows.at(-1)
    if (rows.length < PAGE_LINES) return
  }
}

export function toLine(row: {
  ext_no: string
  kind: ReconLine['kind']
  order_no: string
  party: string
  institution_id: string | null
  means: ReconLine['means']
  fen: number
  at: Date
  status: ReconLine['status']
  provider_no: string
}): ReconLine {
  const { ext_no: extNo, order_no: orderNo, institution_id: institutionId, provider_no: providerNo } = row

  return {
    ...{ extNo, kind: row.kind, orderNo, party: row.party, institutionId, means: row.means },
    ...{ fen: row.fen, at: row.at, status: row.status, providerNo },
  }
}
