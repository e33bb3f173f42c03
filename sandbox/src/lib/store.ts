import { join } from 'node:path'
import { Journal } from './journal.ts'

/** `[collection, key, value]`; a change without a value removes the key. */
type Change = [collection: string, key: string, value?: unknown]

const LINES_BEFORE_COMPACTION = 2_000

/** Named values of one kind. A value is never altered in place: `set` puts a new one. */
export interface Collection<T> {
  get(key: string): T | undefined
  has(key: string): boolean
  set(key: string, value: T): void
  delete(key: string): void
  values(): IterableIterator<T>
  entries(): IterableIterator<[string, T]>
  readonly size: number
}

/**
 * The state of one outside system: collections of JSON values, every change appended to
 * `<folder>/<name>.journal` before the call returns. Without a folder it lives in memory only.
 */
export class Store {
  readonly #collections = new Map<string, Map<string, unknown>>()
  readonly #journal: Journal | undefined
  #transaction: Change[] | undefined

  constructor({ folder, name }: { folder: string | undefined; name: string }) {
    if (folder === undefined) return
    this.#journal = Journal.open(join(folder, `${name}.journal`), (entry) => this.#apply(entry as Change[]))
  }

  collection<T>(name: string): Collection<T> {
    const map = () => this.#mapOf(name) as Map<string, T>

    return {
      get: (key) => map().get(key),
      has: (key) => map().has(key),
      set: (key, value) => this.#change([name, key, value]),
      delete: (key) => {
        if (map().has(key)) this.#change([name, key])
      },
      values: () => map().values(),
      entries: () => map().entries(),
      get size() {
        return map().size
      },
    }
  }

  /** Writes all changes made by `work` as one line: after a crash either all are there or none. */
  transaction<T>(work: () => T): T {
    if (this.#transaction !== undefined) return work()
    this.#transaction = []
    try {
      return work()
    } finally {
      const changes = this.#transaction
      this.#transaction = undefined
      if (changes.length > 0) this.#write(changes)
    }
  }

  /** Empties every collection, on disk too. */
  clear(): void {
    this.#collections.clear()
    this.#journal?.rewrite([])
  }

  close(): void {
    this.#journal?.close()
  }

  #change(change: Change): void {
    this.#apply([change])
    if (this.#transaction !== undefined) this.#transaction.push(change)
    else this.#write([change])
  }

  #write(changes: Change[]): void {
    this.#journal?.append(changes)
    this.#compactWhenLong()
  }

  #apply(changes: Change[]): void {
    for (const [collection, key, value] of changes) {
      if (value === undefined) this.#mapOf(collection).delete(key)
      else this.#mapOf(collection).set(key, value)
    }
  }

  #mapOf(name: string): Map<string, unknown> {
    const map = this.#collections.get(name) ?? new Map<string, unknown>()
    this.#collections.set(name, map)

    return map
  }

  #compactWhenLong(): void {
    if (this.#journal === undefined || this.#journal.lines < LINES_BEFORE_COMPACTION) return
    let values = 0
    for (const map of this.#collections.values()) values += map.size
    if (this.#journal.lines < values * 2) return

    this.#journal.rewrite(this.#everything())
  }

  *#everything(): Generator<Change[]> {
    for (const [collection, map] of this.#collections) {
      for (const [key, value] of map) yield [[collection, key, value]]
    }
  }
}
