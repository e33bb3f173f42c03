/** A message template as the account's console lists it: a title and typed fields (payments.md §2.4, §2.5). */
export interface MessageTemplate {
  title: string
  /** Field → its label. The letters of a field name its type, which limits its value. */
  fields: Record<string, string>
}

export const templateNames = [
  'appointmentBooked',
  'appointmentCancelled',
  'appointmentFailed',
  'clinicStopped',
  'paymentPaid',
  'paymentRefunding',
  'paymentRefunded',
  'paymentReturnedByHand',
  'refundRefused',
  'paymentInReview',
  'invoiceIssued',
  'reportReady',
  'visitReminder',
  'queueNear',
  'queueCalled',
  'proxyEnding',
  'ownProxyEnding',
] as const
export type TemplateName = (typeof templateNames)[number]

const visit = { thing1: '就诊人', thing2: '就诊科室', thing3: '就诊医生', time4: '就诊时间' }
const visitAt = { ...visit, thing5: '就诊地点' }
const ending = { thing1: '就诊人', time2: '到期时间' }
const money = { thing1: '就诊人', thing2: '医疗机构', amount3: '金额' }

export const messageTemplates: Record<TemplateName, MessageTemplate> = {
  appointmentBooked: { title: '预约挂号成功通知', fields: visitAt },
  appointmentCancelled: { title: '预约取消通知', fields: visit },
  appointmentFailed: { title: '预约未成功通知', fields: visit },
  clinicStopped: { title: '停诊通知', fields: { ...visit, time4: '原就诊时间' } },
  paymentPaid: { title: '缴费成功通知', fields: money },
  paymentRefunding: { title: '退费处理通知', fields: money },
  paymentRefunded: { title: '退费到账通知', fields: money },
  paymentReturnedByHand: { title: '退费线下办理通知', fields: money },
  refundRefused: { title: '退费未办理通知', fields: money },
  paymentInReview: { title: '缴费核对通知', fields: money },
  invoiceIssued: { title: '电子票据开具通知', fields: money },
  reportReady: { title: '检查检验报告通知', fields: { thing1: '就诊人', thing2: '医疗机构' } },
  visitReminder: { title: '就诊提醒通知', fields: visitAt },
  queueNear: { title: '候诊提醒通知', fields: visitAt },
  queueCalled: { title: '就诊叫号通知', fields: { ...visitAt, time4: '预约时间' } },
  proxyEnding: { title: '代办到期提醒', fields: ending },
  ownProxyEnding: { title: '家人代办到期提醒', fields: ending },
}

/** Longest values by type (payments.md §2.5). */
const LIMITS: Record<string, number> = {
  ...{ thing: 20, character_string: 32, number: 32, time: 32 },
  // UNCONFIRMED.
  amount: 32,
}

/** What is wrong with the data sent for a template, in WeChat's words, or undefined. */
export function dataProblem(template: MessageTemplate, data: unknown): string | undefined {
  const given = (data ?? {}) as Record<string, { value?: unknown } | undefined>

  for (const field of Object.keys(template.fields)) {
    const value = given[field]?.value
    const limit = LIMITS[field.replace(/\d+$/, '')] ?? 0
    if (typeof value !== 'string' || value === '') return `data.${field}.value is empty`
    if ([...value].length > limit) return `data.${field}.value invalid`
  }

  return undefined
}
