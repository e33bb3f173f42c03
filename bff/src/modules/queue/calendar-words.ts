import type { Language } from '@tongzhen/contract/headers'

/** What an entry of a calendar says; one never names more than it is given. */
export interface CalendarWords {
  title(of: { patient: string; hospital: string }): string
  where(parts: readonly string[]): string
  doctor(of: { doctor: string; department: string }): string
  number(queueNumber: string): string
  document: string
  bring(things: readonly string[]): string
  fasting: string
  changed(phone: string): string
  cancelled: string
}

export const calendarWords: Readonly<Record<Language, CalendarWords>> = {
  'zh-CN': {
    title: ({ patient, hospital }) => `就诊：${patient}，${hospital}`,
    where: (parts) => parts.join('，'),
    doctor: ({ doctor, department }) => `医生：${doctor}（${department}）`,
    number: (queueNumber) => `就诊序号：${queueNumber}`,
    document: '有效身份证件原件；有就诊卡也请带上',
    bring: (things) => `请带：${things.join('；')}`,
    fasting: '请空腹：来之前不要吃东西。',
    changed: (phone) => `来不了请提前在预约详情里取消，或打医院电话 ${phone}。`,
    cancelled: '这次就诊已经取消。',
  },
  'en-US': {
    title: ({ patient, hospital }) => `Hospital visit: ${patient}, ${hospital}`,
    where: (parts) => parts.join(', '),
    doctor: ({ doctor, department }) => `Doctor: ${doctor} (${department})`,
    number: (queueNumber) => `Queue number: ${queueNumber}`,
    document: 'your valid identity document (the original), and your hospital card if you have one',
    bring: (things) => `Please bring: ${things.join('; ')}`,
    fasting: 'Fasting: eat nothing before you come.',
    changed: (phone) =>
      `If you cannot come, cancel on the page of the appointment, or call the hospital: ${phone}.`,
    cancelled: 'This visit has been cancelled.',
  },
}
