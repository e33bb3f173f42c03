import type { NotePart, QuestionKind } from '@tongzhen/contract/states'
import type { LocalText } from '../../lib/local-text.ts'

export interface Choice {
  id: string
  text: Required<LocalText>
  /** Excludes all others. */
  isAlone?: true
}

export interface Question {
  id: string
  part: NotePart
  kind: QuestionKind
  title: Required<LocalText>
  hint?: Required<LocalText>
  choices: readonly Choice[]
  takesWords: boolean
  isRequired: boolean
}

export const NONE: Choice = { id: 'none', text: { zh: '都没有', en: 'none of these' }, isAlone: true }
