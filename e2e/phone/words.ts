import type { Language } from '@tongzhen/contract/headers'
import { enUS } from '../../src/locales/en-US/index.ts'
import account from '../../src/locales/zh-CN/account.ts'
import booking from '../../src/locales/zh-CN/booking.ts'
import common from '../../src/locales/zh-CN/common.ts'
import errors from '../../src/locales/zh-CN/errors.ts'
import home from '../../src/locales/zh-CN/home.ts'
import me from '../../src/locales/zh-CN/me.ts'
import patients from '../../src/locales/zh-CN/patients.ts'
import visits from '../../src/locales/zh-CN/visits.ts'

const zhCN = { account, booking, common, errors, home, me, patients, visits }
export const texts = { 'zh-CN': zhCN, 'en-US': enUS as typeof zhCN }

/** A text of the app as the person reads it: `words('en-US')('booking:confirm.action', { name })`. */
export function words(language: Language) {
  return (key: string, values: Record<string, string | number> = {}): string => {
    const [journey, path] = key.split(':') as [string, string]
    const found = path
      .split('.')
      .reduce<unknown>(
        (part, name) => (part as Record<string, unknown> | undefined)?.[name],
        (texts[language] as Record<string, unknown>)[journey],
      )
    if (typeof found !== 'string') throw new Error(`no text ${key} in ${language}`)
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
  }
}
export type Words = ReturnType<typeof words>
