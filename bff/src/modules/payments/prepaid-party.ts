import { z } from 'zod'
import { detailOf, type GatewayFailure, isGatewayFailure } from '../../gateways/failure.ts'
import {
  type InpatientGateways,
  type InpatientRefusal,
  inpatientRefusalOf,
} from '../../gateways/his/inpatient-port.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { Reason } from './order.ts'
import { type PaymentRow, readIdentity } from './payments.ts'
import type { SettlementParty } from './settlement-party.ts'

const REVERSAL_REASON = '预交金退回'

/** Money paid beforehand for a stay, which the hospital credits to its account under the payment's order number. */
export function createPrepaidParty({
  fields,
  inpatient,
}: {
  fields: FieldCrypto
  inpatient: InpatientGateways
}): SettlementParty {
  const gatewayOf = (row: PaymentRow) => inpatient.of(row.institution_id)
  const namesOf = (row: PaymentRow) => ({
    hospitalPatientNumber: readIdentity(fields, row).hospitalPatientNumber,
    stayId: stayOf(row),
  })

  return {
    async check(row, trace) {
      const to = 'check'
      const { amount_fen: amountFen } = row
      const result = await gatewayOf(row).checkTopUp({ ...namesOf(row), amountFen }, trace)
      if (!isGatewayFailure(result)) {
        const lines = [{ billId: null, name: result.departmentName, amountFen }]

        return { to, is: 'ok', cashFen: amountFen, insuranceFen: 0, facts: { lines } }
      }
      const refusal = inpatientRefusalOf(result)
      const detail = detailOf(result)
      if (refusal === undefined) return { to, is: 'unknown', detail }
      if (meansLater(refusal)) return { to, is: 'later', detail }

      return { to, is: 'refused', reason: reasonOf(refusal, result), detail }
    },

    async settle(row, trace) {
      const to = 'settle'
      const { provider_number: providerNumber, paid_at: paidAt } = row
      const result = await gatewayOf(row).topUp(
        {
          ...namesOf(row),
          orderNumber: row.order_number,
          amountFen: row.amount_fen,
          means: row.means,
          providerNumber: providerNumber ?? row.order_number,
          paidAt: shanghaiInstant(paidAt ?? row.changed_at),
        },
        trace,
      )
      if (!isGatewayFailure(result)) {
        const { receiptNumber: settlementNumber, creditedAt: detail } = result

        return { to, is: 'done', facts: { settlementNumber }, detail }
      }
      const refusal = inpatientRefusalOf(result)
      const detail = detailOf(result)
      if (refusal === undefined || refusal === 'already_credited') return { to, is: 'unknown', detail }

      return { to, is: meansLater(refusal) ? 'later' : 'refused', detail }
    },

    async querySettlement(row, trace) {
      const to = 'query_settlement'
      const result = await gatewayOf(row).queryTopUp(row.order_number, trace)
      if (isGatewayFailure(result)) return { to, is: 'unknown', detail: detailOf(result) }
      switch (result.state) {
        case 'credited': {
          const { receiptNumber: settlementNumber, creditedAt: detail } = result

          return { to, is: 'settled', facts: { settlementNumber }, detail }
        }
        case 'reversed':
          return { to, is: 'refunded' }
        default:
          return { to, is: result.state }
      }
    },

    async fence(row, trace) {
      const to = 'fence'
      const result = await gatewayOf(row).cancelTopUp(row.order_number, trace)
      if (!isGatewayFailure(result)) return { to, is: 'done' }
      switch (inpatientRefusalOf(result)) {
        case 'already_credited':
          return { to, is: 'already_settled' }
        case 'order_cancelled':
          return { to, is: 'done' }
        default:
          return { to, is: 'unknown', detail: detailOf(result) }
      }
    },

    async unsettle(row, { refundNumber, amountFen }, trace) {
      const to = 'unsettle'
      const result = await gatewayOf(row).reverseTopUp(
        { orderNumber: row.order_number, refundNumber, amountFen, reason: REVERSAL_REASON },
        trace,
      )
      if (!isGatewayFailure(result)) return { to, is: 'done' }
      const detail = detailOf(result)
      switch (inpatientRefusalOf(result)) {
        case undefined:
          return { to, is: 'unknown', detail }
        case 'not_reversible':
        case 'reversal_differs':
          return { to, is: 'refused', detail }
        default:
          return { to, is: 'later', detail }
      }
    },

    async queryUnsettle(row, { refundNumber }, trace) {
      const to = 'query_unsettle'
      const { order_number: orderNumber } = row
      const result = await gatewayOf(row).queryReversal({ orderNumber, refundNumber }, trace)

      return isGatewayFailure(result)
        ? { to, is: 'unknown', detail: detailOf(result) }
        : { to, is: result.state }
    },
  }
}

function reasonOf(refusal: InpatientRefusal, { data }: GatewayFailure): Reason {
  switch (refusal) {
    case 'person_unknown':
      return { code: 'CARD_REQUIRED' }
    case 'stay_unknown':
      return { code: 'STAY_GONE' }
    case 'stay_over':
      return { code: 'STAY_OVER' }
    case 'amount_outside': {
      const limits = limitsSaid.safeParse(data)

      return limits.success
        ? { code: 'TOP_UP_LIMITS', params: limits.data }
        : { code: 'HOSPITAL_UNAVAILABLE' }
    }
    default:
      return { code: 'HOSPITAL_UNAVAILABLE' }
  }
}

/** Yuan, as they are read: without fen where there are none. */
const limit = z
  .string()
  .regex(/^\d{1,7}(\.\d{1,2})?$/)
  .transform((yuan) => yuan.replace(/\.0+$/, ''))
const limitsSaid = z.object({ least: limit, most: limit })

/** Nothing was done, and the same call may succeed later. */
function meansLater(refusal: InpatientRefusal): boolean {
  return refusal === 'busy' || refusal === 'caller_refused'
}

function stayOf({ payment_id, stay_id }: PaymentRow): string {
  if (stay_id === null) throw new Error(`payment ${payment_id} is of no stay`)

  return stay_id
}
