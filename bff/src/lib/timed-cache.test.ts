import { describe, expect, it } from 'vitest'
import { createTestClock } from '../../test/test-clock.ts'
import { GatewayFailure } from '../gateways/failure.ts'
import { HOUR_MS, MINUTE_MS } from './clock.ts'
import { createTimedCache } from './timed-cache.ts'

describe('a token of another system', () => {
  it('is fetched once for all who ask at the same time, and again shortly before it ends', async () => {
    const clock = createTestClock()
    let fetched = 0
    const cache = createTimedCache(clock, async () => ({ value: ++fetched, lifetimeMs: 2 * HOUR_MS }))

    expect(await Promise.all([cache.get(), cache.get(), cache.get()])).toEqual([1, 1, 1])
    clock.advance(2 * HOUR_MS - 6 * MINUTE_MS)
    expect(await cache.get()).toBe(1)
    clock.advance(MINUTE_MS)
    expect(await cache.get()).toBe(2)
  })

  it('that turned out to be void is fetched again', async () => {
    let fetched = 0
    const cache = createTimedCache(createTestClock(), async () => ({ value: ++fetched, lifetimeMs: HOUR_MS }))
    await cache.get()
    cache.forget()

    expect(await cache.get()).toBe(2)
  })

  it('that could not be fetched is asked for again by the next one', async () => {
    const answers = [
      new GatewayFailure('unreachable', { reason: 'timed out' }),
      { value: 'ok', lifetimeMs: HOUR_MS },
    ]
    const cache = createTimedCache(
      createTestClock(),
      async () => answers.shift() ?? { value: '', lifetimeMs: 1 },
    )

    expect(await cache.get()).toBeInstanceOf(GatewayFailure)
    expect(await cache.get()).toBe('ok')
  })
})
