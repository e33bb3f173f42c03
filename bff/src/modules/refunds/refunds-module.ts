import type { Language } from '@tongzhen/contract/headers'
import { type RefundApplication, refundsRoutes as routes } from '@tongzhen/contract/refunds'
import { LONG_POLL_MS } from '../../jobs/change-watch.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { malformedCursor } from '../../lib/page.ts'
import type { Module } from '../../route-handler.ts'
import { type Viewer, visiblePayments } from '../payments/payments.ts'
import { applicationView, refundRow } from './application-view.ts'
import { visibleApplications } from './applications.ts'
import { applyForRefund } from './apply.ts'
import type { RefundsDeps } from './deps.ts'
import { listOwnApplications } from './list-applications.ts'
import { readOffer } from './offer.ts'
import { withdrawApplication } from './withdraw.ts'

/** Refunds of paid orders, as patients apply for them; staff decide in desk-module.ts. */
export function createRefundsModule(deps: RefundsDeps): Module {
  return {
    name: 'refunds',
    routes,
    register(handle) {
      handle(routes.getRefundOffer, async ({ params, principal, institutions, language, traceId }) => {
        const patientId = await patientOf(deps, params, { accountId: principal.accountId, institutions })

        return patientId === undefined
          ? refuse('NOT_FOUND')
          : readOffer(deps, { ...params, patientId, language, traceId })
      })

      handle(
        routes.applyForRefund,
        async ({ params, body, principal, institutions, language, idempotencyKey, traceId }) => {
          const viewer = { accountId: principal.accountId, institutions }
          const patientId = await patientOf(deps, params, viewer)
          if (patientId === undefined) return refuse('NOT_FOUND')
          const applicationId = await applyForRefund(deps, {
            ...{ ...params, ...body, accountId: viewer.accountId, patientId, idempotencyKey, traceId },
          })

          return isRefusal(applicationId)
            ? applicationId
            : read(deps, { ...params, applicationId }, { ...viewer, language })
        },
      )

      handle(
        routes.getRefundApplication,
        async ({ params, query: { waitFor }, principal, institutions, language, signal }) => {
          const reading = { accountId: principal.accountId, institutions, language }
          const known = await read(deps, params, reading)
          if (isRefusal(known) || waitFor === undefined || known.version > waitFor) return known
          const { applicationId: id } = params
          await deps.watch.waitForChange({ id, version: waitFor, timeoutMs: LONG_POLL_MS, signal })

          return read(deps, params, reading)
        },
      )

      handle(
        routes.withdrawRefundApplication,
        async ({ params, principal: { accountId }, institutions, language }) => {
          const refused = await withdrawApplication(deps, params)

          return isRefusal(refused) ? refused : read(deps, params, { accountId, institutions, language })
        },
      )

      handle(
        routes.listRefundApplications,
        async ({ query, principal: { accountId }, institutions, language }) => {
          const page = await listOwnApplications(deps.db, { ...query, accountId, institutions })
          if (page === undefined) return malformedCursor()

          return {
            applications: page.rows.map((row) => refundRow(row, { language, now: deps.clock.now() })),
            nextCursor: page.nextCursor,
          }
        },
      )
    },
  }
}

/** The patient of a payment, as this account knows them. */
async function patientOf(
  { db }: RefundsDeps,
  { paymentId }: { paymentId: string },
  viewer: Viewer,
): Promise<string | undefined> {
  const row = await visiblePayments(db, viewer)
    .where('payments.payment_id', '=', paymentId)
    .executeTakeFirst()

  return row?.viewed_patient_id
}

async function read(
  deps: RefundsDeps,
  { paymentId, applicationId }: { paymentId: string; applicationId: string },
  { language, ...viewer }: Viewer & { language: Language },
): Promise<RefundApplication | Refusal<'NOT_FOUND'>> {
  const row = await visibleApplications(deps.db, viewer)
    .where('refund_applications.application_id', '=', applicationId)
    .where('refund_applications.payment_id', '=', paymentId)
    .executeTakeFirst()

  return row ? applicationView(deps, row, language) : refuse('NOT_FOUND')
}
