import type { Conversation, DangerSigns, Suggestion } from '@tongzhen/contract/assistant'
import type { RedFlag } from '@tongzhen/contract/states'

/** A press on the answers to danger signs, until it has led to an exchange of its own. */
export interface Press {
  text: string
  /** Not "none of these". */
  isSign: boolean
  /** The exchange below which it was pressed. */
  below: number
}

interface Here {
  /** Under way, or failed. */
  press: Press | undefined
  /** The exchange whose question was wrongly answered, and is asked again. */
  askedAnew: number | undefined
}

/** What the last answer leads to. */
export type Outcome = { seq: number } & (
  | { kind: 'emergency'; redFlags: readonly RedFlag[]; mayTakeBack: boolean }
  | {
      kind: 'asked'
      signs: DangerSigns
      isHoldingBack: boolean
      /** Below the emergency card, which has made way for the question. */
      isWarned: boolean
      broken: 'cutAsking' | 'stopped' | undefined
    }
  | {
      kind: 'found'
      suggestions: readonly Suggestion[]
      mayTakeBack: boolean
      broken: 'cut' | 'cutAlone' | 'stopped' | undefined
    }
)

/**
 * Of the last answer only: what was suggested before may not fit any more. A sign that is pressed is an emergency at
 * once, whether or not the press has arrived.
 */
export function outcomeOf(
  { exchanges }: Pick<Conversation, 'exchanges'>,
  { press, askedAnew }: Here,
): Outcome | undefined {
  const last = exchanges.at(-1)
  if (last === undefined || last.author !== 'assistant' || last.state === 'writing') return undefined
  const { seq, state, redFlags, suggestions, dangerSigns, deniedSigns } = last
  const isSignPressed = press?.isSign === true && press.below === seq
  const isAnew = askedAnew === seq
  if (isSignPressed || (redFlags.length > 0 && !isAnew))
    return { seq, kind: 'emergency', redFlags, mayTakeBack: isSignPressed || Boolean(dangerSigns) }
  const signs = dangerSigns ?? (isAnew ? deniedSigns : null)
  const isStopped = state === 'stopped' && 'stopped'
  const isCut = state === 'cut'
  if (signs) {
    const broken = isStopped || (isCut ? 'cutAsking' : undefined)

    return {
      ...{ seq, kind: 'asked', signs, broken },
      ...{ isHoldingBack: suggestions.length > 0, isWarned: redFlags.length > 0 },
    }
  }
  const broken = isStopped || (isCut ? (suggestions.length > 0 ? 'cut' : 'cutAlone') : undefined)

  // A server of the version before does not tell what was denied.
  return { seq, kind: 'found', suggestions, mayTakeBack: Boolean(deniedSigns), broken }
}
