import { errorStatus, fieldErrorCodes } from '@tongzhen/contract/errors'
import { expect, test } from 'vitest'
import { enUS } from './en-US'
import { zhCN } from './zh-CN'

/** Every text by its key, `booking:confirm.title`. */
function textsOf(journeys: object): Map<string, string> {
  const found = new Map<string, string>()
  const collect = (part: object, path: string) => {
    for (const [name, value] of Object.entries(part)) {
      if (typeof value === 'string') found.set(`${path}${name}`, value)
      else collect(value, `${path}${name}.`)
    }
  }
  for (const [journey, texts] of Object.entries(journeys)) collect(texts, `${journey}:`)

  return found
}

const chinese = textsOf(zhCN)
const english = textsOf(enUS)
const both = [...chinese, ...english]

/** Keys of the texts that are so. */
const keysWhere = (texts: Iterable<[string, string]>, isSo: (text: string, key: string) => boolean) =>
  [...texts].filter(([key, text]) => isSo(text, key)).map(([key, text]) => `${key}: ${text}`)
const gapsIn = (text = '') => new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))

test('what is said in one language is said in the other', () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
})

test('no text is empty or has spaces at its ends', () => {
  expect(keysWhere(both, (text) => text.trim() === '' || text !== text.trim())).toEqual([])
})

test('a text has the same gaps in both languages, but for dates, whose parts each language names in its own way', () => {
  const differs = (text: string, key: string) => {
    const [own, other] = [gapsIn(text), gapsIn(english.get(key))]
    return own.size !== other.size || [...own].some((gap) => !other.has(gap))
  }
  const sentences = [...chinese].filter(([key]) => !/^common:time\.(date|shortDate|dateWithYear)$/.test(key))

  expect(keysWhere(sentences, differs)).toEqual([])
})

test('a text that counts has its form for one and for many', () => {
  const lacksOther = (_: string, key: string) =>
    /_(one|other)$/.test(key) &&
    !(chinese.has(key.replace(/_\w+$/, '_one')) && chinese.has(key.replace(/_\w+$/, '_other')))

  expect(keysWhere(chinese, lacksOther)).toEqual([])
})

test.each([
  ['Chinese', zhCN],
  ['English', enUS],
])('every way in which a request is refused has a text in %s', (_, { errors }) => {
  expect(Object.keys(errors.code)).toEqual(expect.arrayContaining(Object.keys(errorStatus)))
  expect(Object.keys(errors.field)).toEqual(expect.arrayContaining([...fieldErrorCodes]))
})

test('Chinese is set with Chinese punctuation', () => {
  const isHalfWidth = (text: string) =>
    /\p{Script=Han}/u.test(text) && /[,;!?()](?!\d)|:(?!\d)/.test(withoutGaps(text))

  expect(keysWhere(chinese, isHalfWidth)).toEqual([])
})

test('English has English letters and punctuation, but for the way to Chinese', () => {
  const isChinese = (text: string) =>
    /[\p{Script=Han}，。！？：；（）、《》]/u.test(text.replace(/^中文$|语言$/, ''))

  expect(keysWhere(english, isChinese)).toEqual([])
})

/** Stand in Chinese as they are: the way to English, a visit kind, a file kind, and examples of how a name is found. */
const latinInChinese = /\b(English|Language|MDT|PDF|zhangwei|zw|EMMA JOHNSON|AD12345)\b/g

test('Chinese, the text of every error included, has no English words', () => {
  const isEnglish = (text: string) => /[A-Za-z]{2,}/.test(withoutGaps(text).replaceAll(latinInChinese, ''))

  expect(keysWhere(chinese, isEnglish)).toEqual([])
})

function withoutGaps(text: string): string {
  return text.replaceAll(/\{\{\w+\}\}/g, '')
}
