import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestBff, type TestBff } from '../../../test/harness.ts'
import { createTestClock, type TestClock } from '../../../test/test-clock.ts'
import { tidy } from '../../housekeeping.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/clock.ts'

let clock: TestClock
let bff: TestBff

beforeEach(async () => {
  clock = createTestClock()
  bff = await createTestBff({ clock })
})
afterEach(() => bff.close())

const stateOf = async (device: ReturnType<TestBff['device']>) =>
  (await bff.ok('getSession', { device })).state

describe('a session', () => {
  it('ends when it was not used for half an hour', async () => {
    const device = await bff.signIn('li-ming')
    clock.advance(30 * MINUTE_MS - SECOND_MS)
    expect(await stateOf(device)).toBe('signed_in')
    clock.advance(29 * MINUTE_MS)
    expect(await stateOf(device)).toBe('signed_in')
    clock.advance(30 * MINUTE_MS)

    expect(await stateOf(device)).toBe('anonymous')
  })

  it('ends after a day, however much it is used', async () => {
    const device = await bff.signIn('li-ming')
    for (let minutes = 0; minutes < 24 * 60 - 20; minutes += 20) {
      clock.advance(20 * MINUTE_MS)
      expect(await stateOf(device)).toBe('signed_in')
    }
    clock.advance(20 * MINUTE_MS)

    expect(await stateOf(device)).toBe('anonymous')
  })

  it('that has ended is deleted, with the identity that only it knew', async () => {
    const device = bff.device('wechat')
    await bff.identify('li-ming', device)
    clock.advance(31 * MINUTE_MS)
    await tidy(bff.ground.db, clock.now())

    expect(await bff.ground.db.selectFrom('sessions').selectAll().execute()).toEqual([])
    expect(await bff.ground.db.selectFrom('oauth_states').selectAll().execute()).toEqual([])
  })

  it('is kept by tidying as long as it is used', async () => {
    const device = await bff.signIn('li-ming')
    clock.advance(20 * MINUTE_MS)
    await tidy(bff.ground.db, clock.now())

    expect(await stateOf(device)).toBe('signed_in')
  })

  it('remembers language and elder mode for the account, in every channel', async () => {
    const device = await bff.signIn('wang-xiuying', 'web')
    await bff.ok('updatePreferences', { device, body: { displayMode: 'elder' } })
    await bff.ok('updatePreferences', { device, body: { language: 'en-US' } })
    clock.advance(2 * HOUR_MS)
    const elsewhere = await bff.signIn('wang-xiuying', 'suishenban')

    expect((await bff.ok('getSession', { device: elsewhere })).account).toMatchObject({
      displayMode: 'elder',
      language: 'en-US',
    })
  })
})

describe('tidying', () => {
  it('leaves nothing of yesterday’s counts, codes and answers', async () => {
    await bff.signIn('li-ming')
    clock.advance(DAY_MS)
    await tidy(bff.ground.db, clock.now())

    for (const table of ['sms_sends', 'sms_codes', 'idempotency_keys', 'rate_limits', 'sessions'] as const) {
      expect(await bff.ground.db.selectFrom(table).selectAll().execute(), table).toEqual([])
    }
  })
})
