import type { Db } from '../../db/schema.ts'
import { detailOf, isGatewayFailure } from '../../gateways/failure.ts'
import {
  type BillingGateways,
  type BillingRefusal,
  billingRefusalOf,
  type CheckedBills,
} from '../../gateways/his/billing-port.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { AnswerTo } from './answers.ts'
import type { Reason } from './order.ts'
import { billsOf, type PaymentRow, readIdentity } from './payments.ts'
import type { SettlementParty } from './settlement-party.ts'

const REFUND_REASON = '患者退费'

/** Outpatient bills, which the hospital settles under the payment's order number. */
export function createBillsParty({
  db,
  fields,
  billing,
}: {
  db: Db
  fields: FieldCrypto
  billing: BillingGateways
}): SettlementParty {
  const gatewayOf = (row: PaymentRow) => billing.of(row.institution_id)
  const namesOf = async (row: PaymentRow) => ({
    hospitalPatientNumber: readIdentity(fields, row).hospitalPatientNumber,
    billIds: await billsOf(db, row.payment_id),
  })

  return {
    async check(row, trace) {
      const names = await namesOf(row)
      const result = await gatewayOf(row).checkBills(names, trace)
      if (!isGatewayFailure(result)) return readCheck(result, names.billIds)
      const to = 'check'
      const refusal = billingRefusalOf(result)
      const detail = detailOf(result)
      if (refusal === undefined) return { to, is: 'unknown', detail }
      if (meansLater(refusal)) return { to, is: 'later', detail }

      return { to, is: 'refused', reason: checkReasons[refusal] ?? { code: 'HOSPITAL_UNAVAILABLE' }, detail }
    },

    async settle(row, trace) {
      const to = 'settle'
      const { digest, provider_number: providerNumber, paid_at: paidAt } = row
      if (digest === null) throw new Error(`payment ${row.payment_id} was never checked`)
      const result = await gatewayOf(row).settle(
        {
          ...(await namesOf(row)),
          orderNumber: row.order_number,
          amountFen: row.amount_fen,
          digest,
          means: row.means,
          providerNumber: providerNumber ?? row.order_number,
          paidAt: shanghaiInstant(paidAt ?? row.changed_at),
        },
        trace,
      )
      if (!isGatewayFailure(result)) {
        const { settlementNumber, settledAt: detail } = result

        return { to, is: 'done', facts: { settlementNumber }, detail }
      }
      const refusal = billingRefusalOf(result)
      const detail = detailOf(result)
      if (refusal === undefined || refusal === 'already_settled') return { to, is: 'unknown', detail }

      return { to, is: meansLater(refusal) || refusal === 'bill_locked' ? 'later' : 'refused', detail }
    },

    async querySettlement(row, trace) {
      const to = 'query_settlement'
      const result = await gatewayOf(row).querySettlement(row.order_number, trace)
      if (isGatewayFailure(result)) return { to, is: 'unknown', detail: detailOf(result) }
      if (result.state !== 'settled') return { to, is: result.state }
      const { settlementNumber, settledAt: detail } = result

      return { to, is: 'settled', facts: { settlementNumber }, detail }
    },

    async fence(row, trace) {
      const result = await gatewayOf(row).cancelSettlement(row.order_number, trace)
      if (!isGatewayFailure(result)) return { to: 'fence', is: 'done' }
      switch (billingRefusalOf(result)) {
        case 'already_settled':
          return { to: 'fence', is: 'already_settled' }
        case 'order_cancelled':
          return { to: 'fence', is: 'done' }
        default:
          return { to: 'fence', is: 'unknown', detail: detailOf(result) }
      }
    },

    async unsettle(row, refund, trace) {
      const result = await gatewayOf(row).refundSettlement(
        { ...refund, orderNumber: row.order_number, reason: REFUND_REASON },
        trace,
      )
      if (!isGatewayFailure(result)) return { to: 'unsettle', is: 'done' }
      const detail = detailOf(result)
      switch (billingRefusalOf(result)) {
        case undefined:
          return { to: 'unsettle', is: 'unknown', detail }
        case 'already_executed':
        case 'items_gone':
        case 'refund_too_much':
          return { to: 'unsettle', is: 'refused', detail }
        default:
          return { to: 'unsettle', is: 'later', detail }
      }
    },

    async queryUnsettle(row, { refundNumber }, trace) {
      const { order_number: orderNumber } = row
      const to = 'query_unsettle'
      const result = await gatewayOf(row).querySettlementRefund({ orderNumber, refundNumber }, trace)

      return isGatewayFailure(result)
        ? { to, is: 'unknown', detail: detailOf(result) }
        : { to, is: result.state }
    },
  }
}

const checkReasons: Partial<Record<BillingRefusal, Reason>> = {
  person_unknown: { code: 'CARD_REQUIRED' },
  bill_unknown: { code: 'BILL_GONE' },
  bill_paid: { code: 'BILL_GONE' },
  bill_locked: { code: 'BILL_IN_PAYMENT' },
}

function readCheck({ amountFen, digest, bills }: CheckedBills, billIds: string[]): AnswerTo<'check'> {
  const to = 'check'
  const open = bills.filter(({ billId, state }) => state === 'open' && billIds.includes(billId))
  if (open.length !== billIds.length) return { to, is: 'refused', reason: { code: 'BILL_GONE' } }
  // A sum that is not the sum of its parts is not understood, so nothing is opened on it.
  if (open.reduce((sum, bill) => sum + bill.amountFen, 0) !== amountFen) return { to, is: 'unknown' }
  const lines = open.map((bill) => ({
    billId: bill.billId,
    name: bill.executingDepartmentName,
    amountFen: bill.amountFen,
  }))

  return { to, is: 'ok', cashFen: amountFen, insuranceFen: 0, facts: { digest, lines } }
}

/** Nothing was done, and the same call may succeed later. */
function meansLater(refusal: BillingRefusal): boolean {
  return refusal === 'busy' || refusal === 'caller_refused'
}
