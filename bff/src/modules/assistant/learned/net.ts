import { type RedFlag, redFlags } from '@tongzhen/contract/states'
import type { Complainant } from '../complainant.ts'
import { type Hearing, together } from '../hearing.ts'
import { type Features, featuresOf } from './features.ts'
import { sumOf } from './head.ts'
import { unpack } from './packed.ts'
import { dangers, kinds } from './weights.ts'

const ofDanger = {
  emergency: { ...unpack(dangers.emergency), threshold: dangers.emergency.threshold },
  suicide: { ...unpack(dangers.suicide), threshold: dangers.suicide.threshold },
}
const ofKind = redFlags.map((flag) => ({ flag, head: unpack(kinds[flag]) }))

export interface LearnedFlag {
  flag: RedFlag
  /** By how much the words are over the threshold. */
  score: number
}

/** What the net hears in these words, or in them and those before them together where neither is enough alone. */
export function learnedFlagIn(
  now: Hearing,
  { before, who = {} }: { before?: Hearing | undefined; who?: Complainant } = {},
): LearnedFlag | undefined {
  const alone = flagIn(featuresOf(now, who))
  if (alone !== undefined || before === undefined) return alone
  if (flagIn(featuresOf(before, who)) !== undefined) return undefined

  return flagIn(featuresOf(together(before, now), who))
}

/** By how much these words are over the threshold (under it: less than 0); with those before them, the greater of both. */
export function learnedScoreOf(
  now: Hearing,
  { before, who = {} }: { before?: Hearing | undefined; who?: Complainant } = {},
): number {
  const alone = scoreOf(featuresOf(now, who))

  return before === undefined ? alone : Math.max(alone, scoreOf(featuresOf(together(before, now), who)))
}

function flagIn(features: Features): LearnedFlag | undefined {
  const score = scoreOf(features)

  return score > 0 ? { flag: likeliest(features), score } : undefined
}

function scoreOf(features: Features): number {
  const { emergency, suicide } = ofDanger

  return Math.max(
    sumOf(features, emergency) - emergency.threshold,
    sumOf(features, suicide) - suicide.threshold,
  )
}

/** Under it the net cannot tell what kind of emergency it is. */
const SURE = -0.5

function likeliest(features: Features): RedFlag {
  const [first] = ofKind
    .map(({ flag, head }) => ({ flag, sum: sumOf(features, head) }))
    .sort((one, other) => other.sum - one.sum)

  return first !== undefined && first.sum > SURE ? first.flag : 'other'
}
