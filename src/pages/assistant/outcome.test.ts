import type { Exchange } from '@tongzhen/contract/assistant'
import { expect, test } from 'vitest'
import { outcomeOf } from './outcome'

const signs = { signs: [{ signId: 'chest_pressure', text: '胸口压着痛' }], none: '都没有' }
const suggestions = [{ departmentId: '1001', departmentName: '呼吸内科', because: ['咳嗽'] }]
const pressed = { text: '胸口压着痛', isSign: true, below: 2 }

const quiet = {
  ...{ seq: 2, author: 'assistant', state: 'whole', text: '', wordedBy: 'rules', redFlags: [] },
  ...{ suggestions: [], dangerSigns: null, deniedSigns: null, at: '2026-11-24T09:05:00+08:00' },
} as const satisfies Exchange
const said = (text: string) => ({ ...quiet, seq: 1, author: 'person', text, wordedBy: null }) as const

const after = (
  answer: Partial<Exchange>,
  { to = '咳嗽', ...here }: Partial<Parameters<typeof outcomeOf>[1]> & { to?: string } = {},
) =>
  outcomeOf(
    { exchanges: [said(to), { ...quiet, ...answer }] },
    { press: undefined, askedAnew: undefined, ...here },
  )

test('while danger signs are asked, nothing is there to book', () => {
  expect(after({ dangerSigns: signs, suggestions })).toMatchObject({
    kind: 'asked',
    signs,
    isHoldingBack: true,
    isWarned: false,
  })
})

test('a pressed sign is an emergency before it has arrived, and also if it never does', () => {
  expect(after({ dangerSigns: signs, suggestions }, { press: pressed })).toMatchObject({ kind: 'emergency' })
})

test('“none of these” that has not arrived is still asked', () => {
  const press = { ...pressed, text: '都没有', isSign: false }
  expect(after({ dangerSigns: signs }, { press })).toMatchObject({ kind: 'asked' })
})

test('a press of before says nothing of the answer that came since', () => {
  expect(after({ suggestions }, { press: { ...pressed, below: 0 } })).toMatchObject({
    kind: 'found',
    suggestions,
  })
})

test('a sign pressed by mistake is asked anew', () => {
  const answer = { dangerSigns: signs, redFlags: ['other' as const] }
  expect(after(answer, { to: pressed.text })).toMatchObject({ kind: 'emergency', mayTakeBack: true })
  expect(after(answer, { askedAnew: 2 })).toMatchObject({ kind: 'asked', signs })
})

test('“none of these” pressed by mistake is asked anew, with nothing to book meanwhile', () => {
  const answer = { deniedSigns: signs, suggestions }
  expect(after(answer)).toMatchObject({ kind: 'found', suggestions, mayTakeBack: true })
  expect(after(answer, { askedAnew: 2 })).toMatchObject({ kind: 'asked', signs })
  expect(after(answer, { askedAnew: 2, press: pressed })).toMatchObject({ kind: 'emergency' })
})

test('words that were heard as an emergency are put right by the danger signs, asked now with 120 above them', () => {
  const answer = { dangerSigns: signs, redFlags: ['stroke' as const] }
  expect(after(answer)).toMatchObject({ kind: 'emergency', mayTakeBack: true })
  expect(after(answer, { askedAnew: 2 })).toMatchObject({ kind: 'asked', signs, isWarned: true })
})

test('where no signs came along, nothing is taken back', () => {
  expect(after({ redFlags: ['stroke'] })).toMatchObject({ kind: 'emergency', mayTakeBack: false })
})

test('an answer that broke off promises departments only where they stand below', () => {
  expect(after({ state: 'cut', suggestions })).toMatchObject({ broken: 'cut' })
  expect(after({ state: 'cut', suggestions, dangerSigns: signs })).toMatchObject({ broken: 'cutAsking' })
  expect(after({ state: 'cut' })).toMatchObject({ broken: 'cutAlone' })
})
