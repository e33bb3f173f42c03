import { inTransaction } from '../../db/transaction.ts'
import { LeaseLost } from '../../jobs/lease.ts'
import { addOperation, type ClaimedOperation, finishOperation, holdOperation } from '../../jobs/operations.ts'
import type { OperationHandler } from '../../jobs/worker.ts'
import type { PageEnd } from '../../lib/page.ts'
import { stepsOf } from '../refunds/decide.ts'
import { placeOf, type Selecting, selectApplications } from '../refunds/list-applications.ts'
import type { RefundExportsDeps } from './deps.ts'
import { EXPORTS_QUEUE, type FoundExport, findExport } from './exports.ts'
import { exportedRow } from './rows.ts'

const PART_ROWS = 1000
/** Then others have their turn, and the lease is a new one. */
const PARTS_IN_TURN = 10
/** A sheet holds 1,048,576 rows. */
const MOST_ROWS = 1_000_000

/**
 * Collects the rows of an export part by part, the newest first: what is applied for meanwhile is not among them. Each
 * part is kept with the place where it ended, so that whoever takes over goes on from there.
 */
export function createExportOperations(deps: RefundExportsDeps): OperationHandler {
  return async (operation) => {
    const found = await findExport(deps.db, operation.subjectId)
    if (found === undefined || found.state !== 'collecting') {
      await finishOperation(deps.db, operation)
      return
    }
    const begun = found.total_count === null ? await count(deps, { operation, row: found }) : found
    for (let turn = 1, row = begun; row.state === 'collecting'; turn++) {
      row = await collectPart(deps, { operation, row, isLast: turn === PARTS_IN_TURN })
      if (turn === PARTS_IN_TURN) break
    }
    deps.nudge(0)
  }
}

interface Collecting {
  operation: ClaimedOperation
  row: FoundExport
}

function selectionOf(
  { config, clock }: RefundExportsDeps,
  { institution_id, selection, role }: FoundExport,
): Selecting {
  const all = config.institutions.map((one) => one.institutionId)
  const institutions = institution_id === null ? all : [institution_id]

  return { ...selection, institutions, steps: stepsOf(role), now: clock.now() }
}

async function count(deps: RefundExportsDeps, { operation, row }: Collecting): Promise<FoundExport> {
  const { total } = await selectApplications(deps.db, selectionOf(deps, row), { direction: 'desc' })
    .clearSelect()
    .clearOrderBy()
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const state = Number(total) > MOST_ROWS ? ('failed' as const) : row.state

  return keep(deps, { operation, row: { ...row, total_count: Number(total), state } })
}

async function collectPart(
  deps: RefundExportsDeps,
  { operation, row, isLast }: Collecting & { isLast: boolean },
): Promise<FoundExport> {
  const selecting = selectionOf(deps, row)
  const after: PageEnd | undefined =
    row.after_at && row.after_id ? { at: row.after_at, id: row.after_id } : undefined
  const found = await selectApplications(deps.db, selecting, { direction: 'desc', after })
    .limit(PART_ROWS)
    .execute()
  const last = found.at(-1)
  const end = last && placeOf(last, selecting)
  const rows = JSON.stringify(found.map((one) => exportedRow(one, deps.fields)))
  const next: FoundExport = {
    ...row,
    row_count: row.row_count + found.length,
    ...(end && { after_at: end.at, after_id: end.id }),
    state: found.length < PART_ROWS ? 'ready' : row.state,
  }

  return keep(deps, { operation, row: next, ...(found.length > 0 && { rows }), isLast })
}

/** Keeps how far it is, unless another replica has taken it over. */
function keep(
  { db, clock }: Pick<RefundExportsDeps, 'db' | 'clock'>,
  { operation, row, rows, isLast = false }: Collecting & { rows?: string; isLast?: boolean },
): Promise<FoundExport> {
  const { export_id, row_count, total_count, after_at, after_id, state } = row
  const version = row.version + 1

  return inTransaction(db, async (tx) => {
    if (!(await holdOperation(tx, operation))) throw new LeaseLost(operation)
    if (rows !== undefined)
      await tx.insertInto('refund_export_parts').values({ export_id, part_no: version, rows }).execute()
    await tx
      .updateTable('refund_exports')
      .set({ row_count, total_count, after_at, after_id, state, version })
      .where('export_id', '=', export_id)
      .execute()
    if (isLast || state !== 'collecting') await finishOperation(tx, operation)
    if (isLast && state === 'collecting')
      await addOperation(tx, {
        ...{ queue: EXPORTS_QUEUE, kind: 'collect', subjectId: export_id, subjectVersion: version },
        ...{ setbacks: 0, dueAt: clock.now() },
      })

    return { ...row, version }
  })
}
