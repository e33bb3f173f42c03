import { sql } from 'kysely'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { Figure } from '../../db/tables/statistics.ts'
import { inTransaction } from '../../db/transaction.ts'

const AT_ONCE = 2000

/**
 * Adds up what the triggers have told since, piece by piece; whoever dies on the way leaves the rest to the next round.
 * Several replicas may do it at once: none waits for what another one is at.
 */
export async function foldFigures(db: Db): Promise<void> {
  while ((await foldSome(db)) === AT_ONCE);
}

function foldSome(db: Db): Promise<number> {
  return inTransaction(db, async (tx) => {
    const changes = await tx
      .selectFrom('figure_changes')
      .selectAll()
      .orderBy('change_no')
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute()
    const sums = new Map<string, { at: (typeof changes)[number]; rowCount: number; fen: number }>()
    for (const change of changes) {
      const { institution_id, figure, day, means, detail } = change
      const key = [institution_id, figure, day, means, detail].join(' ')
      const sum = sums.get(key) ?? { at: change, rowCount: 0, fen: 0 }
      sums.set(key, { ...sum, rowCount: sum.rowCount + change.row_count, fen: sum.fen + change.fen })
    }
    // In one order, so that two replicas wait for each other and never each for the other.
    for (const key of [...sums.keys()].sort()) {
      const sum = sums.get(key)
      if (sum && (sum.rowCount !== 0 || sum.fen !== 0)) await add(tx, sum)
    }
    if (changes.length > 0)
      await tx
        .deleteFrom('figure_changes')
        .where(
          'change_no',
          'in',
          changes.map((one) => one.change_no),
        )
        .execute()

    return changes.length
  })
}

interface Sum {
  at: { institution_id: string; figure: Figure; day: string; means: string; detail: string }
  rowCount: number
  fen: number
}

async function add(tx: Db, { at, rowCount, fen }: Sum): Promise<void> {
  const { institution_id, figure, day, means, detail } = at
  const increase = async () => {
    const { numUpdatedRows } = await tx
      .updateTable('day_figures')
      .set((eb) => ({ row_count: eb('row_count', '+', rowCount), fen: eb('fen', '+', fen) }))
      .where('institution_id', '=', institution_id)
      .where('figure', '=', figure)
      .where('day', '=', day)
      .where('means', '=', means)
      .where('detail', '=', detail)
      .executeTakeFirst()

    return numUpdatedRows > 0n
  }
  if (await increase()) return
  const values = { institution_id, figure, day, means, detail, row_count: rowCount, fen }
  const isNew = await insertOnce(tx, (inner) => inner.insertInto('day_figures').values(values).execute())
  if (!isNew) await increase()
}

export interface FigureQuery {
  institutions: readonly string[]
  figures: readonly Figure[]
  /** `YYYY-MM-DD`, both included. */
  from: string
  to: string
  per: 'day' | 'month'
}

export interface FigureSum {
  figure: Figure
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  period: string
  means: string
  detail: string
  rowCount: number
  fen: number
}

/** Sums of a period, what nobody has added up yet counted in: one statement sees both as they were at one moment. */
export async function readFigures(db: Db, query: FigureQuery): Promise<FigureSum[]> {
  const { institutions, figures, from, to, per } = query
  if (institutions.length === 0) return []
  const ofTable = (table: 'day_figures' | 'figure_changes') =>
    db
      .selectFrom(table)
      .select(['figure', 'day', 'means', 'detail', 'row_count', 'fen'])
      .where('institution_id', 'in', [...institutions])
      .where('figure', 'in', [...figures])
      .where('day', '>=', from)
      .where('day', '<=', to)
  const period = sql<string>`substr(day, 1, ${sql.lit(per === 'day' ? 10 : 7)})`
  const rows = await db
    .selectFrom(ofTable('day_figures').unionAll(ofTable('figure_changes')).as('told'))
    .select(['figure', 'means', 'detail', period.as('period')])
    .select(sql<number>`cast(sum(row_count) as bigint)`.as('rowCount'))
    .select(sql<number>`cast(sum(fen) as bigint)`.as('fen'))
    .groupBy(['figure', 'means', 'detail', period])
    .orderBy(period)
    .execute()

  return rows.filter(({ rowCount, fen }) => rowCount !== 0 || fen !== 0)
}
