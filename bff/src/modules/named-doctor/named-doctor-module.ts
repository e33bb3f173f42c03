import type { Language } from '@tongzhen/contract/headers'
import { type NamedDoctorRequest, namedDoctorRoutes as routes } from '@tongzhen/contract/named-doctor'
import { LONG_POLL_MS } from '../../jobs/change-watch.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { malformedCursor } from '../../lib/page.ts'
import type { Module } from '../../route-handler.ts'
import { askForDoctor } from './ask.ts'
import type { NamedDoctorDeps } from './deps.ts'
import { listOwnRequests } from './list-requests.ts'
import { requestView } from './request-view.ts'
import { ownRequests } from './requests.ts'
import { withdrawRequest } from './withdraw.ts'

/** A time with a doctor whom the patient names: asked for here, arranged at the desk (desk-module.ts). */
export function createNamedDoctorModule(deps: NamedDoctorDeps): Module {
  return {
    name: 'named-doctor',
    routes,
    register(handle) {
      handle(
        routes.askForDoctor,
        async ({ body, principal, channel, institutions, language, idempotencyKey }) => {
          const { accountId } = principal
          const requestId = await askForDoctor(deps, {
            ...{ ...body, accountId, channel, language, idempotencyKey },
          })

          return isRefusal(requestId)
            ? requestId
            : read(deps, requestId, { accountId, institutions, language })
        },
      )

      handle(routes.listDoctorRequests, async ({ query, principal, institutions, language }) => {
        const viewer = { accountId: principal.accountId, institutions }
        const page = await listOwnRequests(deps.db, { ...query, ...viewer })
        if (page === undefined) return malformedCursor()

        return {
          requests: page.rows.map((row) => requestView(row, { fields: deps.fields, language })),
          nextCursor: page.nextCursor,
        }
      })

      handle(
        routes.getDoctorRequest,
        async ({ params: { requestId }, query, principal, institutions, language, signal }) => {
          const reading = { accountId: principal.accountId, institutions, language }
          const known = await read(deps, requestId, reading)
          if (isRefusal(known) || query.waitFor === undefined || known.version > query.waitFor) return known
          await deps.watch.waitForChange({
            ...{ id: requestId, version: query.waitFor, timeoutMs: LONG_POLL_MS, signal },
          })

          return read(deps, requestId, reading)
        },
      )

      handle(
        routes.withdrawDoctorRequest,
        async ({ params: { requestId }, principal, institutions, language }) => {
          const refused = await withdrawRequest(deps, requestId)

          return isRefusal(refused)
            ? refused
            : read(deps, requestId, { accountId: principal.accountId, institutions, language })
        },
      )
    },
  }
}

async function read(
  { db, fields }: NamedDoctorDeps,
  requestId: string,
  { language, ...viewer }: { accountId: string; institutions: readonly string[]; language: Language },
): Promise<NamedDoctorRequest | Refusal<'NOT_FOUND'>> {
  const row = await ownRequests(db, viewer)
    .where('named_doctor_requests.request_id', '=', requestId)
    .executeTakeFirst()

  return row ? requestView(row, { fields, language }) : refuse('NOT_FOUND')
}
