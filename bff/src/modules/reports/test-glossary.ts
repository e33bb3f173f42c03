import type { LocalText } from '../../lib/local-text.ts'
import { tests } from './glossary-tests.ts'

/** One test of a laboratory, told to people. */
export interface GlossaryTest {
  name: Required<LocalText>
  /** What it is measured in; the second, where there is one, is of the other unit system. */
  units: readonly GlossaryUnit[]
  /** Two plain sentences: what it is, and why it is measured. */
  tells: Required<LocalText>
  /** A public body that says more. */
  source: { name: string; url: string }
}

export interface GlossaryUnit {
  /** UCUM, and as people read it where that differs. */
  ucum: string
  label?: string
  /** The codes under which a laboratory reports it in this unit: mass and amount have codes of their own. */
  loinc: readonly string[]
  /** Amount here = amount in the first unit × factor + offset. */
  factor: number
  offset?: number
}

const byCode = new Map(
  tests.flatMap((test) =>
    test.units.flatMap((unit) => unit.loinc.map((code): [string, GlossaryTest] => [code, test])),
  ),
)

/** By LOINC; undefined where the glossary has nothing. */
export function testOf(code: string): GlossaryTest | undefined {
  return byCode.get(code)
}
