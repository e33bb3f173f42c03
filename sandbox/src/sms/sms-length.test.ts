import { expect, test } from 'vitest'
import { smsLength } from './sms-length.ts'
import { renderSms, type SmsLanguage, smsLanguages, smsTemplates } from './sms-templates.ts'

test.each([
  ['a'.repeat(160), 'GSM-7', 1],
  ['a'.repeat(161), 'GSM-7', 2],
  ['a'.repeat(307), 'GSM-7', 3],
  ['['.repeat(80), 'GSM-7', 1],
  ['['.repeat(81), 'GSM-7', 2],
  ['医'.repeat(70), 'UCS-2', 1],
  ['医'.repeat(71), 'UCS-2', 2],
  ['医'.repeat(135), 'UCS-2', 3],
  [`${'a'.repeat(70)}医`, 'UCS-2', 2],
])('the network counts %# as it does', (text, encoding, segments) => {
  expect(smsLength(text)).toEqual({ encoding, segments })
})

const codeTemplates = ['sign_in_code', 'staff_sign_in_code', 'reverification_code', 'binding_code'] as const
const cases = codeTemplates.flatMap((name) =>
  smsLanguages.map((language): [typeof name, SmsLanguage] => [name, language]),
)

test.each(cases)('%s fits one message in %s', (name, language) => {
  const text = renderSms(smsTemplates[name].texts[language], { code: '204816', minutes: '10' })

  expect(smsLength(text).segments).toBe(1)
})

test('every text names every parameter of its template, and no other', () => {
  for (const { params, texts } of Object.values(smsTemplates)) {
    for (const text of Object.values(texts)) {
      const named = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(named.toSorted()).toEqual([...params].toSorted())
    }
  }
})
