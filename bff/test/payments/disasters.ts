import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../simulation/random.ts'

type Kind = 'replica' | 'database'

export interface DisastersOptions {
  /** How often each kind of disaster happens. */
  counts: Readonly<Record<Kind, number>>
  /** Spread over so much work. */
  pieces: number
  /** How far the work may run ahead of the next disaster. */
  ahead: number
  random: Random
  /** Makes it happen; answers how many operations were under way. */
  strike: Readonly<Record<Kind, () => Promise<number>>>
}

const LOOK_EVERY_MS = 20

/** Disasters in a random order, each when so much work is done, and none when there is no more work. */
export class Disasters {
  readonly #options: DisastersOptions
  readonly #order: Kind[]
  /** Operations that were under way at each. */
  readonly struck: Record<Kind, number[]> = { replica: [], database: [] }

  constructor(options: DisastersOptions) {
    this.#options = options
    const { counts, random } = options
    const left = { ...counts }
    this.#order = Array.from({ length: counts.replica + counts.database }, () => {
      const kind = random.next() * (left.replica + left.database) < left.replica ? 'replica' : 'database'
      left[kind] -= 1

      return kind
    })
  }

  async happen(donePieces: () => number): Promise<void> {
    for (const kind of this.#order) {
      while (donePieces() < this.#nextAt()) await sleep(LOOK_EVERY_MS)
      this.struck[kind].push(await this.#options.strike[kind]())
    }
  }

  /** Waits until a piece of work may begin: nobody runs ahead of the disasters, so that each finds work under way. */
  async mayBegin(piece: number): Promise<void> {
    while (piece >= this.#nextAt() + this.#options.ahead) await sleep(LOOK_EVERY_MS)
  }

  /** With so many pieces done the next disaster strikes; after the last one, never. */
  #nextAt(): number {
    const happened = this.struck.replica.length + this.struck.database.length
    if (happened === this.#order.length) return Number.POSITIVE_INFINITY

    return ((happened + 1) * this.#options.pieces) / (this.#order.length + 1)
  }
}
