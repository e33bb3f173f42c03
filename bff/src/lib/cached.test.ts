import { beforeEach, describe, expect, it } from 'vitest'
import { createCached } from './cached.ts'

/** A source that counts how often it is asked and answers when told to. */
class Source {
  asked = 0
  isDown = false
  #answers: (() => void)[] = []

  load = () => {
    this.asked += 1
    const value = this.isDown ? ('down' as const) : this.asked

    return new Promise<number | 'down'>((resolve) => this.#answers.push(() => resolve(value)))
  }

  async answer(): Promise<void> {
    for (const answer of this.#answers.splice(0)) answer()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('a cached value', () => {
  let source: Source
  let nowMs: number

  beforeEach(() => {
    source = new Source()
    nowMs = 1_000_000
  })

  function cached(staleMs: number, spareMs = 0) {
    return createCached<number, 'down'>({
      load: source.load,
      isFailure: (loaded) => loaded === 'down',
      freshMs: 5_000,
      staleMs,
      spareMs,
      retryMs: 2_000,
      clock: { now: () => new Date(nowMs) },
    })
  }

  async function filled(staleMs: number, spareMs?: number) {
    const cache = cached(staleMs, spareMs)
    const first = cache.get()
    await source.answer()
    expect(await first).toBe(1)

    return cache
  }

  it('is fetched once however many ask at the same time', async () => {
    const cache = cached(0)
    const asked = Promise.all(Array.from({ length: 200 }, () => cache.get()))
    await source.answer()
    expect(new Set(await asked)).toEqual(new Set([1]))
    expect(source.asked).toBe(1)
  })

  it('is given without asking while it is fresh', async () => {
    const cache = await filled(10_000)
    nowMs += 4_999
    expect(await cache.get()).toBe(1)
    expect(source.asked).toBe(1)
  })

  it('is given old while a newer one is fetched behind it', async () => {
    const cache = await filled(10_000)
    nowMs += 6_000
    expect(await cache.get()).toBe(1)
    expect(source.asked).toBe(2)
    await source.answer()
    expect(await cache.get()).toBe(2)
  })

  it('is waited for once it is too old to be shown', async () => {
    const cache = await filled(10_000)
    nowMs += 15_000
    const asked = cache.get()
    await source.answer()
    expect(await asked).toBe(2)
  })

  it('is shown for ever when that is better than nothing, and a broken source is left alone between tries', async () => {
    const cache = await filled(Number.POSITIVE_INFINITY)
    source.isDown = true
    nowMs += 86_400_000
    expect(await cache.get()).toBe(1)
    await source.answer()
    for (let request = 0; request < 100; request++) expect(await cache.get()).toBe(1)
    expect(source.asked).toBe(2)
    nowMs += 2_000
    await cache.get()
    expect(source.asked).toBe(3)
  })

  it('is a failure when it may not be shown old and the source is down', async () => {
    const cache = await filled(10_000)
    source.isDown = true
    nowMs += 20_000
    const asked = cache.get()
    await source.answer()
    expect(await asked).toBe('down')
    expect(await cache.get()).toBe('down')
    expect(source.asked).toBe(2)
  })

  it('is given in place of a failure while it is young enough for that', async () => {
    const cache = await filled(0, 9_000)
    source.isDown = true
    nowMs += 8_000
    const asked = cache.get()
    await source.answer()
    expect(await asked).toBe(1)
    nowMs += 1_000
    expect(await cache.get()).toBe('down')
    expect(cache.lastKnown()).toBe(1)
  })

  it('can be asked for younger than it would otherwise be given', async () => {
    const cache = await filled(10_000)
    nowMs += 1_500
    expect(await cache.getNewerThan(2_000)).toBe(1)
    const asked = cache.getNewerThan(1_000)
    await source.answer()
    expect(await asked).toBe(2)
  })
})
