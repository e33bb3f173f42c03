import { z } from 'zod'
import { id, instant, institutionId } from './common.ts'
import { refundSelection } from './refunds.ts'
import { route } from './route.ts'

/** `failed`: more than a sheet holds; a shorter period does. */
const exportStates = ['collecting', 'ready', 'failed'] as const
export type ExportState = (typeof exportStates)[number]

const exportId = id('exp')
const count = z.int().min(0)
/** As the work-list shows them to whoever asks. */
const selection = z
  .object({ ...refundSelection, show: z.enum(['mine', 'open', 'held_up', 'ended', 'all']) })
  .strict()
export type ExportSelection = z.output<typeof selection>

const refundExport = z.object({
  exportId,
  /** Null: of all institutions. */
  institutionId: institutionId.nullable(),
  selection,
  state: z.enum(exportStates),
  rowCount: count,
  /** Null until it is counted. */
  totalCount: count.nullable(),
  askedAt: instant,
  askedBy: z.string(),
  /** From then on it is gone. */
  expiresAt: instant,
})
export type RefundExport = z.output<typeof refundExport>

/** Applications for refunds as a workbook, whose rows are collected outside of requests. */
export const refundExportsRoutes = {
  askRefundExport: route({
    method: 'POST',
    path: '/api/staff/refund-exports',
    access: { who: 'staff', may: 'refunds.export' },
    body: selection,
    response: refundExport,
  }),
  /** Those of the institutions that the person sees and that are not gone yet, the newest first. */
  listRefundExports: route({
    method: 'GET',
    path: '/api/staff/refund-exports',
    access: { who: 'staff', may: 'refunds.export' },
    response: z.object({ exports: z.array(refundExport) }),
  }),
  /** In the language of its address. */
  downloadRefundExport: route({
    method: 'GET',
    path: '/api/staff/refund-exports/:exportId/file',
    access: { who: 'staff', may: 'refunds.export', at: 'params.exportId' },
    params: z.object({ exportId }),
    query: z.object({ language: z.enum(['zh-CN', 'en-US']) }).strict(),
    response: 'file',
    errors: ['EXPORT_NOT_READY'],
  }),
}
