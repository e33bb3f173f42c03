import { expect, it } from 'vitest'
import { redFlagsIn } from '../../src/modules/assistant/red-flags.ts'
import { readRedFlagSet, type Utterance } from './red-flag-set.ts'

const set = readRedFlagSet()
const isEmergency = ({ flags }: Utterance) => flags.length > 0

it.each(['seen', 'heldOut', 'later'] as const)(
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

it('two facts that lie in two sentences are put together', () => {
  expect(redFlagsIn('现在下面出血了', { before: ['我怀孕十周'] })).toContain('pregnancy')
  expect(redFlagsIn('谢谢', { before: ['我怀孕十周', '现在下面出血了'] })).toEqual([])
})
