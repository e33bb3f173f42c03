import { randomInt } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '../../lib/clock.ts'
import type { StateTable } from '../../lib/outside-system.ts'
import { shanghaiDate, shanghaiDateTime } from '../../lib/shanghai-time.ts'
import type { Store } from '../../lib/store.ts'
import { yuanOf } from '../../lib/yuan.ts'
import { type DemoPerson, people } from '../../people.ts'
import type { AlipaySettings } from '../alipay-settings.ts'
import { businessFailure } from '../gateway-failure.ts'
import { done, failed, type Method, type MethodResult } from '../method.ts'
import { bizContent } from '../trades/biz-content.ts'
import { tradeAmount } from '../trades/trade-amount.ts'

interface TransferOrder {
  outBizNo: string
  amountFen: number
  identity: string
  identityType: string
  name: string | undefined
  title: string
}

export interface AlipayTransfer {
  order: TransferOrder
  orderId: string
  /** SUCCESS from then on; DEALING before. */
  paysAtMs: number
}

export interface TransferDesk {
  methods: Record<string, Method>
  list(): AlipayTransfer[]
  describe(): StateTable
}

/** Sub codes of transfers, which have no `ACQ.` before them (payments.md §3.6). */
const texts = {
  SYSTEM_ERROR: '系统错误',
  INVALID_PARAMETER: '参数有误',
  PAYEE_NOT_EXIST: '收款账号不存在',
  PAYEE_USERINFO_ERROR: '收款账号与姓名不匹配',
  PAYEE_ACCOUNT_STATUS_ERROR: '收款账号状态异常',
  PAYER_BALANCE_NOT_ENOUGH: '付款方余额不足',
  EXCEED_LIMIT_SM_AMOUNT: '超出单笔限额',
  EXCEED_LIMIT_SM_MIN_AMOUNT: '低于单笔最低限额',
  PAYMENT_INFO_INCONSISTENCY: '两次请求的业务参数不一致',
  ORDER_NOT_EXIST: '转账订单不存在',
} as const

const LEAST_FEN = 10

/** `alipay.fund.trans.uni.transfer` and `alipay.fund.trans.common.query` (payments.md §3.6). */
export function createTransferDesk({
  settings,
  store,
  clock,
}: {
  settings: AlipaySettings
  store: Store
  clock: Clock
}): TransferDesk {
  const transfers = store.collection<AlipayTransfer>('transfers')

  function transfer(asked: Parameters<Method>[0]): MethodResult {
    const order = readOrder(asked.biz_content)
    if (order === undefined) return refuse('INVALID_PARAMETER')
    const known = transfers.get(order.outBizNo)
    if (known !== undefined)
      return isDeepStrictEqual(known.order, order) ? answer(known) : refuse('PAYMENT_INFO_INCONSISTENCY')
    const refusal = refusalOf(order)
    if (refusal) return refuse(refusal)
    const orderId = `${shanghaiDate(clock.now()).replaceAll('-', '')}1100${randomInt(10 ** 12, 9 * 10 ** 12)}`
    const made = { order, orderId, paysAtMs: clock.now() + settings.transferSeconds * 1000 }
    transfers.set(order.outBizNo, made)

    return answer(made)
  }

  function refusalOf({ amountFen, identity, identityType, name }: TransferOrder) {
    if (amountFen < LEAST_FEN) return 'EXCEED_LIMIT_SM_MIN_AMOUNT'
    if (amountFen > settings.mostTransferFen) return 'EXCEED_LIMIT_SM_AMOUNT'
    const payee = payeeOf(identityType, identity)
    if (payee === undefined) return 'PAYEE_NOT_EXIST'
    if (settings.frozenPayees.includes(payee.id)) return 'PAYEE_ACCOUNT_STATUS_ERROR'
    if (name === undefined ? identityType === 'ALIPAY_LOGON_ID' : name !== payee.name)
      return 'PAYEE_USERINFO_ERROR'

    return settings.isSellerBalanceEmpty ? 'PAYER_BALANCE_NOT_ENOUGH' : undefined
  }

  /** The answer may be lost to the merchant and the money gone all the same. */
  function answer({ order, orderId, paysAtMs }: AlipayTransfer): MethodResult {
    if (settings.saysSystemError) return refuse('SYSTEM_ERROR')

    return done({
      ...{ out_biz_no: order.outBizNo, order_id: orderId, pay_fund_order_id: orderId },
      ...{ status: statusOf(paysAtMs), trans_date: shanghaiDateTime(paysAtMs) },
    })
  }

  const statusOf = (paysAtMs: number) => (paysAtMs <= clock.now() ? 'SUCCESS' : 'DEALING')

  return {
    methods: {
      'alipay.fund.trans.uni.transfer': transfer,
      'alipay.fund.trans.common.query': (asked) => {
        const outBizNo = bizContent(asked).text('out_biz_no')
        const known = outBizNo === undefined ? undefined : transfers.get(outBizNo)
        if (known === undefined) return refuse('ORDER_NOT_EXIST')
        const { order, orderId, paysAtMs } = known

        return done({
          ...{ out_biz_no: order.outBizNo, order_id: orderId, pay_fund_order_id: orderId },
          ...{ trans_amount: yuanOf(order.amountFen), status: statusOf(paysAtMs) },
          ...(paysAtMs <= clock.now() && { pay_date: shanghaiDateTime(paysAtMs) }),
        })
      },
    },
    list: () => [...transfers.values()],
    describe: () => ({
      title: '转账 Transfers',
      columns: ['商户单号', '支付宝单号', '收款账号', '金额（元）', '状态'],
      rows: [...transfers.values()]
        .slice(-50)
        .reverse()
        .map(({ order, orderId, paysAtMs }) => [
          ...[order.outBizNo, orderId, order.identity, yuanOf(order.amountFen), statusOf(paysAtMs)],
        ]),
    }),
  }
}

function refuse(code: keyof typeof texts): MethodResult {
  return failed(businessFailure(code, texts[code]))
}

/** Demo people sign in to Alipay with their telephone number. */
function payeeOf(identityType: string, identity: string): DemoPerson | undefined {
  return people.find(({ phone, accounts }) => {
    if (identityType === 'ALIPAY_LOGON_ID') return phone === identity
    if (identityType === 'ALIPAY_OPEN_ID') return accounts.alipay.openId === identity

    return identityType === 'ALIPAY_USER_ID' && accounts.alipay.userId === identity
  })
}

function readOrder(text = ''): TransferOrder | undefined {
  const fields = readObject(text)
  const payee = (fields.payee_info ?? {}) as Record<string, unknown>
  const { out_biz_no: outBizNo, trans_amount: amount, order_title: title } = fields
  const amountFen = tradeAmount(String(amount ?? ''))
  const isRight =
    typeof outBizNo === 'string' &&
    /^[\w-]{1,64}$/.test(outBizNo) &&
    fields.product_code === 'TRANS_ACCOUNT_NO_PWD' &&
    fields.biz_scene === 'DIRECT_TRANSFER' &&
    typeof payee.identity === 'string' &&
    typeof payee.identity_type === 'string'
  if (!isRight || amountFen === undefined) return undefined
  const { identity, identity_type: identityType, name } = payee as Record<string, string>

  return {
    ...{ outBizNo, amountFen, identity: identity ?? '', identityType: identityType ?? '', name },
    title: String(title ?? ''),
  }
}

function readObject(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}
