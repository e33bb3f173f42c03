/** A template of "my templates" in the mini-program's console: a title, and the labels of `keyword1`, `keyword2` … */
export interface MessageTemplate {
  title: string
  labels: readonly string[]
}

const visit = ['就诊人', '医疗机构', '就诊科室', '就诊医生', '就诊时间']
const visitAt = [...visit, '就诊地点']
const ending = ['就诊人', '到期时间']
const money = ['就诊人', '医疗机构', '金额']

export const messageTemplates = {
  appointmentBooked: { title: '预约挂号成功通知', labels: visitAt },
  appointmentCancelled: { title: '预约取消通知', labels: visit },
  appointmentFailed: { title: '预约未成功通知', labels: visit },
  clinicStopped: { title: '停诊通知', labels: visit },
  paymentPaid: { title: '缴费成功通知', labels: money },
  paymentRefunding: { title: '退费处理通知', labels: money },
  paymentRefunded: { title: '退费到账通知', labels: money },
  paymentReturnedByHand: { title: '退费线下办理通知', labels: money },
  refundRefused: { title: '退费未办理通知', labels: money },
  paymentInReview: { title: '缴费核对通知', labels: money },
  invoiceIssued: { title: '电子票据开具通知', labels: money },
  reportReady: { title: '检查检验报告通知', labels: ['就诊人', '医疗机构'] },
  visitReminder: { title: '就诊提醒通知', labels: visitAt },
  queueNear: { title: '候诊提醒通知', labels: visitAt },
  queueCalled: { title: '就诊叫号通知', labels: visitAt },
  proxyEnding: { title: '代办到期提醒', labels: ending },
  ownProxyEnding: { title: '家人代办到期提醒', labels: ending },
} as const satisfies Record<string, MessageTemplate>

export type TemplateName = keyof typeof messageTemplates
export const templateNames = Object.keys(messageTemplates) as TemplateName[]
