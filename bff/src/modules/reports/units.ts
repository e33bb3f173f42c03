import { type GlossaryTest, type GlossaryUnit, testOf } from './test-glossary.ts'

/** Brings an amount of a test from one unit into another. */
export type Scale = (amount: number) => number

const unchanged: Scale = (amount) => amount

/** How labels without a UCUM code are written. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/[μµ]/g, 'u'],
  [/^[×x*]?\s*10[\^*]?(9|12|⁹|¹²)\s*\/\s*L$/, '10*$1/L'],
  [/⁹/g, '9'],
  [/¹²/g, '12'],
]

function ucumOf(unit: string): string {
  return spellings.reduce((text, [pattern, by]) => text.replace(pattern, by), unit.trim())
}

/** The unit of a value, with the LOINC code under which it stands: amount and mass have codes of their own. */
export interface CodedUnit {
  unit: string
  code: string | undefined
}

/** From one value's unit into another's; undefined where they are neither the same nor both in the glossary. */
export function scaleFrom(given: CodedUnit, to: CodedUnit): Scale | undefined {
  if (given.code === to.code && isSameUnit(given.unit, to.unit)) return unchanged
  const test = testUnder(given.code)
  const [own, other] = [ownUnitOf(test, given), ownUnitOf(test, to)]

  return own && other && ((amount) => fromFirst(other, toFirst(own, amount)))
}

/** Into the unit of a value, from one in which its laboratory gave a range. */
export function scaleInto(given: CodedUnit, from: string): Scale | undefined {
  if (isSameUnit(given.unit, from)) return unchanged
  const test = testUnder(given.code)
  const [own, other] = [ownUnitOf(test, given), unitOf(test, from)]

  return own && other && ((amount) => fromFirst(own, toFirst(other, amount)))
}

/** The unit of the other system in which a value can be told as well. */
export function otherUnitOf(given: CodedUnit): GlossaryUnit | undefined {
  const test = testUnder(given.code)
  const own = ownUnitOf(test, given)

  return own && test?.units.find((one) => one !== own)
}

/** A code that does not belong to its unit says that we do not know what was meant: urea in mg/dL is not urea nitrogen. */
function ownUnitOf(test: GlossaryTest | undefined, { unit, code }: CodedUnit): GlossaryUnit | undefined {
  const found = unitOf(test, unit)

  return code !== undefined && found?.loinc.includes(code) ? found : undefined
}

function unitOf(test: GlossaryTest | undefined, unit: string): GlossaryUnit | undefined {
  return test?.units.find(({ ucum }) => ucum === ucumOf(unit))
}

function testUnder(code: string | undefined): GlossaryTest | undefined {
  return code === undefined ? undefined : testOf(code)
}

export function isSameUnit(one: string, other: string): boolean {
  return ucumOf(one) === ucumOf(other)
}

/** For reading: what was brought from another unit has more digits than anybody measured. */
export function rounded(amount: number): number {
  return Number(amount.toPrecision(4))
}

/** The glossary's units are told by the first: `amount × factor + offset`. */
function fromFirst({ factor, offset = 0 }: GlossaryUnit, amount: number): number {
  return amount * factor + offset
}

function toFirst({ factor, offset = 0 }: GlossaryUnit, amount: number): number {
  return (amount - offset) / factor
}
