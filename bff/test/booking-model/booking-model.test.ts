import { describe, expect, it } from 'vitest'
import { masked, mutants } from './mutants.ts'
import { productionRules, type Rules } from './rules.ts'
import { type History, World } from './world.ts'

const HISTORIES = 15_000
const MUTANT_HISTORIES = 600

interface Totals extends Omit<History, 'violations'> {
  violating: number
  first: { seed: number; violations: string[] } | undefined
}

function runHistories(rules: Rules, count: number): Totals {
  const totals: Totals = { violating: 0, first: undefined, calls: 0, faults: 0, crashes: 0, booked: 0 }
  for (let seed = 1; seed <= count; seed++) {
    const { violations, ...figures } = new World(seed, rules).run()
    for (const key of ['calls', 'faults', 'crashes', 'booked'] as const) totals[key] += figures[key]
    if (violations.length === 0) continue
    totals.violating += 1
    totals.first ??= { seed, violations }
  }

  return totals
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

describe('booking against a model of the hospital', () => {
  it('every history ends with both sides agreeing, whatever is lost, late or killed', () => {
    const startedMs = performance.now()
    const totals = runHistories(productionRules, HISTORIES)
    const seconds = (performance.now() - startedMs) / 1000
    print(
      `booking model: ${HISTORIES} histories in ${seconds.toFixed(1)} s, ${totals.calls} calls, ` +
        `${totals.faults} faults, ${totals.crashes} crashes, ${totals.booked} booked, ${totals.violating} violating`,
    )
    expect(totals.first).toBeUndefined()
    expect(totals.booked).toBeGreaterThan(HISTORIES)
  }, 60_000)

  it.each(Object.entries(mutants))(
    'notices booking software that %s',
    (name, rules) => {
      const { violating, first } = runHistories(rules, MUTANT_HISTORIES)
      expect(violating).toBeGreaterThan(0)
      print(
        `mutant killed: ${name}: ${violating} of ${MUTANT_HISTORIES}, first seed ${first?.seed}: ${first?.violations[0]}`,
      )
    },
    60_000,
  )

  it.each(Object.entries(masked))(
    'another rule stands behind it when software %s',
    (_name, rules) => {
      expect(runHistories(rules, MUTANT_HISTORIES).first).toBeUndefined()
    },
    60_000,
  )
})
