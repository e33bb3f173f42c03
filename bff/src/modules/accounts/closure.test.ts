import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findPerson } from '../../../../sandbox/src/people.ts'
import { dumpDatabase } from '../../../test/dump-database.ts'
import { consentsInForce, createTestBff, type TestBff } from '../../../test/harness.ts'
import { createTestClock, type TestClock } from '../../../test/test-clock.ts'
import { tidy } from '../../housekeeping.ts'
import { DAY_MS, MINUTE_MS } from '../../lib/clock.ts'
import { refuse } from '../../lib/failure.ts'
import { closeAccount } from './closure.ts'

const body = { understood: true } as const

let clock: TestClock
let bff: TestBff

beforeEach(async () => {
  clock = createTestClock()
  bff = await createTestBff({ clock })
})
afterEach(() => bff.close())

describe('closing an account', () => {
  it('needs the phone to be proven within the last ten minutes', async () => {
    const device = await bff.signIn('li-ming')
    clock.advance(11 * MINUTE_MS)
    expect(await bff.refused('closeAccount', { device, body })).toBe('REVERIFICATION_REQUIRED')

    await bff.reverify('li-ming', device)
    expect((await bff.ok('closeAccount', { device, body })).state).toBe('anonymous')
  })

  it('is possible long after the consent was withdrawn', async () => {
    const device = await bff.signIn('li-ming')
    await bff.ok('withdrawConsent', { device, params: { kind: 'privacy_policy' } })
    clock.advance(20 * MINUTE_MS)
    await bff.reverify('li-ming', device)

    expect((await bff.ok('closeAccount', { device, body })).state).toBe('anonymous')
  })

  it('leaves no trace of the person in the database', async () => {
    const person = findPerson('wang-xiuying')
    const device = await bff.signIn('wang-xiuying', 'wechat')
    await bff.signIn('wang-xiuying', 'alipay')
    const { account_id } = await bff.ground.db
      .selectFrom('accounts')
      .select('account_id')
      .executeTakeFirstOrThrow()
    await bff.ok('closeAccount', { device, body })
    const after = await dumpDatabase(bff.ground.db)
    const index = bff.ground.fields.blindIndex('phone', person?.phone ?? '')

    for (const trace of [
      person?.phone,
      person?.name,
      person?.accounts.wechat.openid,
      person?.accounts.alipay.openId,
      account_id,
    ]) {
      expect(after).not.toContain(trace)
    }
    expect(tablesWith(after, index)).toEqual(['sms_sends'])
  })

  it('leaves, once a day has passed, nothing but the proof of consent', async () => {
    const device = await bff.signIn('wang-xiuying', 'wechat')
    await bff.ok('closeAccount', { device, body })
    clock.advance(DAY_MS)
    await tidy(bff.ground.db, clock.now())

    expect(tablesWith(await dumpDatabase(bff.ground.db), '{')).toEqual(['consent_proofs'])
  })

  it('signs out every device', async () => {
    const phone = await bff.signIn('li-ming', 'wechat')
    const tablet = await bff.signIn('li-ming', 'web')
    await bff.ok('closeAccount', { device: phone, body })

    expect((await bff.call('listConsents', { device: tablet })).status).toBe(401)
  })

  it('keeps a proof of consent that names nobody', async () => {
    const device = await bff.signIn('li-ming')
    await bff.ok('withdrawConsent', { device, params: { kind: 'privacy_policy' } })
    await bff.ok('closeAccount', { device, body })
    const proofs = await bff.ground.db.selectFrom('consent_proofs').selectAll().orderBy('kind').execute()

    expect(proofs.map(({ proof_id, ...proof }) => proof)).toEqual(
      consentsInForce.toReversed().map((given) => ({
        ...given,
        accepted_at: clock.now(),
        withdrawn_at: clock.now(),
        closed_at: clock.now(),
      })),
    )
  })

  it('does not happen at all when something stands against it', async () => {
    const device = await bff.signIn('li-ming')
    const { db } = bff.ground
    const { account_id } = await db.selectFrom('accounts').select('account_id').executeTakeFirstOrThrow()
    const erased: string[] = []
    const outcome = await closeAccount(
      {
        db,
        clock,
        hooks: [
          { erase: async (_tx, accountId) => void erased.push(accountId) },
          { veto: async () => refuse('ACCOUNT_HAS_APPOINTMENTS') },
        ],
      },
      account_id,
    )

    expect(outcome?.code).toBe('ACCOUNT_HAS_APPOINTMENTS')
    expect(erased).toEqual([])
    expect((await bff.ok('getSession', { device })).state).toBe('signed_in')
  })

  it('lets the person begin anew as somebody unknown', async () => {
    const device = await bff.signIn('li-ming', 'wechat')
    await bff.ok('closeAccount', { device, body })
    const again = bff.device('wechat')
    await bff.identify('li-ming', again)

    expect((await bff.ok('getSession', { device: again })).state).toBe('identified')
  })
})

/** Names of the tables of a dump in which a text occurs, without Kysely's own. */
function tablesWith(dump: string, text: string): string[] {
  return dump
    .split('\n')
    .filter((table) => table.includes(text) && !table.startsWith('kysely_'))
    .map((table) => table.split(' ')[0] ?? '')
}
