import type { Collection, Store } from '../lib/store.ts'

/** Running numbers of a hospital, never given twice, also after a restart. */
export class Sequence {
  readonly #counters: Collection<number>

  constructor({ store, hospitalCode }: { store: Store; hospitalCode: string }) {
    this.#counters = store.collection(`${hospitalCode}/sequences`)
  }

  next(name: string): number {
    const number = (this.#counters.get(name) ?? 0) + 1
    this.#counters.set(name, number)

    return number
  }
}
