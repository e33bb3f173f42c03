import type { Language } from '@tongzhen/contract/headers'
import type { GatewayFailure } from '../failure.ts'

/** Texts that the gateway knows, with what fills their gaps (docs/interfaces/sms.md, "Templates"). */
export interface SmsTemplates {
  sign_in_code: { code: string; minutes: string }
  reverification_code: { code: string; minutes: string }
  binding_code: { code: string; minutes: string }
}

export interface SmsMessage<Template extends keyof SmsTemplates = keyof SmsTemplates> {
  /** Sending twice with the same id delivers once. */
  messageId: string
  /** Normalised: `13900000001` or `+447700900123`. */
  phone: string
  template: Template
  params: SmsTemplates[Template]
  language: Language
}

export interface SmsGateway {
  /** `undefined` when the gateway took it; a failure other than `refused` may still have delivered it. */
  send(message: SmsMessage, trace: { traceId: string }): Promise<GatewayFailure | undefined>
}
