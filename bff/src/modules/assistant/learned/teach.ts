import { type RedFlag, redFlags } from '@tongzhen/contract/states'
import { hear } from '../hearing.ts'
import { type List, lists, readList, type Utterance } from './corpus.ts'
import { type Features, featuresOf } from './features.ts'
import { type Head, sumOf } from './head.ts'
import { type Packed, pack, unpack } from './packed.ts'
import { learn } from './train.ts'

/** Lists of people who set out to be hard to tell: by their harmless half the thresholds are set. */
const DESKS: readonly List[] = ['first-desk', 'second-desk']
const FOLDS = 10
/** So many weights tell one kind of emergency from another. */
const KIND_WEIGHTS = 1000

/**
 * What is listened for, and of the hard harmless utterances how many may be taken for it. A wish to die has words of its
 * own, which are drowned among those of bodies.
 */
export const listenedFor = {
  emergency: { isOne: ({ flags }: Utterance) => flags.length > 0, falseAlarms: 0.03 },
  suicide: { isOne: ({ flags }: Utterance) => flags.includes('suicide'), falseAlarms: 0.005 },
} as const
export type Danger = keyof typeof listenedFor
const dangers = ['emergency', 'suicide'] as const satisfies readonly Danger[]

export interface Heard extends Utterance {
  list: List
  features: Features
}

export interface CrossValidated extends Heard {
  /** By nets that were not taught this utterance. */
  sums: Record<Danger, number>
}

export const readCorpus = (): Heard[] =>
  lists.flatMap((list) =>
    readList(list).map((utterance) => ({ ...utterance, list, features: featuresOf(hear(utterance.text)) })),
  )

const isEmergency = ({ flags }: Utterance) => flags.length > 0
const ofEach = <T>(what: (danger: Danger) => T) =>
  Object.fromEntries(dangers.map((danger) => [danger, what(danger)])) as Record<Danger, T>

/** One kind is told from what can wait; other emergencies are no lesson for it. As exact as it is kept. */
function learnDanger(heard: readonly Heard[], danger: Danger): Packed {
  const { isOne } = listenedFor[danger]
  const lessons = heard.filter((one) => isOne(one) || !isEmergency(one))

  return pack(learn(lessons.map((one) => ({ features: one.features, isOne: isOne(one) }))))
}

/** Each tenth judged by nets that were taught the other nine. */
export function crossValidate(heard: readonly Heard[]): CrossValidated[] {
  const foldOf = (index: number) => (Math.imul(index + 7, 2_654_435_761) >>> 8) % FOLDS
  const nets = Array.from({ length: FOLDS }, (_, fold) => {
    const others = heard.filter((_, index) => foldOf(index) !== fold)

    return ofEach((danger) => unpack(learnDanger(others, danger)))
  })

  return heard.flatMap((one, index) => {
    const heads = nets[foldOf(index)]
    if (heads === undefined) return []

    return [{ ...one, sums: ofEach((danger) => sumOf(one.features, heads[danger])) }]
  })
}

/** What so many of the hard harmless utterances are over, and no more. */
function thresholdOf(validated: readonly CrossValidated[], danger: Danger): number {
  const harmless = validated
    .filter((one) => DESKS.includes(one.list) && !isEmergency(one))
    .map(({ sums }) => sums[danger])
    .sort((one, other) => other - one)

  return Number((harmless[Math.floor(harmless.length * listenedFor[danger].falseAlarms)] ?? 0).toFixed(2))
}

export interface Taught {
  dangers: Record<Danger, Packed & { threshold: number }>
  kinds: Record<RedFlag, Packed>
}

/** Of the whole corpus, with what cross-validation said of it. */
export function teach(validated: readonly CrossValidated[]): Taught {
  const emergencies = validated.filter(isEmergency)
  const kindOf = (flag: RedFlag): Packed =>
    pack(
      strongest(learn(emergencies.map(({ features, flags }) => ({ features, isOne: flags.includes(flag) })))),
    )

  return {
    dangers: ofEach((danger) => ({
      threshold: thresholdOf(validated, danger),
      ...learnDanger(validated, danger),
    })),
    kinds: Object.fromEntries(redFlags.map((flag) => [flag, kindOf(flag)])) as Record<RedFlag, Packed>,
  }
}

/** By how much these words are over the threshold of nets that were not taught them; under it: less than 0. */
export const untaughtScoreOf = (
  thresholds: Record<Danger, { threshold: number }>,
  { sums }: CrossValidated,
): number => Math.max(...dangers.map((danger) => sums[danger] - thresholds[danger].threshold))

function strongest({ bias, weights }: Head): Head {
  const sorted = [...weights].sort(([one, a], [other, b]) => Math.abs(b) - Math.abs(a) || one - other)

  return { bias, weights: new Map(sorted.slice(0, KIND_WEIGHTS)) }
}

/** The text of `weights.ts`. */
export function weightsFile(taught: Taught): string {
  const written = (heads: Record<string, Packed>) =>
    Object.entries(heads)
      .map(([name, head]) => {
        const fields = Object.entries(head).map(
          ([field, value]) => `    ${field}: ${typeof value === 'string' ? `'${value}'` : value},`,
        )

        return [`  ${name}: {`, ...fields, '  },'].join('\n')
      })
      .join('\n')

  return `import type { RedFlag } from '@tongzhen/contract/states'
import type { Packed } from './packed.ts'

/** Written by \`npm run teach-red-flags\`, never by hand (docs/decisions/0057). */
export const dangers = {
${written(taught.dangers)}
} satisfies Record<string, Packed & { threshold: number }>

/** Tell one kind of emergency from another. */
export const kinds: Record<RedFlag, Packed> = {
${written(taught.kinds)}
}
`
}
