import { refundsDeskRoutes as routes } from '@tongzhen/contract/refunds'
import { isRefusal } from '../../lib/failure.ts'
import { malformedCursor } from '../../lib/page.ts'
import type { Module } from '../../route-handler.ts'
import { decideRefund, stepsOf } from './decide.ts'
import type { RefundsDeps } from './deps.ts'
import { deskRow, readDeskApplication } from './desk-view.ts'
import { askAboutRefund } from './held-up.ts'
import { listDeskApplications } from './list-applications.ts'
import { changeRules, readRules, restoreRules } from './rules.ts'

/** The work of those who decide about refunds, and the rules by which some need nobody. */
export function createRefundsDeskModule(deps: RefundsDeps): Module {
  const { db, fields, clock } = deps

  return {
    name: 'refunds-desk',
    routes,
    register(handle) {
      handle(routes.listRefunds, async ({ query, institutions, staff: { role }, language }) => {
        const wanted = { ...query, institutions, steps: stepsOf(role), now: clock.now() }
        const page = await listDeskApplications(db, wanted)
        if (page === undefined) return malformedCursor()

        return {
          applications: page.rows.map((row) => deskRow(row, { fields, language, now: clock.now() })),
          nextCursor: page.nextCursor,
        }
      })

      handle(routes.getRefund, ({ params, staff: { role }, language }) =>
        readDeskApplication(deps, { ...params, role, language }),
      )

      handle(routes.agreeToRefund, async ({ params, body, staff: who, address, traceId, language }) => {
        const deciding = { ...params, ...body, decision: 'agreed' as const, who, address, traceId }
        const refused = await decideRefund(deps, deciding)

        return isRefusal(refused)
          ? refused
          : readDeskApplication(deps, { ...params, role: who.role, language })
      })

      handle(routes.declineRefund, async ({ params, body, staff: who, address, traceId, language }) => {
        const deciding = { ...params, ...body, decision: 'declined' as const, who, address, traceId }
        const refused = await decideRefund(deps, deciding)

        return isRefusal(refused)
          ? refused
          : readDeskApplication(deps, { ...params, role: who.role, language })
      })

      handle(routes.askAboutRefund, async ({ params, staff: who, address, traceId, language }) => {
        const refused = await askAboutRefund(deps, { ...params, who, address, traceId })

        return isRefusal(refused)
          ? refused
          : readDeskApplication(deps, { ...params, role: who.role, language })
      })

      handle(routes.getRefundRules, ({ params }) => readRules(deps, params.institutionId))

      handle(routes.changeRefundRules, async ({ params, body, staff: who, address, traceId }) => {
        const refused = await changeRules(deps, { ...params, ...body, who, address, traceId })

        return isRefusal(refused) ? refused : readRules(deps, params.institutionId)
      })

      handle(routes.restoreRefundRules, async ({ params, body, staff: who, address, traceId }) => {
        const refused = await restoreRules(deps, { ...params, ...body, who, address, traceId })

        return isRefusal(refused) ? refused : readRules(deps, params.institutionId)
      })
    },
  }
}
