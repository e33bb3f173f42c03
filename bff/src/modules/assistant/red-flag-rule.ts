import type { RedFlag } from '@tongzhen/contract/states'
import type { Complainant } from './complainant.ts'

/** Said, or known of whom it is asked for. */
export interface RedFlagPart {
  said: RegExp
  ofWhom: (who: Complainant) => boolean
}

export interface RedFlagRule {
  flag: RedFlag
  /** Each of them stands in a clause of its own or the same one, and is not denied there. */
  all: readonly (RegExp | RedFlagPart)[]
  /** Said anywhere, it is something else. */
  unless?: RegExp
  /** One phrase, which may be said of something else: the net may overrule it (docs/decisions/0064). */
  isPhrase?: true
}

export const rule = (flag: RedFlag, all: RegExp | RedFlagRule['all'], unless?: RegExp): RedFlagRule => ({
  flag,
  all: all instanceof RegExp ? [all] : all,
  ...(unless && { unless }),
})

/** One of them. */
export const either = (...them: readonly RegExp[]): RegExp =>
  new RegExp(them.map(({ source }) => source).join('|'))
