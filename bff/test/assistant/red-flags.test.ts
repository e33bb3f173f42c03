import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Utterance } from '../../src/modules/assistant/learned/corpus.ts'
import {
  crossValidate,
  readCorpus,
  teach,
  untaughtScoreOf,
  weightsFile,
} from '../../src/modules/assistant/learned/teach.ts'
import { dangers } from '../../src/modules/assistant/learned/weights.ts'
import {
  hearRedFlags,
  isOverruled,
  redFlagsByRules,
  redFlagsIn,
} from '../../src/modules/assistant/red-flags.ts'
import { questions } from '../customer-service/questions.ts'
import { readBesideSet, readRedFlagSet, readUntouchedSet } from './red-flag-set.ts'

const set = readRedFlagSet()
const isEmergency = ({ flags }: Utterance) => flags.length > 0
const isHeard = ({ text }: Utterance) => redFlagsIn(text).length > 0

/** The whole corpus, each utterance judged by nets that were not taught it. */
const validated = crossValidate(readCorpus())
const heardUntaught = new Map(
  validated.map((one) => {
    const { redFlags, reason } = redFlagsByRules(one.text)
    const score = untaughtScoreOf(dangers, one)

    return [one.text, redFlags.length > 0 ? !isOverruled(reason, () => score) : score > 0]
  }),
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

  it('of people who only ask, half of them in the words of an emergency, at most seven in a hundred are frightened', () => {
    const harmless = atDesks.filter((one) => !isEmergency(one))

    expect(harmless.filter(isHeardUntaught).length).toBeLessThanOrEqual(57)
  })

  it('who is in danger and jokes, was well before, or had it once already is heard; the few who are not are asked', () => {
    const beside = readBesideSet().map(({ text }) => hearRedFlags(text))

    expect(beside.filter(({ redFlags, doubted }) => redFlags.length + doubted.length === 0)).toEqual([])
    // May only get fewer.
    expect(beside.filter(({ doubted }) => doubted.length > 0).length).toBeLessThanOrEqual(5)
  })

  it('the net adds few to those who are frightened, though half of them say the same words of something harmless', () => {
    const harmless = atDesks.filter(
      (one) => !isEmergency(one) && redFlagsByRules(one.text).redFlags.length === 0,
    )

    expect(harmless.filter(isHeardUntaught).length / harmless.length).toBeLessThan(0.04)
  })

  it.each([
    { file: 'red-flags-untouched.txt', heard: 99, frightened: 7 },
    { file: 'red-flags-untouched-second.txt', heard: 150, frightened: 17 },
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

    expect(asked.filter((text) => redFlagsIn(text, { isAsked: false }).length > 0)).toEqual([])
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

it.each([
  ['老爸脑梗恢复得很好，想约个门诊看看血脂', 'overruled_stroke:over'],
  [
    'My father had a small stroke in 2016, which department for a check of his cholesterol?',
    'overruled_stroke:past',
  ],
  ['我家狗狗抽搐过，你们看不看宠物', 'overruled_seizure:animal'],
])('a phrase that is not of now frightens nobody, and the record tells why: %s', (text, hit) => {
  expect(hearRedFlags(text)).toMatchObject({ redFlags: [], ruleHits: [hit] })
  // Where no danger signs are asked for afterwards, it counts.
  expect(redFlagsIn(text, { isAsked: false })).not.toEqual([])
})

it.each([
  ['我妈以前中风过嘴歪了', 'stroke'],
  ['我弟打游戏昏迷', 'unconscious'],
  ['I passed out once at school 20 years ago', 'unconscious'],
] as const)('what sounds past, or like a game, frightens nobody and is asked after: %s', (text, flag) => {
  expect(hearRedFlags(text)).toEqual({ redFlags: [], doubted: [flag], ruleHits: [`aside_${flag}`] })
  expect(hearRedFlags(text, { isAsked: false }).doubted).toEqual([])
})

it('beside a phrase that is overruled, what sounds past is asked after as well', () => {
  expect(hearRedFlags('我家狗狗抽搐过，我妈以前中风过')).toEqual({
    ...{ redFlags: [], doubted: ['seizure', 'stroke'] },
    ruleHits: ['overruled_seizure:animal', 'aside_stroke'],
  })
})

it('a number that is only asked about is asked after', () => {
  expect(hearRedFlags('10个月宝宝40度会不会有事').doubted).not.toEqual([])
})

it('what is denied, or a figure of speech, is not asked after', () => {
  const asked = ['没有胸痛，就是咳嗽', '笑到抽搐', '脸上长痘'].flatMap((text) => hearRedFlags(text).doubted)

  expect(asked).toEqual([])
})

it('few of those who come with what people usually come with are asked after a danger of long ago', () => {
  const usual = validated.filter(({ list }) => list === 'complaints' || list === 'plain')

  expect(
    usual.filter(({ text }) => hearRedFlags(text).doubted.length > 0).length / usual.length,
  ).toBeLessThan(0.01)
})

it.each([
  '我爸以前脑梗过，现在突然说话不清楚',
  '前年中风过，今早又嘴歪了',
  'he had a stroke in 2016 and now his speech is slurred again',
  '妈妈昏迷了，能用医保吗',
  '想自杀，开玩笑的',
  '没有心跳了，哈哈',
  ...['好好的说着话嘴歪了', '我爸昏迷还没有恢复', '心梗去几号楼', '别开玩笑 我真的胸口痛', '高空作业坠落'],
  ...['stroke while driving', 'choking while laughing', 'another episode of slurred speech'],
])('whatever is said beside it, what is of now is heard: %s', (text) => {
  expect(redFlagsIn(text)).not.toEqual([])
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
