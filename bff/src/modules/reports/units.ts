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

/** Undefined where they are neither the same nor both in the glossary. */
export function scaleBetween({
  from,
  to,
  code,
}: {
  from: string
  to: string
  code: string | undefined
}): Scale | undefined {
  if (ucumOf(from) === ucumOf(to)) return unchanged
  const test = code === undefined ? undefined : testOf(code)
  const [one, other] = [from, to].map((unit) => test?.units.find(({ ucum }) => ucum === ucumOf(unit)))

  return one && other && ((amount) => fromFirst(other, toFirst(one, amount)))
}

/** The unit of the other system in which a value can be told as well; only under a code that belongs to its unit. */
export function otherUnitOf(
  test: GlossaryTest,
  { unit, code }: { unit: string; code: string },
): GlossaryUnit | undefined {
  const given = test.units.find(({ ucum, loinc }) => ucum === ucumOf(unit) && loinc.includes(code))

  return given && test.units.find((one) => one !== given)
}

/** The glossary's units are told by the first: `amount × factor + offset`. */
function fromFirst({ factor, offset = 0 }: GlossaryUnit, amount: number): number {
  return amount * factor + offset
}

function toFirst({ factor, offset = 0 }: GlossaryUnit, amount: number): number {
  return (amount - offset) / factor
}
