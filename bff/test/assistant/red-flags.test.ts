import { expect, it } from 'vitest'
import { redFlagsIn } from '../../src/modules/assistant/red-flags.ts'
import { readRedFlagSet, readUntouchedSet, type Utterance } from './red-flag-set.ts'

const set = readRedFlagSet()
const isEmergency = ({ flags }: Utterance) => flags.length > 0

it.each(['seen', 'heldOut', 'later', 'blind'] as const)(
  'nobody in danger is sent to a waiting room: no emergency of the %s utterances is missed',
  (half) => {
    const emergencies = set[half].filter(isEmergency)
    const missed = emergencies.filter(({ text }) => redFlagsIn(text).length === 0)

    expect(missed).toEqual([])
  },
)

it('people who only ask are seldom frightened: less than one in twenty', () => {
  const harmless = Object.values(set)
    .flat()
    .filter((one) => !isEmergency(one))
  const frightened = harmless.filter(({ text }) => redFlagsIn(text).length > 0)

  expect(harmless.length).toBeGreaterThanOrEqual(200)
  expect(frightened.length / harmless.length).toBeLessThan(0.05)
})

it('of wordings that nobody has changed a rule by no fewer are heard than were, and no more people frightened', () => {
  const heard = (utterances: Utterance[]) => utterances.filter(({ text }) => redFlagsIn(text).length > 0)
  const untouched = readUntouchedSet()

  expect(heard(untouched.filter(isEmergency)).length).toBeGreaterThanOrEqual(76)
  expect(heard(untouched.filter((one) => !isEmergency(one))).length).toBeLessThanOrEqual(8)
})

it('two facts that lie in two sentences are put together', () => {
  expect(redFlagsIn('现在下面出血了', { before: ['我怀孕十周'] })).toContain('pregnancy')
  expect(redFlagsIn('谢谢', { before: ['我怀孕十周', '现在下面出血了'] })).toEqual([])
})

it('who is known to be a baby need not be called one: fever under three months does not wait', () => {
  expect(redFlagsIn('发烧38度5', { who: { ageMonths: 2 } })).toContain('infant_fever')
  expect(redFlagsIn('发烧38度5', { who: { ageMonths: 30 } })).toEqual([])
  expect(redFlagsIn('发烧38度5')).toEqual([])
  expect(redFlagsIn('fever of 39.5 c', { who: { ageMonths: 7 } })).toContain('infant_fever')
})

it('what is known of somebody takes nothing away from what is said', () => {
  const who = { ageMonths: 40 * 12, sex: 'male' } as const

  expect(redFlagsIn('老婆怀孕十周，下面出血了', { who })).toContain('pregnancy')
  expect(redFlagsIn('宝宝出生才20天，发烧了', { who })).toContain('infant_fever')
})

it.each([
  '宝宝四十天 三十八度二',
  '宝宝出生第9天，耳温38度1',
  'baby boy, 11 weeks, temp 100.8 F',
  'our 2mo has a temperature of 38.3',
])('a young baby’s fever does not wait, however its age and temperature are written: %s', (text) => {
  expect(redFlagsIn(text)).toContain('infant_fever')
})

it('the same figures of somebody older are no emergency', () => {
  expect(redFlagsIn('儿子四岁 三十八度二')).toEqual([])
  expect(redFlagsIn('发烧两个月了，37度8')).toEqual([])
})
