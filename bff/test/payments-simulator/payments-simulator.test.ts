import { describe, expect, it } from 'vitest'
import { orderStates, states } from '../../src/modules/payments/states.ts'
import { print, runHistories } from '../simulation/histories.ts'
import { TWICE } from './invariants.ts'
import { masked, mended, mutants, unique } from './mutants.ts'
import { productionRules, type Rules } from './rules.ts'
import { runHistory } from './world.ts'

/** `PAYMENT_HISTORIES=30000` runs as many as the figures in README.md are of. */
const HISTORIES = Number(process.env.PAYMENT_HISTORIES ?? 20_000)
const MUTANT_HISTORIES = 1500
/** With every rule broken few of them ever rest, so each takes long. */
const WILD_HISTORIES = 60
const LIMIT_MS = 300_000

/** `4711`, or `M9:59` for a history of a mutant: only this one is played, and every step of it is printed. */
const replay = process.env.PAYMENT_HISTORY

const run = (rules: Rules, { count, ways }: { count: number; ways?: Set<string> }) =>
  runHistories((seed) => runHistory({ seed, rules, ...(ways && { ways }) }), { count })

const firstOf = (rules: Rules, count: number) =>
  runHistories((seed) => runHistory({ seed, rules }), { count, untilFirst: true })

describe('payments against a model of provider, insurer and hospital', () => {
  if (replay !== undefined) {
    it(`history ${replay} ends with all of them agreeing`, () => {
      const [seed = '', mutant] = replay.split(':').reverse()
      const [, rules] = Object.entries({ ...mutants, ...masked, ...mended }).find(([name]) =>
        mutant ? name.startsWith(mutant) : false,
      ) ?? ['', productionRules]
      expect(runHistory({ seed: Number(seed), rules, trace: print }).violations).toEqual([])
    })

    return
  }

  it(
    'every history ends with all of them agreeing, whatever is lost, late, doubled, refused or killed',
    () => {
      const ways = new Set<string>()
      const { violating, first, figures, cpuSeconds } = run(productionRules, { count: HISTORIES, ways })
      const { events, calls, faults, crashes, payments, paid, refunds, applications, returned } = figures
      print(
        `payments simulator: ${HISTORIES} histories, ${events} events, ${calls} calls, ${faults} faults, ` +
          `${crashes} crashes, ${payments} payments, ${paid} paid, ${refunds} refunds, ${applications} applications of which ${returned} went back, ${violating} violating; ` +
          `${Math.round(HISTORIES / cpuSeconds)} histories/s of one core`,
      )
      if (first) print(`replay with PAYMENT_HISTORY=${first.seed}`)
      expect(first).toBeUndefined()
      const all = orderStates.flatMap((from) => states[from].to.map((to) => `${from} → ${to}`))
      expect(all.filter((way) => !ways.has(way))).toEqual([])
    },
    LIMIT_MS,
  )

  it.each(Object.entries(mutants))(
    'notices software that: %s',
    (name, rules) => {
      const { first, histories } = firstOf(rules, MUTANT_HISTORIES)
      expect(first).toBeDefined()
      print(`mutant killed: ${name}: history ${histories}: ${first?.violations[0]}`)
    },
    LIMIT_MS,
  )

  it.each(Object.entries(masked))(
    'finds another rule behind it when software: %s',
    (_name, rules) => {
      expect(firstOf(rules, MUTANT_HISTORIES).first).toBeUndefined()
    },
    LIMIT_MS,
  )

  it(
    'posts twice without compared versions, fences and the unique key (M3); the key alone stops that',
    () => {
      const twice = (rules: Rules) =>
        runHistories((seed) => runHistory({ seed, rules, only: TWICE }), { count: WILD_HISTORIES })
      const [broken, kept] = [twice(unique.broken), twice(unique.kept)]
      expect(broken.violating).toBeGreaterThan(0)
      expect(kept.first).toBeUndefined()
      print(
        `mutant killed: M3, M6 and M8: ${broken.violating} of ${WILD_HISTORIES}: ${broken.first?.violations[0]}`,
      )
    },
    LIMIT_MS,
  )

  it.each(Object.entries(mended))(
    'notices, in many histories, software that: %s',
    (name, rules) => {
      const { first, histories } = firstOf(rules, HISTORIES)
      expect(first).toBeDefined()
      print(`mutant killed: ${name}: history ${histories}: ${first?.violations[0]}`)
    },
    LIMIT_MS,
  )
})
