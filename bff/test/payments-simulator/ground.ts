import { Agenda } from '../simulation/agenda.ts'
import { Random } from '../simulation/random.ts'
import type { Rules } from './rules.ts'

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const DAY = 24 * 60 * MINUTE

/** Something that must never be; ends the history. */
export class Violation extends Error {}

/** What every part of a history stands on: time, chance, the rules, and what is counted. */
export class Ground {
  readonly agenda = new Agenda()
  readonly random: Random
  readonly figures = {
    events: 0,
    calls: 0,
    faults: 0,
    crashes: 0,
    payments: 0,
    paid: 0,
    refunds: 0,
    applications: 0,
    returned: 0,
  }
  /** From then on nothing goes wrong any more, and everything must come to rest. */
  readonly faultsEndMs: number

  constructor(
    seed: number,
    readonly rules: Rules,
    /** Told everything that happens, when a history is replayed. */
    readonly trace: ((line: string) => void) | undefined,
  ) {
    this.random = new Random(seed)
    this.faultsEndMs = this.random.between(5 * MINUTE, 70 * MINUTE)
  }

  get nowMs(): number {
    return this.agenda.nowMs
  }

  get now(): Date {
    return new Date(this.agenda.nowMs)
  }

  after(delayMs: number, work: () => void): void {
    this.figures.events += 1
    this.agenda.plan(delayMs, work)
  }

  /** While things go wrong: does this? */
  fails(probability: number): boolean {
    const strikes = this.nowMs < this.faultsEndMs && this.random.chance(probability)
    if (strikes) this.figures.faults += 1

    return strikes
  }
}
