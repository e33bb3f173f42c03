import type { SourceState } from '@tongzhen/contract/reconciliation'
import type { Selectable } from 'kysely'
import { ConfigError } from '../../config/config-error.ts'
import type { Db } from '../../db/schema.ts'
import type { ReconSourcesTable } from '../../db/tables/reconciliation.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type GatewayFailure, isGatewayFailure, unintelligible } from '../../gateways/failure.ts'
import type { Statement, StatementLine } from '../../gateways/statements/port.ts'
import { newId } from '../../lib/ids.ts'
import { beforeCall } from '../../lib/outside-calls.ts'
import { circleOf } from './circles.ts'
import type { ReconLine } from './compare.ts'
import type { ReconciliationDeps } from './deps.ts'
import { addLines, clearLines } from './lines.ts'
import { ownLines, refundNumbersOf } from './own-lines.ts'
import { type Held, type RunRow, transfersToldBy } from './runs.ts'

type SourceRow = Selectable<ReconSourcesTable>

/** Longest `detail` that is kept. */
const DETAIL = 200

/** Reads one side of a day into our lines, from its beginning; what an earlier attempt left is gone first. */
export async function readSource(
  deps: ReconciliationDeps,
  { run, source, held }: { run: RunRow; source: SourceRow; held: Held },
): Promise<SourceState> {
  const { db, clock, log } = deps
  const place = { runId: run.run_id, source: source.source, party: source.party }
  await inTransaction(db, async (tx) => {
    await held(tx)
    await clearLines(tx, place)
  })
  let count = 0
  /** A lease holds for one call; whoever lost it stops here. */
  const put = async (lines: readonly Omit<ReconLine, 'party'>[]) => {
    await beforeCall()
    await inTransaction(db, async (tx) => {
      await held(tx)
      await addLines(tx, { ...place, from: count + 1 }, lines)
      await write(tx, source, { state: 'reading', line_count: count + lines.length, changed_at: clock.now() })
    })
    count += lines.length
  }

  const outcome = await obtain(deps, { run, source, put })
  const state = stateOf(outcome)
  const isRead = !isGatewayFailure(outcome) && outcome.is === 'read'
  const values = {
    ...{ state, detail: isGatewayFailure(outcome) ? outcome.reason.slice(0, DETAIL) : null },
    ...(isRead && {
      line_count: outcome.count,
      paid_fen: outcome.paidFen,
      refunded_fen: outcome.refundedFen,
    }),
    ...(isRead && { flow_in_fen: outcome.flow?.inFen ?? null, flow_out_fen: outcome.flow?.outFen ?? null }),
    changed_at: clock.now(),
  }
  await inTransaction(db, async (tx) => {
    await held(tx)
    await write(tx, source, values)
  })
  log.info({ day: run.day, source: source.source, party: source.party, state, count }, 'a statement was read')

  return state
}

interface Obtaining {
  run: RunRow
  source: SourceRow
  put(lines: readonly Omit<ReconLine, 'party'>[]): Promise<void>
}

function obtain(deps: ReconciliationDeps, obtaining: Obtaining): Promise<Statement | GatewayFailure> {
  return obtainFrom(deps, obtaining).catch((error: unknown) => {
    // A merchant whose keys were taken away keeps its days waiting, and says so; it is no reason to try at once again.
    if (error instanceof ConfigError) return unintelligible('its configuration cannot be used')
    throw error
  })
}

async function obtainFrom(
  deps: ReconciliationDeps,
  { run, source: { source, party }, put }: Obtaining,
): Promise<Statement | GatewayFailure> {
  const { db, statements, config } = deps
  const trace = { traceId: newId('trc') }
  if (source === 'channel')
    return statements
      .ofMerchant(party)
      .read(run.day, (lines) => put(lines.map((one) => toReconLine(one, null))), trace)
  if (source === 'transfers')
    return statements
      .ofTransfers(party)
      .read(run.day, (lines) => put(lines.map((one) => toReconLine(one, null))), trace)
  if (source === 'his')
    return statements
      .ofInstitution(party)
      .read(run.day, async (lines) => put(await ofHospital(db, party, lines)), trace)
  const institutions = circleOf(config, run.circle)?.institutions ?? [run.circle]
  const sums = { count: 0, paidFen: 0, refundedFen: 0 }
  const transferring = await transfersToldBy(db, run)
  for await (const lines of ownLines(db, source, { institutions, transferring, day: run.day })) {
    await put(lines)
    for (const { kind, fen } of lines) sums[kind === 'payment' ? 'paidFen' : 'refundedFen'] += fen
    sums.count += lines.length
  }

  return { is: 'read', ...sums }
}

function toReconLine(line: StatementLine, institutionId: string | null): Omit<ReconLine, 'party'> {
  const { number, orderNumber: orderNo, kind, means, fen, at, status, providerNumber } = line

  return {
    ...{ extNo: number ?? orderNo, kind, orderNo, institutionId, means, fen, status },
    ...{ at: new Date(at), providerNo: providerNumber },
  }
}

async function ofHospital(db: Db, institutionId: string, lines: readonly StatementLine[]) {
  const nameless = lines.filter(({ number }) => number === null).map(({ orderNumber }) => orderNumber)
  const numbers = await refundNumbersOf(db, nameless)

  return lines.map((line) =>
    toReconLine({ ...line, number: line.number ?? numbers.get(line.orderNumber) ?? null }, institutionId),
  )
}

function stateOf(outcome: Statement | GatewayFailure): SourceState {
  if (!isGatewayFailure(outcome)) return outcome.is

  return outcome.kind === 'unreachable' ? 'silent' : 'refused'
}

async function write(
  tx: Db,
  { run_id, source, party }: SourceRow,
  values: Partial<SourceRow>,
): Promise<void> {
  await tx
    .updateTable('recon_sources')
    .set(values)
    .where('run_id', '=', run_id)
    .where('source', '=', source)
    .where('party', '=', party)
    .execute()
}
