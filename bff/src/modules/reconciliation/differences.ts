import type { DifferenceState, ReconSource, SettledAs } from '@tongzhen/contract/reconciliation'
import { reconSources } from '@tongzhen/contract/reconciliation'
import type { PaymentMeans } from '@tongzhen/contract/states'
import type { Selectable } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { ReconDifferencesTable } from '../../db/tables/reconciliation.ts'
import { inTransaction } from '../../db/transaction.ts'
import { newId } from '../../lib/ids.ts'
import { shanghaiDate, shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { Judged, KeptLine, Movement, ReconLine } from './compare.ts'
import type { NeighbourLine } from './resolve.ts'
import type { Held, RunRow } from './runs.ts'
import { nextStates, openStates } from './states.ts'

export type DifferenceRecord = Selectable<ReconDifferencesTable>

/** What one comparison found about one movement. */
export interface Finding {
  movement: Movement
  institutionId: string
  judged: Judged & { isAutomatic: boolean }
  /** What neighbouring days say of it. */
  elsewhere: readonly NeighbourLine[]
}

interface Comparing {
  run: RunRow
  comparedNo: number
  held: Held
  now: Date
}

/** Writes down what was found: new differences, and old ones as they are now. What was worked off stays so while it is the same. */
export async function keepFindings(
  db: Db,
  findings: readonly Finding[],
  comparing: Comparing,
): Promise<void> {
  if (findings.length === 0) return
  const { run } = comparing
  const known = await db
    .selectFrom('recon_differences')
    .selectAll()
    .where('run_id', '=', run.run_id)
    .where('ext_no', 'in', [...new Set(findings.map(({ movement }) => movement.extNo))])
    .execute()
  const byKey = new Map(known.map((row) => [keyOf(row.ext_no, row.kind, row.class), row]))
  const fresh: Finding[] = []
  const same: string[] = []
  for (const finding of findings) {
    const { movement, judged } = finding
    const row = byKey.get(keyOf(movement.extNo, movement.kind, judged.class))
    if (row === undefined) fresh.push(finding)
    else if (isSame(row, finding)) same.push(row.difference_id)
    else await keepChanged(db, { row, finding }, comparing)
  }
  if (same.length > 0)
    await inTransaction(db, async (tx) => {
      await comparing.held(tx)
      await tx
        .updateTable('recon_differences')
        .set({ compared_no: comparing.comparedNo })
        .where('difference_id', 'in', same)
        .execute()
    })
  if (fresh.length > 0) await insertFindings(db, fresh, comparing)
}

const keyOf = (...parts: string[]) => parts.join(' ')

/** Found again as it was; of one that had vanished, that is news. */
function isSame(row: DifferenceRecord, finding: Finding): boolean {
  const isBack = row.settled_as === 'auto_fixed' && !finding.judged.isAutomatic

  return !isBack && row.fen === finding.judged.fen && fingerprint(row.sides) === fingerprint(sidesOf(finding))
}

function fingerprint(sides: readonly KeptLine[]): string {
  return sides
    .map(({ source, day, fen, at, status, means }) => [source, day, fen, at, status, means].join())
    .join(' ')
}

function sidesOf({ movement, elsewhere }: Finding): KeptLine[] {
  const here = reconSources.flatMap((source) => movement.sides[source].map((line) => kept(source, line)))

  return [...here, ...elsewhere.map((line) => kept(line.source, line))]
}

function kept(source: ReconSource, { at, fen, status, means, providerNo }: ReconLine): KeptLine {
  return {
    source,
    day: shanghaiDate(at),
    fen,
    at: shanghaiInstant(at),
    status,
    means,
    providerNumber: providerNo,
  }
}

async function insertFindings(db: Db, findings: readonly Finding[], comparing: Comparing): Promise<void> {
  const { run, comparedNo, held, now } = comparing
  const rows = findings.map((finding) => {
    const { movement, institutionId, judged } = finding
    const line = anyLine(movement)

    return {
      ...{ difference_id: newId('rdf'), run_id: run.run_id, day: run.day, institution_id: institutionId },
      ...{ ext_no: movement.extNo, order_no: line.orderNo, kind: movement.kind, class: judged.class },
      ...{ means: line.means, fen: judged.fen, pairs: JSON.stringify(judged.pairs) },
      ...{ sides: JSON.stringify(sidesOf(finding)), proposed_by: null, decided_by: null },
      state: (judged.isAutomatic ? 'closed' : 'open') as DifferenceState,
      settled_as: judged.isAutomatic ? ('auto_fixed' as const) : null,
      ...{ version: judged.isAutomatic ? 3 : 1, compared_no: comparedNo, found_at: now, changed_at: now },
    }
  })
  const history = rows.flatMap(({ difference_id, settled_as }) =>
    [
      { version: 1, from_state: null, to_state: 'open' as const, cause: 'found' },
      { version: 2, from_state: 'open' as const, to_state: 'auto_fixed' as const, cause: 'on_next_day' },
      { version: 3, from_state: 'auto_fixed' as const, to_state: 'closed' as const, cause: 'on_next_day' },
    ]
      .slice(0, settled_as === null ? 1 : 3)
      .map((one) => ({ ...one, difference_id, staff_id: null, remark: null, at: now })),
  )
  await inTransaction(db, async (tx) => {
    await held(tx)
    await tx.insertInto('recon_differences').values(rows).execute()
    await tx.insertInto('recon_history').values(history).execute()
  })
}

function anyLine({ sides }: Movement): ReconLine {
  const line = reconSources.flatMap((source) => sides[source][0] ?? [])[0]
  if (line === undefined) throw new Error('a movement of which nobody tells')

  return line
}

async function keepChanged(
  db: Db,
  { row, finding }: { row: DifferenceRecord; finding: Finding },
  comparing: Comparing,
): Promise<void> {
  const { comparedNo, now } = comparing
  const { judged } = finding
  await inTransaction(db, async (tx) => {
    await comparing.held(tx)
    const held = await lockDifference(tx, row.difference_id)
    if (held === undefined) return
    // Whoever looks at it has seen other sides: a proposal lapses, and what is done by the old version is refused.
    const isAnew = held.state === 'manual' || (held.state === 'closed' && !judged.isAutomatic)
    if (isAnew) await move(tx, { row: held, to: 'open', cause: 'found_again', now })
    await tx
      .updateTable('recon_differences')
      .set({
        version: held.version + 1,
        ...{ fen: judged.fen, pairs: JSON.stringify(judged.pairs), sides: JSON.stringify(sidesOf(finding)) },
        compared_no: comparedNo,
      })
      .where('difference_id', '=', row.difference_id)
      .execute()
  })
}

/**
 * What this comparison did not find any more, the sides have mended themselves. Of a transfer that is compared no more
 * nothing is known: it stays with people.
 */
export async function closeVanished(
  db: Db,
  { transferMeans, ...comparing }: Comparing & { transferMeans: readonly PaymentMeans[] },
): Promise<void> {
  const { run, comparedNo, now } = comparing
  const gone = await db
    .selectFrom('recon_differences')
    .select('difference_id')
    .where('run_id', '=', run.run_id)
    .where('compared_no', '<', comparedNo)
    .where('state', 'in', [...openStates])
    .where((eb) => {
      const isOther = eb('kind', '!=', 'transfer')

      return transferMeans.length === 0 ? isOther : eb.or([isOther, eb('means', 'in', [...transferMeans])])
    })
    .execute()
  for (const { difference_id } of gone) {
    await inTransaction(db, async (tx) => {
      await comparing.held(tx)
      const held = await lockDifference(tx, difference_id)
      if (held === undefined || !openStates.includes(held.state)) return
      const fixed = await move(tx, { row: held, to: 'auto_fixed', cause: 'agrees_now', now })
      await move(tx, { row: fixed, to: 'closed', cause: 'agrees_now', settledAs: 'auto_fixed', now })
    })
  }
}

export function findDifference(db: Db, differenceId: string): Promise<DifferenceRecord | undefined> {
  return db
    .selectFrom('recon_differences')
    .selectAll()
    .where('difference_id', '=', differenceId)
    .executeTakeFirst()
}

export function lockDifference(tx: Db, differenceId: string): Promise<DifferenceRecord | undefined> {
  return tx
    .selectFrom('recon_differences')
    .selectAll()
    .where('difference_id', '=', differenceId)
    .forUpdate()
    .executeTakeFirst()
}

export interface Move {
  /** Held by the transaction. */
  row: DifferenceRecord
  to: DifferenceState
  cause: string
  settledAs?: SettledAs
  staffId?: string
  /** Sealed. */
  remark?: string
  now: Date
}

/** The only way from one state to the next, with its line of history; the row as it is then. */
export async function move(
  tx: Db,
  { row, to, cause, settledAs, staffId, remark, now }: Move,
): Promise<DifferenceRecord> {
  if (!nextStates[row.state].includes(to))
    throw new Error(`a difference cannot go from ${row.state} to ${to}`)
  const isAnew = to === 'open'
  const changed = {
    ...{ state: to, version: row.version + 1, changed_at: now, settled_as: settledAs ?? null },
    proposed_by: to === 'manual' ? (staffId ?? null) : isAnew ? null : row.proposed_by,
    decided_by: to === 'closed' ? (staffId ?? null) : null,
  }
  await tx
    .updateTable('recon_differences')
    .set(changed)
    .where('difference_id', '=', row.difference_id)
    .execute()
  await tx
    .insertInto('recon_history')
    .values({
      ...{
        difference_id: row.difference_id,
        version: changed.version,
        from_state: row.state,
        to_state: to,
        cause,
      },
      ...{ staff_id: staffId ?? null, remark: remark ?? null, at: now },
    })
    .execute()

  return { ...row, ...changed }
}

/** Nobody confirms any more what a disabled person has proposed. How many there were. */
export async function lapseWriteOffsOf(
  tx: Db,
  { staffId, now }: { staffId: string; now: Date },
): Promise<number> {
  const rows = await tx
    .selectFrom('recon_differences')
    .selectAll()
    .where('proposed_by', '=', staffId)
    .where('state', '=', 'manual')
    .forUpdate()
    .execute()
  for (const row of rows) await move(tx, { row, to: 'open', cause: 'proposer_gone', now })

  return rows.length
}
