import type { Language } from '@tongzhen/contract/headers'
import type { MessageKind } from '@tongzhen/contract/states'
import type { GatewayFailure } from '../failure.ts'

/** Texts that the gateway knows, with what fills their gaps (docs/interfaces/sms.md, "Templates"). */
export interface SmsTemplates {
  sign_in_code: { code: string; minutes: string }
  staff_sign_in_code: { code: string; minutes: string }
  reverification_code: { code: string; minutes: string }
  binding_code: { code: string; minutes: string }
}

const visit = ['patient', 'hospital', 'department', 'doctor', 'time'] as const
const money = ['patient', 'hospital', 'amount'] as const

/** Messages about what happened, each a template of its name, with the names of their gaps. */
export const smsParams = {
  appointment_booked: [...visit, 'place'],
  appointment_cancelled: visit,
  cancellation_held: visit,
  appointment_failed: visit,
  clinic_stopped: visit,
  clinic_reopened: visit,
  payment_paid: money,
  payment_refunding: money,
  payment_refunded: money,
  payment_returned_by_hand: money,
  refund_refused: money,
  refund_declined: money,
  refund_held_up: money,
  prepaid_to_take: money,
  prepaid_arrived: money,
  prepaid_stopped: money,
  prepaid_put_back: money,
  prepaid_refused: money,
  payment_in_review: money,
  invoice_issued: money,
  report_ready: ['patient', 'hospital'],
  proxy_ending: ['patient', 'time'],
  own_proxy_ending: ['patient', 'time'],
  reminder_week: [...visit, 'place'],
  reminder_eve: [...visit, 'place'],
  reminder_morning: [...visit, 'place'],
  queue_three_ahead: [...visit, 'place'],
  queue_called: [...visit, 'place'],
  named_doctor_to_pay: visit,
  named_doctor_again: ['patient', 'hospital', 'department', 'doctor'],
  named_doctor_declined: ['patient', 'hospital', 'department', 'doctor'],
  named_doctor_lapsed: ['patient', 'hospital', 'department', 'doctor'],
  note_wanted: [...visit],
  parking_expected: ['patient', 'hospital', 'time'],
  parking_let_in: ['patient', 'hospital', 'time'],
  family_help_done: money,
} as const satisfies Record<MessageKind, readonly string[]>

export type SmsParams = Record<string, string>

export interface SmsMessage<
  Template extends keyof SmsTemplates | MessageKind = keyof SmsTemplates | MessageKind,
> {
  /** Sending twice with the same id delivers once. */
  messageId: string
  /** Normalised: `13900000001` or `+447700900123`. */
  phone: string
  template: Template
  params: Template extends keyof SmsTemplates ? SmsTemplates[Template] : SmsParams
  language: Language
}

export interface SmsGateway {
  /** `undefined` when the gateway took it; a failure other than `refused` may still have delivered it. */
  send(message: SmsMessage, trace: { traceId: string }): Promise<GatewayFailure | undefined>
}
