import { type GlossaryUnit, testOf } from './test-glossary.ts'

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

/** From the unit of a value into another; undefined where they are neither the same nor both in the glossary. */
export function scaleFrom(given: CodedUnit, to: string): Scale | undefined {
  if (isSameUnit(given.unit, to)) return unchanged
  const { own, other } = unitsOf(given, to)

  return own && other && ((amount) => fromFirst(other, toFirst(own, amount)))
}

/** The other way round: from another unit into that of a value. */
export function scaleInto(given: CodedUnit, from: string): Scale | undefined {
  if (isSameUnit(given.unit, from)) return unchanged
  const { own, other } = unitsOf(given, from)

  return own && other && ((amount) => fromFirst(own, toFirst(other, amount)))
}

/** The unit of the other system in which a value can be told as well. */
export function otherUnitOf({ unit, code }: CodedUnit): GlossaryUnit | undefined {
  const { own, test } = unitsOf({ unit, code }, unit)

  return own && test?.units.find((one) => one !== own)
}

/** A code that does not belong to its unit says that we do not know what was meant: urea in mg/dL is not urea nitrogen. */
function unitsOf({ unit, code }: CodedUnit, another: string) {
  const test = code === undefined ? undefined : testOf(code)
  const [own, other] = [unit, another].map((one) => test?.units.find(({ ucum }) => ucum === ucumOf(one)))
  const isOwn = code !== undefined && own?.loinc.includes(code)

  return { test, own: isOwn ? own : undefined, other }
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
