import {
  type ReconSource,
  reconSources,
  type StatementSource,
  statementSources,
} from '@tongzhen/contract/reconciliation'
import type { PaymentMeans } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { DAY_MS, shift } from '../../lib/clock.ts'
import { beforeCall } from '../../lib/outside-calls.ts'
import { addDays, shanghaiDate, shanghaiInstantOf } from '../../lib/shanghai-time.ts'
import type { Circle } from './circles.ts'
import { type Judged, judge, type Movement, movementsOf, sideOf } from './compare.ts'
import { closeVanished, type Finding, keepFindings } from './differences.ts'
import { sortedLines, toLine } from './lines.ts'
import { type NeighbourLine, resolve } from './resolve.ts'
import { resolveTransfer } from './resolve-transfer.ts'
import { findRun, type Held, LOOKED_BACK_DAYS, type RunRow, transfersToldBy } from './runs.ts'

interface Suspect {
  movement: Movement
  judged: Judged[]
  institutionId: string
}

/** So many movements are looked for in the neighbouring days, and written, at a time. */
const CHUNK = 200
/** A long day renews its lease on the way. */
const GUARD_EVERY = 20_000

/** Compares what was read of a day, and writes totals and differences; again and again with the same outcome. */
export async function compareDay(
  db: Db,
  { run, circle, held, now }: { run: RunRow; circle: Circle; held: Held; now: Date },
): Promise<{ waiting: number }> {
  const comparing = { run, comparedNo: run.compared_no + 1, held, now }
  const neighbours = await createNeighbours(db, { run, circle })
  const totals = new Totals()
  let waiting = 0
  let suspects: Suspect[] = []
  const settle = async () => {
    const findings: Finding[] = []
    const found = await neighbours.find(suspects.map(({ movement }) => movement))
    for (const { movement, judged, institutionId } of suspects) {
      const near = found.of(movement)
      const elsewhere = [...near.since, ...near.before, ...near.after]
      const resolved =
        movement.kind === 'transfer'
          ? resolveTransfer({ movement, judged, elsewhere }, neighbours.ofTransfers)
          : resolve({ movement, judged, neighbours: near }, neighbours)
      if (resolved.isWaiting) waiting += 1
      for (const one of resolved.found) findings.push({ movement, institutionId, judged: one, elsewhere })
    }
    suspects = []
    await keepFindings(db, findings, comparing)
  }

  const said = (source: StatementSource) => sortedLines(db, { runId: run.run_id, source })
  const lists = {
    platform: said('platform'),
    books: said('books'),
    channel: said('channel'),
    his: said('his'),
    transfers: said('transfers'),
  }
  let count = 0
  for await (const movement of movementsOf(lists)) {
    const institutionId = institutionOf(movement, circle)
    totals.add(movement, institutionId)
    const judged = judge(movement)
    if (judged.length > 0 && suspects.push({ movement, judged, institutionId }) >= CHUNK) await settle()
    count += 1
    if (count % GUARD_EVERY === 0) await beforeCall()
  }
  await settle()
  await closeVanished(db, { ...comparing, transferMeans: await comparedTransfers(db, { run, circle }) })
  await totals.write(db, comparing)

  return { waiting }
}

/** By which means transfers are compared on this day. */
async function comparedTransfers(
  db: Db,
  { run, circle }: { run: RunRow; circle: Circle },
): Promise<PaymentMeans[]> {
  const told = await transfersToldBy(db, run)

  return circle.merchants.flatMap(({ name, means }) => (means && told.includes(name) ? [means] : []))
}

/** Our own word first, then the hospital's; what only a provider tells is the first institution's of that merchant. */
function institutionOf({ sides }: Movement, circle: Circle): string {
  const known = [sides.books[0], sides.platform[0], sides.his[0]].find(
    (line) => line?.institutionId,
  )?.institutionId
  const merchant = circle.merchants.find(({ name }) => name === sides.channel[0]?.party)

  return known ?? merchant?.institutionId ?? circle.name
}

class Totals {
  readonly #sums = new Map<string, { count: number; fen: number }>()

  add({ sides, kind }: Movement, institutionId: string): void {
    for (const source of reconSources) {
      for (const { means, fen, status } of sides[source]) {
        if (status !== 'done') continue
        const key = [institutionId, means, kind, source].join(' ')
        const sum = this.#sums.get(key) ?? { count: 0, fen: 0 }
        this.#sums.set(key, { count: sum.count + 1, fen: sum.fen + fen })
      }
    }
  }

  async write(db: Db, { run, held }: { run: RunRow; held: Held }): Promise<void> {
    const runId = run.run_id
    const rows = [...this.#sums].map(([key, { count, fen }]) => {
      const [institution_id, means, kind, source] = key.split(' ')

      return { run_id: runId, institution_id, means, kind, source, line_count: count, fen } as never
    })
    await inTransaction(db, async (tx) => {
      await held(tx)
      await tx.deleteFrom('recon_totals').where('run_id', '=', runId).execute()
      if (rows.length > 0) await tx.insertInto('recon_totals').values(rows).execute()
    })
  }
}

