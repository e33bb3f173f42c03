import { refundExportsRoutes as routes } from '@tongzhen/contract/refund-exports'
import { refuse } from '../../lib/failure.ts'
import { type Module, XLSX } from '../../route-handler.ts'
import { writeAudit } from '../staff/audit.ts'
import type { RefundExportsDeps } from './deps.ts'
import { askExport, findExport, listExports } from './exports.ts'
import { writeWorkbook } from './write-workbook.ts'

/** Workbooks of refunds: asked for, collected outside of requests, and taken along. */
export function createRefundExportsModule(deps: RefundExportsDeps): Module {
  const { db, clock, fields } = deps

  return {
    name: 'refund-exports',
    routes,
    register(handle) {
      handle(routes.askRefundExport, async ({ body: selection, staff: who, address, traceId }) => {
        const exportId = await askExport(deps, { selection, who, address, traceId })
        const [asked] = await listExports(deps, { institutionId: null, exportId })

        return asked ?? refuse('NOT_FOUND')
      })

      handle(routes.listRefundExports, async ({ staff: { institutionId } }) => ({
        exports: await listExports(deps, { institutionId }),
      }))

      handle(routes.downloadRefundExport, async ({ params, query, staff: who, address, traceId }) => {
        const { exportId } = params
        const row = await findExport(db, exportId)
        const now = clock.now()
        if (row === undefined || row.expires_at <= now) return refuse('NOT_FOUND')
        if (row.state !== 'ready') return refuse('EXPORT_NOT_READY')
        const about = { institutionId: row.institution_id, objectId: exportId, address, traceId }
        const after = { rows: row.row_count }
        await writeAudit(db, { who, action: 'refund_export_downloaded', ...about, after }, { fields, now })

        return {
          type: XLSX as typeof XLSX,
          name: `refunds-${exportId}.xlsx`,
          bytes: writeWorkbook(db, { exportId, language: query.language }),
        }
      })
    },
  }
}
