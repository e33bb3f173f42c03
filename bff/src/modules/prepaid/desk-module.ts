import type { Language } from '@tongzhen/contract/headers'
import { type PrepaidDeskRefund, prepaidDeskRoutes as routes } from '@tongzhen/contract/prepaid'
import type { StaffRole } from '@tongzhen/contract/staff-roles'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { Module } from '../../route-handler.ts'
import { decideRefund } from '../refunds/decide.ts'
import type { RefundsDeps } from '../refunds/deps.ts'
import { readDeskApplication } from '../refunds/desk-view.ts'
import { writeAudit } from '../staff/audit.ts'
import type { PrepaidDeps } from './deps.ts'
import { mendAtDesk } from './mend.ts'
import { noticePhoneMasked } from './notice-phone.ts'
import { findPrepaid, transferNumberOf } from './prepaid-refunds.ts'
import { changePrepaidRules, readPrepaidRules, restorePrepaidRules } from './prepaid-rules.ts'
import { readReceipt, receiptsOf } from './receipt.ts'
import { isInReview, mayBeMended } from './stage.ts'

/** Refunds of money on cards in the work-list of refunds (`refunds/desk-module.ts`): seen, decided, mended; and their rules. */
export function createPrepaidDeskModule(deps: PrepaidDeps & RefundsDeps): Module {
  return {
    name: 'prepaid-desk',
    routes,
    register(handle) {
      handle(routes.getPrepaidAtDesk, ({ params, staff: { role }, language }) =>
        read(deps, { ...params, role, language }),
      )

      for (const [definition, decision] of [
        [routes.agreeToPrepaid, 'agreed'],
        [routes.declinePrepaid, 'declined'],
      ] as const) {
        handle(definition, async ({ params, body, staff: who, address, traceId, language }) => {
          const deciding = { ...params, ...body, decision, paymentId: null, who, address, traceId }
          const refused = await decideRefund(deps, deciding)

          return isRefusal(refused) ? refused : read(deps, { ...params, role: who.role, language })
        })
      }

      handle(routes.askTransferReceipt, async ({ params, traceId }) => {
        const found = await readReceipt(deps, { ...params, traceId })

        return isRefusal(found) ? found : { isReady: found.bytes !== undefined }
      })

      handle(routes.downloadTransferReceipt, async ({ params, staff: who, address, traceId }) => {
        const found = await readReceipt(deps, { ...params, traceId })
        if (isRefusal(found)) return found
        const { row, bytes } = found
        if (bytes === undefined) return refuse('RECEIPT_NOT_READY')
        const about = { institutionId: row.institution_id, objectId: params.applicationId, address, traceId }
        const entry = { who, action: 'transfer_receipt_downloaded', ...about } as const
        await writeAudit(deps.db, entry, { fields: deps.fields, now: deps.clock.now() })

        return { type: 'application/pdf' as const, name: `receipt-${transferNumberOf(row)}.pdf`, bytes }
      })

      handle(routes.getPrepaidRules, ({ params }) => readPrepaidRules(deps, params.institutionId))

      handle(routes.changePrepaidRules, async ({ params, body, staff: who, address, traceId }) => {
        const refused = await changePrepaidRules(deps, { ...params, ...body, who, address, traceId })

        return isRefusal(refused) ? refused : readPrepaidRules(deps, params.institutionId)
      })

      handle(routes.restorePrepaidRules, async ({ params, body, staff: who, address, traceId }) => {
        const refused = await restorePrepaidRules(deps, { ...params, ...body, who, address, traceId })

        return isRefusal(refused) ? refused : readPrepaidRules(deps, params.institutionId)
      })

      handle(routes.mendPrepaid, async ({ params, body, staff: who, address, traceId, language }) => {
        const refused = await mendAtDesk(deps, { ...params, ...body, who, address, traceId })

        return isRefusal(refused) ? refused : read(deps, { ...params, role: who.role, language })
      })
    },
  }
}

async function read(
  deps: PrepaidDeps & RefundsDeps,
  { applicationId, ...reading }: { applicationId: string; role: StaffRole; language: Language },
): Promise<PrepaidDeskRefund | Refusal<'NOT_FOUND'>> {
  const { db, fields, clock } = deps
  const row = await findPrepaid(db, applicationId)
  if (row === undefined) return refuse('NOT_FOUND')
  const application = await readDeskApplication(
    { db, fields, clock },
    { applicationId, paymentId: null, ...reading },
  )
  if (isRefusal(application)) return application
  const mending = mayBeMended(row)
  const isFinance = reading.role === 'finance'

  return {
    ...application,
    ...{ accountMasked: row.snapshot.accountMasked, transferSeq: row.transfer_seq },
    noticePhoneMasked: noticePhoneMasked(fields, row),
    transferNumber: row.transfer_seq === 0 ? null : transferNumberOf(row),
    ...{ providerNumber: row.provider_number, failCode: row.fail_code, supersedes: row.supersedes },
    arrivedAt: row.arrived_at && shanghaiInstant(row.arrived_at),
    isInReview: isInReview(row, clock.now()),
    canSendAgain: isFinance && mending.canSendAgain,
    canPutBack: isFinance && mending.canPutBack,
    hasReceipt: receiptsOf(deps, row) !== undefined,
  }
}
