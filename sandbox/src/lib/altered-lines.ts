import type { Collection, Store } from './store.ts'

/** What a line of a bill is changed to say; the trade behind it stays as it was. */
export interface Alteration {
  fen?: number
  /** So much later, or earlier. */
  shiftMs?: number
  isMissing?: true
  isDoubled?: true
}

/** What every bill says of one movement of money. */
export interface AlterableLine {
  /** The merchant's number of the payment or refund. */
  number: string
  /** Positive in, negative out. */
  fen: number
  atMs: number
}

/** Discrepancies planted on purpose: bills say something else than what happened, as bills do. */
export class AlteredLines {
  readonly #alterations: Collection<Alteration>

  constructor(store: Store) {
    this.#alterations = store.collection('altered-bill-lines')
  }

  alter(number: string, alteration: Alteration): void {
    this.#alterations.set(number, { ...this.#alterations.get(number), ...alteration })
  }

  apply<Line extends AlterableLine>(lines: readonly Line[]): Line[] {
    return lines.flatMap((line) => {
      const altered = this.#alterations.get(line.number)
      if (altered === undefined) return [line]
      if (altered.isMissing) return []
      const { fen = Math.abs(line.fen), shiftMs = 0 } = altered
      const said = { ...line, fen: line.fen < 0 ? -fen : fen, atMs: line.atMs + shiftMs }

      return altered.isDoubled ? [said, said] : [said]
    })
  }
}
