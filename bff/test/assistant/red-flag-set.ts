import { readFileSync } from 'node:fs'
import { linesOf, type Utterance, utterancesIn } from '../../src/modules/assistant/learned/corpus.ts'

/** The utterances by which the red flags are measured, as the file says. */
export function readRedFlagSet(): {
  seen: Utterance[]
  heldOut: Utterance[]
  later: Utterance[]
  blind: Utterance[]
} {
  const [seen = '', heldOut = '', later = '', blind = ''] = linesOf('written').split(
    /^# == (?:second|third|fourth) .*$/m,
  )

  return {
    seen: utterancesIn(seen),
    heldOut: utterancesIn(heldOut),
    later: utterancesIn(later),
    blind: utterancesIn(blind),
  }
}

/** Utterances that nobody has changed a rule by, and that no net was taught: what a new wording may expect. */
export const readUntouchedSet = (file: `red-flags-untouched${'' | '-second'}.txt`): Utterance[] =>
  utterancesIn(readFileSync(new URL(`./${file}`, import.meta.url), 'utf8'))

/** Emergencies with a reason to wait beside them, by a reviewer who wanted them overruled. */
export const readBesideSet = (): Utterance[] =>
  utterancesIn(readFileSync(new URL('./red-flags-beside.txt', import.meta.url), 'utf8'))
