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

function flagIn(features: Features): LearnedFlag | undefined {
  const { emergency, suicide } = ofDanger
  const score = Math.max(
    sumOf(features, emergency) - emergency.threshold,
    sumOf(features, suicide) - suicide.threshold,
  )

  return score > 0 ? { flag: likeliest(features), score } : undefined
}

/** Under it the net cannot tell what kind of emergency it is. */
const SURE = -0.5

function likeliest(features: Features): RedFlag {
  const [first] = ofKind
    .map(({ flag, head }) => ({ flag, sum: sumOf(features, head) }))
    .sort((one, other) => other.sum - one.sum)

  return first !== undefined && first.sum > SURE ? first.flag : 'other'
}
