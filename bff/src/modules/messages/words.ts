import type { Language } from '@tongzhen/contract/headers'
import type { MessageParams } from '../../db/tables/messages.ts'
import type { TemplateWord } from '../../gateways/template-words.ts'
import { toYuan } from '../../gateways/values.ts'
import { textIn } from '../../lib/local-text.ts'
import { maskName } from '../../lib/masks.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'

export type Words = Partial<Record<TemplateWord, string>>

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** What fills the gaps of a text message or template; a telephone is read by more people than its owner. */
export function wordsOf(
  params: MessageParams,
  { patientName, language }: { patientName: string | undefined; language: Language },
): Words {
  const { institutionName, departmentName, doctorName, location, startsAt, amountFen } = params
  const nobody = language === 'en-US' ? 'your patient' : '您的就诊人'

  return {
    patient: patientName === undefined ? nobody : maskName(patientName),
    ...(institutionName && { hospital: textIn(institutionName, language) }),
    ...(departmentName && { department: textIn(departmentName, language) }),
    ...(doctorName && { doctor: textIn(doctorName, language) }),
    ...(location && { place: textIn(location, language) }),
    ...(startsAt && { time: timeIn(new Date(startsAt), language) }),
    ...(amountFen !== undefined && { amount: amountIn(amountFen, language) }),
  }
}

/** `2026年11月25日09:30`, `25 Nov 2026, 09:30`. */
function timeIn(at: Date, language: Language): string {
  const [year = '', month = '', day = '', hour, minute] = shanghaiInstant(at).split(/[-T:]/)
  if (language === 'en-US') return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}, ${hour}:${minute}`

  return `${year}年${Number(month)}月${Number(day)}日${hour}:${minute}`
}

function amountIn(amountFen: number, language: Language): string {
  return language === 'en-US' ? `CNY ${toYuan(amountFen)}` : `${toYuan(amountFen)}元`
}
