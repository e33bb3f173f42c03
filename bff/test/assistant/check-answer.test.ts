import { expect, it } from 'vitest'
import { faultsOf } from '../../src/modules/assistant/check-answer.ts'
import { say } from '../../src/modules/assistant/words.ts'
import { poisonedAnswers } from './attacks.ts'

it('at least sixty ways in which a model may do harm are tried, here and in the conversation', () => {
  expect(poisonedAnswers.length).toBeGreaterThanOrEqual(60)
})

it.each(poisonedAnswers)('nobody reads “%s”, nor the beginning of it that says so', (answer) => {
  expect(faultsOf(`好的，我明白了。${answer}`)).not.toEqual([])
})

it.each([
  '好的,我明白了。根据您的描述,比较适合先看呼吸内科。您可以在下面选医生的时间。',
  '请问咳嗽多久了？有没有发热？',
  '可以先看皮肤科，医生会面诊后告诉您是什么原因。',
  'Thank you, I see. From what you describe, Respiratory Medicine fits best.',
  'How long have you had the pain, and where exactly is it?',
  '感染科也可以，先看消化内科更合适。',
  say('found', 'zh-CN'),
  say('ask', 'en-US'),
])('what helps is let through: %s', (answer) => {
  expect(faultsOf(answer)).toEqual([])
})
