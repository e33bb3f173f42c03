import type { PrepaidWay } from '@tongzhen/contract/states'
import type { z } from 'zod'
import { toLocalDateTime, toYuan } from '../../values.ts'
import {
  type DeductionState,
  type HospitalPrepaid,
  type PrepaidGateway,
  PrepaidRefused,
} from '../prepaid-port.ts'
import { createAsking, type FrontServiceDeps } from './asking.ts'
import { payMethods, prepaidRefusalCodes } from './codes.ts'
import { createOrderCalls } from './order-calls.ts'
import * as wire from './prepaid-wire.ts'

const ways: Readonly<Record<PrepaidWay, string>> = { origin: '1', wechat_change: '2', alipay_balance: '3' }
const states: Readonly<Record<z.output<typeof wire.deduction>['status'], DeductionState>> = {
  NONE: 'none',
  CANCELLED: 'cancelled',
  DEDUCTED: 'deducted',
  CONFIRMED: 'confirmed',
  RESTORED: 'restored',
}

/** Money on cards at the front-service platform (docs/interfaces/his.md, `/prepaid/*`). */
export function createFrontServicePrepaid(deps: FrontServiceDeps): PrepaidGateway {
  const asking = createAsking(deps, (code, data) => {
    const refusal = prepaidRefusalCodes[code]

    return refusal && new PrepaidRefused(refusal, { code, data })
  })
  const { ask } = asking
  const orders = createOrderCalls(asking, {
    path: '/prepaid/refund',
    cancelReason: '退款未确认，撤销扣款',
    ...{ backPath: '/prepaid/refund/restore', backNo: 'restoreNo', givenBackAs: 'RESTORED' },
  })

  return {
    accounts: ({ hospitalPatientNumber }, trace) =>
      ask(
        { path: '/prepaid/account', request: { patientNo: hospitalPatientNumber }, answer: wire.accounts },
        trace,
        toPrepaid,
      ),

    deduct: (deduction, trace) =>
      ask(
        {
          path: '/prepaid/refund',
          request: {
            ...{ orderNo: deduction.orderNumber, patientNo: deduction.hospitalPatientNumber },
            ...{ cardNo: deduction.cardNumber, amount: toYuan(deduction.amountFen) },
            way: ways[deduction.way],
            ...(deduction.depositId !== undefined && { depositNo: deduction.depositId }),
          },
          answer: wire.deducted,
        },
        trace,
        () => null,
      ),

    queryDeduction: (orderNumber, trace) =>
      ask(
        { path: '/prepaid/refund/query', request: { orderNo: orderNumber }, answer: wire.deduction },
        trace,
        ({ status }) => states[status],
      ),

    cancelDeduction: orders.cancel,

    confirm: ({ orderNumber, providerNumber, arrivedAt }, trace) =>
      ask(
        {
          path: '/prepaid/refund/confirm',
          request: { orderNo: orderNumber, payNo: providerNumber, payTime: toLocalDateTime(arrivedAt) },
          answer: wire.confirmed,
        },
        trace,
        () => null,
      ),

    restore: orders.giveBack,
  }
}

function toPrepaid({ name, accounts }: z.output<typeof wire.accounts>): HospitalPrepaid {
  return {
    name,
    cards: accounts.map(({ cardNo, status, balance, deposits }) => ({
      ...{ cardNumber: cardNo, isValid: status === '1', balanceFen: balance },
      deposits: deposits.map((one) => ({
        ...{ depositId: one.depositNo, amountFen: one.amount, leftFen: one.left, paidAt: one.payTime },
        means: payMethods.wordOf(one.payMethod),
        ...{ orderNumber: one.payOrderNo ?? '', providerNumber: one.payNo ?? '' },
      })),
    })),
  }
}
