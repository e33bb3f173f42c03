import { namedDoctorDeskRoutes as routes } from '@tongzhen/contract/named-doctor'
import { isRefusal, refuse } from '../../lib/failure.ts'
import { malformedCursor } from '../../lib/page.ts'
import type { Module } from '../../route-handler.ts'
import { listSessions, listSlots } from '../booking/offer.ts'
import type { NamedDoctorDeps } from './deps.ts'
import { declineRequest, noteCall, takeRequest, unmaskRequest } from './desk-actions.ts'
import { deskRow, readDeskRequest } from './desk-view.ts'
import { fixVisit } from './fix-visit.ts'
import { listDeskRequests } from './list-requests.ts'
import { findRequest } from './requests.ts'

/** The work of those who arrange a time with the doctor that a patient has named. */
export function createNamedDoctorDeskModule(deps: NamedDoctorDeps): Module {
  const { db, fields } = deps

  return {
    name: 'named-doctor-desk',
    routes,
    register(handle) {
      handle(routes.listNamedDoctorRequests, async ({ query, institutions, staff, language }) => {
        const page = await listDeskRequests(db, { ...query, institutions, staffId: staff.staffId })
        if (page === undefined) return malformedCursor()

        return {
          requests: page.rows.map((row) => deskRow(row, { fields, language })),
          nextCursor: page.nextCursor,
        }
      })

      handle(routes.getNamedDoctorRequest, ({ params, staff: { staffId }, language }) =>
        readDeskRequest(deps, { ...params, staffId, language }),
      )

      handle(
        routes.takeNamedDoctorRequest,
        async ({ params, body, staff: who, address, traceId, language }) => {
          const refused = await takeRequest(deps, { ...params, ...body, who, address, traceId })
          const { staffId } = who

          return isRefusal(refused) ? refused : readDeskRequest(deps, { ...params, staffId, language })
        },
      )

      handle(routes.noteCall, async ({ params, body, staff: who, address, traceId, language }) => {
        const refused = await noteCall(deps, { ...params, ...body, who, address, traceId })
        const { staffId } = who

        return isRefusal(refused) ? refused : readDeskRequest(deps, { ...params, staffId, language })
      })

      handle(routes.listNamedDoctorSessions, async ({ params, language }) => {
        const row = await findRequest(db, params.requestId)
        if (row === undefined) return refuse('NOT_FOUND')
        const { institution_id: institutionId, doctor_id: doctorId } = row
        const sessions = await listSessions(
          { catalogue: deps.catalogues.of(institutionId), clock: deps.clock },
          { doctorId, language },
        )

        return isRefusal(sessions) ? sessions : { sessions }
      })

      handle(routes.listNamedDoctorSlots, async ({ params: { requestId, scheduleId }, language }) => {
        const row = await findRequest(db, requestId)
        if (row === undefined) return refuse('NOT_FOUND')

        return listSlots(
          { catalogue: deps.catalogues.of(row.institution_id), clock: deps.clock },
          { scheduleId, language },
        )
      })

      handle(
        routes.fixVisit,
        async ({ params, body, staff: who, address, traceId, language, idempotencyKey, signal }) => {
          const fixing = { ...params, ...body, who, address, traceId, idempotencyKey, signal }
          const refused = await fixVisit(deps, fixing)
          const { staffId } = who

          return isRefusal(refused) ? refused : readDeskRequest(deps, { ...params, staffId, language })
        },
      )

      handle(
        routes.declineNamedDoctorRequest,
        async ({ params, body, staff: who, address, traceId, language }) => {
          const refused = await declineRequest(deps, { ...params, ...body, who, address, traceId })
          const { staffId } = who

          return isRefusal(refused) ? refused : readDeskRequest(deps, { ...params, staffId, language })
        },
      )

      handle(routes.unmaskNamedDoctorRequest, ({ params, body, staff: who, address, traceId }) =>
        unmaskRequest(deps, { ...params, ...body, who, address, traceId }),
      )
    },
  }
}
