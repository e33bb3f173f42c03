import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Utterance } from '../../src/modules/assistant/learned/corpus.ts'
import {
  crossValidate,
  isHeardBy,
  readCorpus,
  teach,
  weightsFile,
} from '../../src/modules/assistant/learned/teach.ts'
import { dangers } from '../../src/modules/assistant/learned/weights.ts'
import { hearRedFlags, redFlagsByRules, redFlagsIn } from '../../src/modules/assistant/red-flags.ts'
import { questions } from '../customer-service/questions.ts'
import { readRedFlagSet, readUntouchedSet } from './red-flag-set.ts'

const set = readRedFlagSet()
const isEmergency = ({ flags }: Utterance) => flags.length > 0
const isHeard = ({ text }: Utterance) => redFlagsIn(text).length > 0

/** The whole corpus, each utterance judged by nets that were not taught it. */
const validated = crossValidate(readCorpus())
const heardUntaught = new Map(
  validated.map((one) => [one.text, redFlagsByRules(one.text).length > 0 || isHeardBy(dangers, one)]),
)
const isHeardUntaught = ({ text }: Utterance) => heardUntaught.get(text) ?? false

it.each(['seen', 'heldOut', 'later', 'blind'] as const)(
  'nobody in danger is sent to a waiting room: no emergency of the %s utterances is missed, by a net that was not taught it either',
  (half) => {
    const emergencies = set[half].filter(isEmergency)

    expect(emergencies.filter((one) => !isHeardUntaught(one))).toEqual([])
    expect(emergencies.filter((one) => !isHeard(one))).toEqual([])
  },
)

it('people who only ask are seldom frightened: less than one in twenty, by a net that was not taught it either', () => {
  const harmless = Object.values(set)
    .flat()
    .filter((one) => !isEmergency(one))

  expect(harmless.length).toBeGreaterThanOrEqual(200)
  expect(harmless.filter(isHeardUntaught).length / harmless.length).toBeLessThan(0.05)
  expect(harmless.filter(isHeard).length / harmless.length).toBeLessThan(0.05)
})

describe('of wordings that are new', () => {
  const atDesks = validated.filter(({ list }) => list.endsWith('desk'))

  it('nearly all are heard at the desks of two strangers, by rules and by a net that was taught other ones', () => {
    const emergencies = atDesks.filter(isEmergency)

    expect(emergencies.filter(isHeardUntaught).length / emergencies.length).toBeGreaterThan(0.98)
  })

  it('the net adds few to those who are frightened, though half of them say the same words of something harmless', () => {
    const harmless = atDesks.filter((one) => !isEmergency(one) && redFlagsByRules(one.text).length === 0)

    expect(harmless.filter(isHeardUntaught).length / harmless.length).toBeLessThan(0.04)
  })

  it.each([
    { file: 'red-flags-untouched.txt', heard: 99, frightened: 7 },
    { file: 'red-flags-untouched-second.txt', heard: 150, frightened: 21 },
  ] as const)(
    'that nobody has changed a rule by ($file), no fewer are heard than were, and no more people frightened',
    ({ file, heard, frightened }) => {
      const untouched = readUntouchedSet(file)

      expect(untouched.filter((one) => isEmergency(one) && isHeard(one)).length).toBeGreaterThanOrEqual(heard)
      expect(untouched.filter((one) => !isEmergency(one) && isHeard(one)).length).toBeLessThanOrEqual(
        frightened,
      )
    },
  )

  it('few are frightened who say what people usually come with, or only of whom and after what', () => {
    const usual = validated.filter(({ list }) => list === 'complaints' || list === 'plain')

    expect(usual.filter(isHeardUntaught).length / usual.length).toBeLessThan(0.04)
    expect(usual.filter(isHeard).length / usual.length).toBeLessThan(0.01)
  })

  it('nobody who asks customer service about its ways is told to call 120', () => {
    const asked = Object.values(questions).flat()

    expect(asked.filter((text) => redFlagsIn(text).length > 0)).toEqual([])
  })
})

it('the net that is kept is the one that the corpus teaches', () => {
  const kept = readFileSync(
    new URL('../../src/modules/assistant/learned/weights.ts', import.meta.url),
    'utf8',
  )

  expect(weightsFile(teach(validated)) === kept, 'npm run teach-red-flags writes it anew').toBe(true)
})

it('two facts that lie in two sentences are put together', () => {
  expect(redFlagsIn('现在下面出血了', { before: ['我怀孕十周'] })).toContain('pregnancy')
  expect(redFlagsIn('谢谢', { before: ['我怀孕十周', '现在下面出血了'] })).toEqual([])
})

it('the net puts two sentences together that are nothing alone, and does not go on when it was told', () => {
  const before = '昨晚跟老婆吵完架，一个人跑到江边坐着'
  const now = '水好凉，走进去就什么都不用管了'

  expect([redFlagsIn(before), redFlagsIn(now)]).toEqual([[], []])
  expect(redFlagsIn(now, { before: ['睡不着', before] })).toEqual(['suicide'])
  expect(redFlagsIn('谢谢', { before: [before, now] })).toEqual([])
})

it('the record tells whether rules struck or the net, and by how much', () => {
  expect(hearRedFlags('我爸胸痛得厉害，出冷汗').ruleHits).toContain('red_flag_chest_pain')
  expect(hearRedFlags('切瓷砖没戴护目镜，有东西崩进去了，一直流水看不清').ruleHits).toEqual([
    expect.stringMatching(/^learned_eye:0\.\d\d$/),
  ])
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
