import { reconciliationRoutes as routes } from '@tongzhen/contract/reconciliation'
import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { malformedCursor } from '../../lib/page.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import { type Module, XLSX } from '../../route-handler.ts'
import { writeAudit } from '../staff/audit.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import { circleOf } from './circles.ts'
import type { ReconciliationDeps } from './deps.ts'
import { exportDay } from './export-day.ts'
import { beginRun, findRun, lockRun, runAnew } from './runs.ts'
import { listDays, listDifferences, readDay, readDifference } from './views.ts'
import { decideWriteOff, explain, proposeWriteOff } from './work-off.ts'

interface Asking {
  institutionId: string
  day: string
  who: StaffPrincipal
  address: string
  traceId: string
}

/** Reconciliation on the staff console. */
export function createReconciliationModule(deps: ReconciliationDeps): Module {
  const { db, clock, fields, config } = deps

  function note(
    { institutionId, day, who, address, traceId }: Asking,
    action: 'reconciliation_asked' | 'reconciliation_exported',
  ) {
    return { who, action, institutionId, after: { day }, address, traceId } as const
  }

  /** A day that nobody began is begun; one that was read is read anew. */
  async function run(asking: Asking): Promise<Refusal<'RECON_DAY_NOT_OVER' | 'NOT_FOUND'> | undefined> {
    const { institutionId, day } = asking
    const now = clock.now()
    const circle = circleOf(config, institutionId)
    if (circle === undefined) return refuse('NOT_FOUND')
    if (day >= shanghaiDate(now)) return refuse('RECON_DAY_NOT_OVER')
    const known = await findRun(db, { circle: circle.name, day })
    if (known === undefined) await beginRun(db, { circle, day, now })
    await inTransaction(db, async (tx) => {
      const row = known && (await lockRun(tx, known.run_id))
      if (row !== undefined) await runAnew(tx, { row, circle, now })
      await writeAudit(tx, note(asking, 'reconciliation_asked'), { fields, now })
    })
    deps.nudge(0)

    return undefined
  }

  return {
    name: 'reconciliation',
    routes,
    register(handle) {
      handle(routes.listReconDays, ({ query }) => listDays(deps, query))
      handle(routes.getReconDay, ({ params }) => readDay(deps, params))

      handle(routes.runReconDay, async ({ params, staff: who, address, traceId }) => {
        const refused = await run({ ...params, who, address, traceId })

        return isRefusal(refused) ? refused : readDay(deps, params)
      })

      handle(routes.listDifferences, async ({ params, query }) => {
        const page = await listDifferences(db, { ...params, ...query })

        return page ?? malformedCursor()
      })

      handle(routes.exportReconDay, async ({ params, query, staff: who, address, traceId }) => {
        const circle = circleOf(config, params.institutionId)
        const found = circle && (await findRun(db, { circle: circle.name, day: params.day }))
        if (found === undefined) return refuse('NOT_FOUND')
        const entry = note({ ...params, who, address, traceId }, 'reconciliation_exported')
        await writeAudit(db, entry, { fields, now: clock.now() })

        return {
          type: XLSX as typeof XLSX,
          name: `reconciliation-${params.institutionId}-${params.day}-${query.sheet}.xlsx`,
          bytes: exportDay(db, { runId: found.run_id, ...params, ...query }),
        }
      })

      handle(routes.getDifference, ({ params }) => readDifference(deps, params.differenceId))

      handle(routes.explainDifference, async ({ params, body, staff: who, address, traceId }) => {
        const refused = await explain(deps, { ...params, ...body, who, address, traceId })

        return isRefusal(refused) ? refused : readDifference(deps, params.differenceId)
      })

      handle(routes.proposeWriteOff, async ({ params, body, staff: who, address, traceId }) => {
        const refused = await proposeWriteOff(deps, { ...params, ...body, who, address, traceId })

        return isRefusal(refused) ? refused : readDifference(deps, params.differenceId)
      })

      handle(routes.decideWriteOff, async ({ params, body, staff: who, address, traceId }) => {
        const refused = await decideWriteOff(deps, { ...params, ...body, who, address, traceId })

        return isRefusal(refused) ? refused : readDifference(deps, params.differenceId)
      })
    },
  }
}