/** The day before and the day after, where they were read. */
async function createNeighbours(db: Db, { run, circle }: { run: RunRow; circle: Circle }) {
  const [before, after, second] = await Promise.all(
    [-1, 1, 2].map((days) => findRun(db, { circle: circle.name, day: addDays(run.day, days) })),
  )
  const [unreadBefore, unreadAfter, unreadSecond] = [
    await unreadSides(db, before),
    await unreadSides(db, after),
    await unreadSides(db, second),
  ]
  const startsAt = new Date(shanghaiInstantOf(run.day, '00:00'))
  const endsAt = shift(startsAt, DAY_MS)
  const isWhole = (unread: ReadonlySet<StatementSource> | undefined) =>
    unread !== undefined && !unread.has('platform') && !unread.has('transfers')

  return {
    startsAt,
    endsAt,
    ofTransfers: {
      startsAt,
      endsAt,
      isBeforeRead: unreadBefore === undefined || isWhole(unreadBefore),
      isReadUntil: (instant: Date) =>
        instant <= endsAt ||
        (isWhole(unreadAfter) && (instant <= shift(endsAt, DAY_MS) || isWhole(unreadSecond))),
    },
    isBeforeRead: (source: ReconSource) => !unreadBefore?.has(source),
    isNextRead: (source: ReconSource) => unreadAfter?.has(source) === false,

    async find(movements: readonly Movement[]) {
      const numbers = movements.map(({ extNo }) => extNo)
      const [earlier, later, listed, sent] = [
        before ? await linesOf(db, { runs: [before], numbers }) : [],
        after ? await linesOf(db, { runs: [after], numbers }) : [],
        await refundsListed(db, { run, movements }),
        await transfersElsewhere(db, { run, movements }),
      ]
      const about = (lines: readonly NeighbourLine[], { extNo, kind }: Movement) =>
        lines.filter((line) => line.extNo === extNo && line.kind === kind)

      return {
        of: (movement: Movement) => ({
          ...{ before: about(earlier, movement), after: about(later, movement) },
          since: about([...listed, ...sent], movement),
        }),
      }
    },
  }
}

async function unreadSides(
  db: Db,
  run: RunRow | undefined,
): Promise<ReadonlySet<StatementSource> | undefined> {
  if (run === undefined) return undefined
  // What it told is forgotten, not absent.
  if (run.lines_dropped_at !== null) return new Set(statementSources)
  const rows = await db
    .selectFrom('recon_sources')
    .select('source')
    .where('run_id', '=', run.run_id)
    .where('state', 'not in', ['read', 'nothing'])
    .execute()

  return new Set(rows.map(({ source }) => source))
}

/** What the providers say of refunds that no bill of this day has, on the days since they were decided; not of the day before. */
async function refundsListed(
  db: Db,
  { run, movements }: { run: RunRow; movements: readonly Movement[] },
): Promise<NeighbourLine[]> {
  const numbers = movements
    .filter(({ kind, sides }) => kind === 'refund' && sides.platform.length > 0 && sides.channel.length === 0)
    .map(({ extNo }) => extNo)
  if (numbers.length === 0) return []
  const { first } = await db
    .selectFrom('payment_refunds')
    .select((eb) => eb.fn.min('decided_at').as('first'))
    .where('refund_number', 'in', numbers)
    .executeTakeFirstOrThrow()
  if (first === null) return []
  const runs = await db
    .selectFrom('recon_runs')
    .select('run_id')
    .where('circle', '=', run.circle)
    .where('day', '>=', shanghaiDate(first))
    .where('day', '<', addDays(run.day, -1))
    .execute()

  return linesOf(db, { runs, numbers, sources: ['channel'] })
}

/** What both sides say of transfers on the days before the one before and after the one after. */
async function transfersElsewhere(
  db: Db,
  { run, movements }: { run: RunRow; movements: readonly Movement[] },
): Promise<NeighbourLine[]> {
  const numbers = movements.filter(({ kind }) => kind === 'transfer').map(({ extNo }) => extNo)
  if (numbers.length === 0) return []
  const beside = [-1, 0, 1].map((days) => addDays(run.day, days))
  const runs = await db
    .selectFrom('recon_runs')
    .select('run_id')
    .where('circle', '=', run.circle)
    .where('day', '>=', addDays(run.day, -LOOKED_BACK_DAYS))
    .where('day', '<=', addDays(run.day, LOOKED_BACK_DAYS))
    .where('day', 'not in', beside)
    .execute()

  return linesOf(db, { runs, numbers, sources: ['platform', 'transfers'] })
}

interface LinesWanted {
  runs: readonly Pick<RunRow, 'run_id'>[]
  numbers: readonly string[]
  sources?: readonly StatementSource[]
}

async function linesOf(
  db: Db,
  { runs, numbers, sources = statementSources }: LinesWanted,
): Promise<NeighbourLine[]> {
  if (runs.length === 0 || numbers.length === 0) return []
  const rows = await db
    .selectFrom('recon_lines')
    .selectAll()
    .where(
      'run_id',
      'in',
      runs.map(({ run_id }) => run_id),
    )
    .where('source', 'in', [...sources])
    .where('ext_no', 'in', [...numbers])
    .execute()

  return rows.map((row) => ({ ...toLine(row), source: sideOf(row.source) }))
}
