import { z } from 'zod'
import type { MerchantConfig } from '../../config/merchants.ts'
import type { Clock } from '../../lib/clock.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { AlipayClient } from '../alipay/client.ts'
import { GatewayFailure, isGatewayFailure } from '../failure.ts'
import { localDateTime, toYuan, yuan } from '../values.ts'
import type { FailCause, TransferChannel, TransferOrder, TransferRefusal, TransferStanding } from './port.ts'

interface Options {
  client: AlipayClient
  settings: NonNullable<MerchantConfig<'alipay'>['transfers']>
  clock: Clock
}

const PRODUCT = { productCode: 'TRANS_ACCOUNT_NO_PWD', bizScene: 'DIRECT_TRANSFER' }
const ORDER_NOT_EXIST = 'ORDER_NOT_EXIST'

const sent = z.object({
  outBizNo: z.string(),
  orderId: z.string().min(1).optional(),
  status: z.enum(['SUCCESS', 'FAIL', 'DEALING', 'REFUND']),
  transDate: localDateTime.optional(),
})
const queried = z.object({
  outBizNo: z.string(),
  orderId: z.string().min(1).optional(),
  transAmount: yuan,
  status: z.enum(['SUCCESS', 'WAIT_PAY', 'CLOSED', 'FAIL', 'DEALING', 'REFUND']),
  payDate: localDateTime.optional(),
  errorCode: z.string().optional(),
})

/** Transfers to a balance at Alipay, in certificate mode, which the client always is in (payments.md §3.1, §3.6). */
export function createAlipayTransfers({ client, settings, clock }: Options): TransferChannel {
  const standing = (
    status: z.output<typeof queried>['status'],
    { orderId = '', at, code = status }: { orderId?: string; at?: string | undefined; code?: string },
  ): TransferStanding => {
    if (status === 'SUCCESS')
      return { state: 'paid', providerNumber: orderId, paidAt: at ?? shanghaiInstant(clock.now()) }
    const isOver = status === 'FAIL' || status === 'CLOSED' || status === 'REFUND'

    return isOver ? { state: 'failed', code, cause: causeOf(code) } : { state: 'processing' }
  }

  return {
    async send(order, { traceId }) {
      const { sceneName, sceneReports } = settings
      const answer = await client.call({
        method: 'alipay.fund.trans.uni.transfer',
        parameters: {
          bizContent: {
            ...{ outBizNo: order.transferNumber, transAmount: toYuan(order.amountFen), ...PRODUCT },
            ...{ orderTitle: order.remark, remark: order.remark, payeeInfo: payeeOf(order) },
            ...(sceneName !== undefined && {
              transferSceneName: sceneName,
              transferSceneReportInfos: sceneReports.map(({ type, content }) => ({
                ...{ infoType: type, infoContent: content },
              })),
            }),
          },
        },
        ...{ answer: sent, traceId },
      })
      if (isGatewayFailure(answer)) return refusedOrUnknown(answer)
      if (answer.outBizNo !== order.transferNumber) return ofAnother

      return standing(answer.status, { orderId: answer.orderId ?? '', at: answer.transDate })
    },

    async query({ transferNumber, amountFen }, { traceId }) {
      const answer = await client.call({
        method: 'alipay.fund.trans.common.query',
        parameters: { bizContent: { outBizNo: transferNumber, ...PRODUCT } },
        ...{ answer: queried, traceId },
      })
      if (isGatewayFailure(answer)) return answer.code === ORDER_NOT_EXIST ? { state: 'none' } : answer
      if (answer.outBizNo !== transferNumber || answer.transAmount !== amountFen) return ofAnother
      const { errorCode } = answer

      return standing(answer.status, {
        ...{ orderId: answer.orderId ?? '', at: answer.payDate },
        ...(errorCode !== undefined && { code: errorCode }),
      })
    },
  }
}

const ofAnother = new GatewayFailure('unintelligible', { reason: 'answer about another transfer' })

function payeeOf({ payee }: TransferOrder) {
  if (payee.to !== 'account') throw new Error('a transfer to a balance needs an account')

  return { identity: payee.account, identityType: 'ALIPAY_LOGON_ID', name: payee.name }
}

/** About the account that was named (payments.md §3.6); all others are the channel's. */
const aboutPayee: ReadonlySet<string> = new Set([
  'PAYEE_NOT_EXIST',
  'PAYEE_ACCOUNT_STATUS_ERROR',
  'PAYEE_USERINFO_ERROR',
  'PAYEE_USER_INFO_ERROR',
  'PERMIT_NON_BANK_LIMIT_PAYEE',
  'PERM_AML_NOT_REALNAME_REV',
  'BLOCK_USER_FORBBIDEN_RECIEVE',
])
const aboutUs: ReadonlySet<string> = new Set([
  'INVALID_PARAMETER',
  'EXCEED_LIMIT_SM_AMOUNT',
  'EXCEED_LIMIT_DM_AMOUNT',
  'EXCEED_LIMIT_MM_AMOUNT',
  'EXCEED_LIMIT_SM_MIN_AMOUNT',
  'PRODUCT_NOT_SIGN',
  'NO_PERMISSION_ACCOUNT',
  'SECURITY_CHECK_FAILED',
  'MEMO_REQUIRED_IN_TRANSFER_ERROR',
  'REMARK_HAS_SENSITIVE_WORD',
  'TRANSFER_SCENE_NAME_BLANK',
  'TRANSFER_SCENE_NAME_ILLEGAL',
  'TRANSFER_SCENE_REPORT_INFO_ILLEGAL',
  'TRANSFER_SCENE_INFO_ADMIT_FAIL',
])
const later: ReadonlySet<string> = new Set(['PAYER_BALANCE_NOT_ENOUGH', 'BALANCE_IS_NOT_ENOUGH'])

function causeOf(code: string): FailCause {
  return aboutPayee.has(code) ? 'payee' : 'channel'
}

/** A code that is nowhere listed says nothing about what was done, and neither does the same number with other content. */
function refusedOrUnknown(failure: GatewayFailure): TransferRefusal | GatewayFailure {
  const { kind, code } = failure
  if (kind !== 'refused' || code === undefined) return failure
  if (later.has(code) || code.includes('call-limited')) return { state: 'later', code }
  const isClear = aboutPayee.has(code) || aboutUs.has(code) || /^(isv|aop)\./.test(code)

  return isClear ? { state: 'refused', code, cause: causeOf(code) } : failure
}
