import { describe, expect, it } from 'vitest'
import { states } from '../../src/modules/booking/states.ts'
import { print, runHistories } from '../simulation/histories.ts'
import { masked, mutants } from './mutants.ts'
import { productionRules, type Rules } from './rules.ts'
import { runHistory } from './world.ts'

const HISTORIES = 4_000
const MUTANT_HISTORIES = 1_500
/** A busy machine is no failure. */
const LIMIT_MS = 300_000

/** Only this one is played, and every step of it is printed. */
const replay = process.env.REGISTRATION_HISTORY

const firstOf = (rules: Rules) =>
  runHistories((seed) => runHistory({ seed, rules }), { count: MUTANT_HISTORIES, untilFirst: true })

describe('appointment and payment of a paid registration together', () => {
  if (replay !== undefined) {
    it(`history ${replay} ends with place and money in step`, () => {
      const seed = Number(replay)
      expect(runHistory({ seed, rules: productionRules, trace: print }).violations).toEqual([])
    })

    return
  }

  it(
    'every history ends with a place and its fee, or with neither, whatever is lost, late or killed',
    () => {
      const ways = new Set<string>()
      const run = (seed: number) => runHistory({ seed, rules: productionRules, ways })
      const { violating, first, figures, cpuSeconds } = runHistories(run, { count: HISTORIES })
      const { calls, faults, crashes, payments, paid, refunds } = figures
      print(
        `registration simulator: ${HISTORIES} histories, ${calls} calls, ${faults} faults, ${crashes} crashes, ` +
          `${payments} payments, ${paid} paid, ${refunds} refunds, ${violating} violating; ` +
          `${Math.round(HISTORIES / cpuSeconds)} histories/s of one core`,
      )
      if (first) print(`replay with REGISTRATION_HISTORY=${first.seed}`)
      expect(first).toBeUndefined()
      expect(paid).toBeGreaterThan(HISTORIES)
      expect(refunds).toBeGreaterThan(HISTORIES / 4)
      const ofFees = (['to_pay', 'paying', 'withdrawing'] as const).flatMap((from) =>
        states[from].to.map((to) => `${from} → ${to}`),
      )
      expect(ofFees.filter((way) => !ways.has(way))).toEqual([])
    },
    LIMIT_MS,
  )

  it('the same seed gives the same history', () => {
    const history = () => runHistory({ seed: 7, rules: productionRules })
    expect(history()).toEqual(history())
  })

  it.each(Object.entries(mutants))(
    'notices software that %s',
    (name, rules) => {
      const { first, histories } = firstOf(rules)
      expect(first).toBeDefined()
      print(`mutant killed: ${name}: history ${histories}: ${first?.violations[0]}`)
    },
    LIMIT_MS,
  )

  it.each(Object.entries(masked))(
    'finds another rule behind it when software %s',
    (_name, rules) => {
      expect(firstOf(rules).first).toBeUndefined()
    },
    LIMIT_MS,
  )
})
