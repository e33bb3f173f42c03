import type { Language } from '@tongzhen/contract/headers'
import { prepaidRoutes as routes } from '@tongzhen/contract/prepaid'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { LONG_POLL_MS } from '../../jobs/change-watch.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import type { Module } from '../../route-handler.ts'
import { expectedOn } from '../refunds/offer.ts'
import { chainOf, rulesOf } from '../refunds/rules.ts'
import { withdrawApplication } from '../refunds/withdraw.ts'
import { cardView, readAccount } from './account.ts'
import { applyForPrepaid } from './apply.ts'
import type { PrepaidDeps } from './deps.ts'
import { mendOwn } from './mend.ts'
import { findPrepaid } from './prepaid-refunds.ts'
import { prepaidRow, prepaidView, type Viewing, visiblePrepaid } from './prepaid-view.ts'

const SHOWN = 20

/** Money on a patient's cards and its way back, as patients see and ask for it (docs/decisions/0044). */
export function createPrepaidModule(deps: PrepaidDeps): Module {
  const { db } = deps

  async function read(viewing: Viewing & { applicationId: string; language: Language }) {
    const { applicationId } = viewing
    const row = await visiblePrepaid(db, viewing)
      .where('refund_applications.application_id', '=', applicationId)
      .executeTakeFirst()

    return row ? prepaidView(deps, row, viewing) : refuse('NOT_FOUND')
  }

  return {
    name: 'prepaid',
    routes,
    register(handle) {
      handle(routes.getPrepaid, async ({ params, principal, channel, language, traceId }) => {
        const viewing = { ...params, accountId: principal.accountId }
        const account = await readAccount(deps, { ...viewing, channel, traceId })
        if (isRefusal(account)) return account
        const hospital = await deps.catalogues.of(params.institutionId).hospital()
        if (isGatewayFailure(hospital)) return refuse('HOSPITAL_UNAVAILABLE')
        const { rules } = await rulesOf({ config: deps.config, db }, params.institutionId)
        const steps = chainOf({ ...rules, asksDoctor: false })
        const applications = await visiblePrepaid(db, viewing)
          .orderBy('refund_applications.created_at', 'desc')
          .limit(SHOWN)
          .execute()
        const refunds = []
        for (const application of applications) {
          const row = await findPrepaid(db, application.application_id)
          if (row) refunds.push(prepaidRow(application, row))
        }

        return {
          institutionName: textIn(hospital.name, language),
          ...{ institutionPhone: hospital.phone, holderName: account.holderName, steps, refunds },
          cards: account.cards.map(cardView),
          expectedOn: expectedOn(deps.clock.now(), { steps: steps.length, daysPerStep: rules.daysPerStep }),
          notice: rules.notice[language === 'zh-CN' ? 'zh' : 'en'] ?? rules.notice.zh,
        }
      })

      handle(
        routes.applyForPrepaid,
        async ({ params, body, principal, channel, language, idempotencyKey, traceId }) => {
          const viewing = { ...params, accountId: principal.accountId }
          const asked = { ...viewing, ...body, channel, idempotencyKey, traceId }
          const applicationId = await applyForPrepaid(deps, asked)

          return isRefusal(applicationId) ? applicationId : read({ ...viewing, applicationId, language })
        },
      )

      handle(
        routes.getPrepaidRefund,
        async ({ params, query: { waitFor }, principal: { accountId }, language, signal }) => {
          const viewing = { ...params, accountId, language }
          const known = await read(viewing)
          if (isRefusal(known) || waitFor === undefined || known.version > waitFor) return known
          const waiting = { id: params.applicationId, version: waitFor, timeoutMs: LONG_POLL_MS, signal }
          await deps.watch.waitForChange(waiting)

          return read(viewing)
        },
      )

      handle(routes.withdrawPrepaidRefund, async ({ params, principal: { accountId }, language }) => {
        const viewing = { ...params, accountId, language }
        const known = await read(viewing)
        if (isRefusal(known)) return known
        const { applicationId } = params
        const refused = await withdrawApplication(deps, { applicationId, paymentId: null })

        return isRefusal(refused) ? stateOr(refused) : read(viewing)
      })

      for (const [definition, how] of [
        [routes.sendPrepaidAgain, 'send_again'],
        [routes.putPrepaidBack, 'put_back'],
      ] as const) {
        handle(definition, async ({ params, principal: { accountId }, language }) => {
          const viewing = { ...params, accountId, language }
          const known = await read(viewing)
          if (isRefusal(known)) return known
          const refused = await mendOwn(deps, { applicationId: params.applicationId, how })

          return isRefusal(refused) ? refused : read(viewing)
        })
      }
    },
  }
}

function stateOr(refused: Refusal<'REFUND_STATE' | 'NOT_FOUND'>): Refusal<'PREPAID_STATE' | 'NOT_FOUND'> {
  return refuse(refused.code === 'NOT_FOUND' ? 'NOT_FOUND' : 'PREPAID_STATE')
}
