import { reviewsRoutes as routes } from '@tongzhen/contract/reviews'
import { isRefusal } from '../../lib/failure.ts'
import { malformedCursor } from '../../lib/page.ts'
import type { Module } from '../../route-handler.ts'
import { askAgain } from './ask-again.ts'
import type { ReviewsDeps } from './deps.ts'
import { listReviews, reviewRow } from './list-reviews.ts'
import { confirmDecision, proposeDecision, refuseDecision, withdrawProposal } from './proposals.ts'
import { readReview } from './review-view.ts'
import { unmask } from './unmask.ts'

export function createReviewsModule(deps: ReviewsDeps): Module {
  const { db, fields } = deps

  return {
    name: 'reviews',
    routes,
    register(handle) {
      handle(routes.listReviews, async ({ query, institutions, language }) => {
        const page = await listReviews(db, { ...query, institutions })
        if (page === undefined) return malformedCursor()

        return {
          payments: page.rows.map((row) => reviewRow(row, { fields, language })),
          nextCursor: page.nextCursor,
        }
      })

      handle(routes.getReview, ({ params, language }) => readReview(deps, { ...params, language }))

      handle(routes.askAgain, async ({ params, staff: who, address, traceId, language }) => {
        const refused = await askAgain(deps, { ...params, who, address, traceId })

        return isRefusal(refused) ? refused : readReview(deps, { ...params, language })
      })

      handle(routes.proposeDecision, async ({ params, body, staff: who, address, traceId, language }) => {
        const { reason } = body
        const refused = await proposeDecision(deps, {
          ...{ ...params, proposal: body, reason, who, address, traceId },
        })

        return isRefusal(refused) ? refused : readReview(deps, { ...params, language })
      })

      handle(
        routes.confirmDecision,
        async ({ params, body, staff: who, address, traceId, language, signal }) => {
          const refused = await confirmDecision(deps, { ...params, ...body, who, address, traceId, signal })

          return isRefusal(refused) ? refused : readReview(deps, { ...params, language })
        },
      )

      handle(routes.refuseDecision, async ({ params, body, staff: who, address, traceId, language }) => {
        const refused = await refuseDecision(deps, { ...params, ...body, who, address, traceId })

        return isRefusal(refused) ? refused : readReview(deps, { ...params, language })
      })

      handle(routes.withdrawProposal, async ({ params, body, staff: who, address, traceId, language }) => {
        const refused = await withdrawProposal(deps, { ...params, ...body, who, address, traceId })

        return isRefusal(refused) ? refused : readReview(deps, { ...params, language })
      })

      handle(routes.unmaskPayment, ({ params, body, staff: who, address, traceId }) =>
        unmask(deps, { ...params, ...body, who, address, traceId }),
      )
    },
  }
}
