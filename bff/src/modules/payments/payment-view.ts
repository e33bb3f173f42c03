import type { Language } from '@tongzhen/contract/headers'
import type { CashierInvocation, Payment } from '@tongzhen/contract/payments'
import { DAY_MS, shift } from '../../lib/clock.ts'
import { textIn } from '../../lib/local-text.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { place } from '../patients/places.ts'
import { channelOrderOf } from './ask-channel.ts'
import type { PaymentsDeps } from './deps.ts'
import type { VisiblePayment } from './payments.ts'
import { type OrderState, phaseLimitsMs, states } from './states.ts'

/** A refund to a bank card takes up to three working days (payments.md §1.5). */
const REFUND_WITHIN_MS = 3 * DAY_MS

/** A payment as this account is shown it, in the language asked for. */
export function paymentView(
  deps: PaymentsDeps,
  row: VisiblePayment,
  { language, accountId }: { language: Language; accountId: string },
): Payment {
  const { snapshot, viewed_patient_id: patientId, viewed_patient_name: name, is_in_right: isInRight } = row
  if (isInRight && name === null) throw new Error(`patient ${patientId} is in force without a name`)
  const { outside } = states[row.state]
  const isPayer = row.account_id === accountId
  const isToPay = row.state === 'to_pay'
  const settledBy = settledByOf(row)
  // While it is not settled the reason may still turn out untrue.
  const isDecided = !['preparing', 'to_pay', 'confirming'].includes(outside)

  return {
    paymentId: row.payment_id,
    version: row.version,
    state: outside,
    reason: isDecided ? row.reason : null,
    reasonParams: isDecided ? row.reason_params : null,
    purpose: row.purpose,
    institutionId: row.institution_id,
    institutionName: textIn(snapshot.institutionName, language),
    institutionPhone: snapshot.institutionPhone,
    patientId,
    patientName: isInRight && name ? deps.fields.open(place('patients', 'name', patientId), name) : null,
    appointmentId: isInRight ? row.appointment_id : null,
    stayId: isInRight ? row.stay_id : null,
    means: row.means,
    amountFen: row.amount_fen,
    refundedFen: row.refunded_fen,
    byHandFen: row.by_hand_fen,
    refundingFen: row.refund_fen,
    lines: (isInRight ? (row.lines ?? []) : []).map((line) => ({
      ...line,
      name: textIn(line.name, language),
    })),
    providerNumber: row.provider_number,
    createdAt: shanghaiInstant(row.created_at),
    paidAt: row.paid_at && shanghaiInstant(row.paid_at),
    expiresAt: isToPay ? shanghaiInstant(row.expires_at) : null,
    settledByAt: settledBy ? shanghaiInstant(settledBy) : null,
    cashier: isToPay && isPayer && (isInRight || row.is_helping) ? cashierOf(deps, row) : null,
    canClose: isToPay && isPayer,
    refundApplicationId: isInRight ? row.refund_application_id : null,
    helpId: row.asked_help_id,
  }
}

function cashierOf(deps: PaymentsDeps, row: VisiblePayment): CashierInvocation | null {
  const channel = deps.channels.of(row.merchant)
  if (row.prepaid === null || channel === undefined) return null

  return channel.invocation(channelOrderOf(deps, row), row.prepaid)
}

/** By when the person knows: what is left of this phase, and of those that may follow it. */
function settledByOf(row: VisiblePayment): Date | undefined {
  const { outside, phase } = states[row.state]
  const { settle = 0, fence = 0 } = phaseLimitsMs
  switch (outside) {
    case 'preparing':
      return row.deadline_at ?? undefined
    case 'confirming':
      return shift(
        row.deadline_at ?? row.changed_at,
        phase === 'fence' ? 0 : fenceAfter(row.state, settle) + fence,
      )
    case 'refunding':
      return shift(row.changed_at, REFUND_WITHIN_MS)
    default:
      return undefined
  }
}

function fenceAfter(state: OrderState, settleMs: number): number {
  return states[state].phase === 'settle' ? 0 : settleMs
}
