export const smsLanguages = ['zh-CN', 'en-US'] as const
export type SmsLanguage = (typeof smsLanguages)[number]

const APPOINTMENT = ['patient', 'hospital', 'department', 'doctor', 'time'] as const

interface SmsTemplate {
  params: readonly string[]
  texts: Record<SmsLanguage, string>
}

/** Registered texts; `{name}` is a parameter (docs/interfaces/sms.md). */
export const smsTemplates = {
  sign_in_code: {
    params: ['code', 'minutes'],
    texts: {
      'zh-CN': '【通诊】登录验证码{code}，{minutes}分钟内有效。请勿告诉任何人，医院不会向您索要。',
      'en-US':
        '[Tongzhen] {code} is your sign-in code, valid for {minutes} minutes. Tell it to nobody: the hospital never asks for it.',
    },
  },
  reverification_code: {
    params: ['code', 'minutes'],
    texts: {
      'zh-CN': '【通诊】身份确认验证码{code}，{minutes}分钟内有效。如非本人操作，请勿告诉任何人。',
      'en-US':
        '[Tongzhen] {code} confirms that it is you, valid for {minutes} minutes. If you did not ask for it, tell it to nobody.',
    },
  },
  binding_code: {
    params: ['code', 'minutes'],
    texts: {
      'zh-CN': '【通诊】绑定就诊卡验证码{code}，{minutes}分钟内有效。只能告诉为您办理的家人。',
      'en-US':
        '[Tongzhen] {code} links your hospital card, valid for {minutes} minutes. Tell it only to the relative who does this for you.',
    },
  },
  appointment_booked: {
    params: [...APPOINTMENT, 'place'],
    texts: {
      'zh-CN': '【通诊】{patient}预约成功：{hospital}{department}，{doctor}，{time}，{place}。请带有效证件。',
      'en-US':
        '[Tongzhen] Booked for {patient}: {doctor}, {department}, {hospital}, {time}, {place}. Bring your ID document.',
    },
  },
  appointment_cancelled: {
    params: APPOINTMENT,
    texts: {
      'zh-CN': '【通诊】{patient}的预约已取消：{hospital}{department}，{doctor}，{time}。',
      'en-US': '[Tongzhen] Cancelled for {patient}: {doctor}, {department}, {hospital}, {time}.',
    },
  },
  clinic_stopped: {
    params: APPOINTMENT,
    texts: {
      'zh-CN': '【通诊】抱歉，{doctor}{time}停诊（{hospital}{department}），{patient}的预约已取消，请改约。',
      'en-US':
        '[Tongzhen] We are sorry: {doctor} ({department}, {hospital}) has no clinic on {time}. The visit of {patient} is cancelled; please book another.',
    },
  },
} satisfies Record<string, SmsTemplate>

export type SmsTemplateName = keyof typeof smsTemplates

export function findSmsTemplate(name: unknown): SmsTemplate | undefined {
  return typeof name === 'string' && Object.hasOwn(smsTemplates, name)
    ? smsTemplates[name as SmsTemplateName]
    : undefined
}

export function renderSms(text: string, params: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole)
}
