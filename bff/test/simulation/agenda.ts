interface Entry {
  atMs: number
  order: number
  work: () => void
}

/** Virtual time: a heap of what happens when. Equal times happen in the order in which they were planned. */
export class Agenda {
  nowMs = 0
  #planned = 0
  readonly #heap: Entry[] = []

  plan(delayMs: number, work: () => void): void {
    this.#planned += 1
    this.#heap.push({ atMs: this.nowMs + Math.max(0, delayMs), order: this.#planned, work })
    this.#rise(this.#heap.length - 1)
  }

  /** Until nothing is planned any more; false when the limit comes first. */
  run(limitMs: number): boolean {
    for (let next = this.#take(); next !== undefined; next = this.#take()) {
      if (next.atMs > limitMs) return false
      this.nowMs = next.atMs
      next.work()
    }

    return true
  }

  #take(): Entry | undefined {
    const first = this.#heap[0]
    const last = this.#heap.pop()
    if (first !== undefined && last !== undefined && first !== last) {
      this.#heap[0] = last
      this.#sink()
    }

    return first
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1
      if (!this.#swapIfEarlier(at, parent)) return
      at = parent
    }
  }

  #sink(): void {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const child = this.#isEarlier(right, left) ? right : left
      if (!this.#swapIfEarlier(child, at)) return
      at = child
    }
  }

  #isEarlier(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]]
    if (one === undefined || other === undefined) return false

    return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order)
  }

  #swapIfEarlier(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]]
    if (one === undefined || other === undefined || !this.#isEarlier(a, b)) return false
    this.#heap[a] = other
    this.#heap[b] = one

    return true
  }
}
