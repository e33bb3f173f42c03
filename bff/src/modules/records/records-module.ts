import { recordsRoutes as routes } from '@tongzhen/contract/records'
import type { Module } from '../../route-handler.ts'
import { getRecord, listRecords, type RecordsDeps } from './records.ts'

/** What outpatient departments recorded of a visit. */
export function createRecordsModule(deps: RecordsDeps): Module {
  return {
    name: 'records',
    routes,
    register(handle) {
      handle(routes.listRecords, ({ params, query, language, traceId }) =>
        listRecords(deps, { ...params, ...query, language, traceId }),
      )

      handle(routes.getRecord, ({ params, principal, channel, institutions, link, language, traceId }) =>
        getRecord(deps, {
          ...params,
          ...{ link, viewer: { accountId: principal.accountId, institutions }, channel, language, traceId },
        }),
      )
    },
  }
}
