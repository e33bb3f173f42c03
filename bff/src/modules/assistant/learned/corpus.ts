import { readFileSync } from 'node:fs'

/** What somebody may write, and what is right about it. */
export interface Utterance {
  /** Any of them is right; empty: it can wait. */
  flags: string[]
  text: string
}

/** The lists that the rules and the net are taught by; what each is stands at its head. */
export const lists = ['written', 'plain', 'complaints', 'first-desk', 'second-desk'] as const
export type List = (typeof lists)[number]

export const linesOf = (list: List): string =>
  readFileSync(new URL(`./corpus/${list}.txt`, import.meta.url), 'utf8')

export function readList(list: List): Utterance[] {
  const utterances = utterancesIn(linesOf(list))

  // Complaints stand behind the departments that they are for.
  return list === 'complaints' ? utterances.map(({ text }) => ({ flags: [], text })) : utterances
}

/** One a line, behind its flags (`-` for none) and a tab; what begins with # is a remark. */
export function utterancesIn(lines: string): Utterance[] {
  return lines
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [flags = '', text = ''] = line.split('\t')

      return { flags: flags === '-' ? [] : flags.split(','), text }
    })
}
