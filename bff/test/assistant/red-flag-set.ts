import { readFileSync } from 'node:fs'

export interface Utterance {
  /** Any of them is right; empty: it can wait. */
  flags: string[]
  text: string
}

/** The utterances by which the red flags are measured, as the file says. */
export function readRedFlagSet(): {
  seen: Utterance[]
  heldOut: Utterance[]
  later: Utterance[]
  blind: Utterance[]
} {
  const file = readFileSync(new URL('./red-flags.txt', import.meta.url), 'utf8')
  const [seen = '', heldOut = '', later = '', blind = ''] = file.split(/^# == (?:second|third|fourth) .*$/m)

  return {
    seen: utterancesOf(seen),
    heldOut: utterancesOf(heldOut),
    later: utterancesOf(later),
    blind: utterancesOf(blind),
  }
}

/** Utterances that nobody has changed a rule by: what a new wording may expect. */
export const readUntouchedSet = (): Utterance[] =>
  utterancesOf(readFileSync(new URL('./red-flags-untouched.txt', import.meta.url), 'utf8'))

function utterancesOf(half: string): Utterance[] {
  return half
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [flags = '', text = ''] = line.split('\t')

      return { flags: flags === '-' ? [] : flags.split(','), text }
    })
}
