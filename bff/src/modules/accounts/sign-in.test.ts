import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPerson } from '../../../../sandbox/src/people.ts'
import type { Device } from '../../../test/device.ts'
import { dumpDatabase } from '../../../test/dump-database.ts'
import { consentsInForce, createTestBff, type TestBff } from '../../../test/harness.ts'
import { cookieName } from '../../session-token.ts'

const consents = consentsInForce
let bff: TestBff

beforeAll(async () => {
  bff = await createTestBff()
})
afterAll(() => bff.close())

describe('a person who signs in', () => {
  it.each(['wechat', 'suishenban', 'alipay', 'web'] as const)(
    'in %s is known afterwards',
    async (channel) => {
      const device = await bff.signIn('wang-xiuying', channel)

      expect(await bff.ok('getSession', { device })).toEqual({
        state: 'signed_in',
        channel,
        hostSignIn: channel === 'web' ? 'phone' : channel,
        account: {
          ...{ phoneMasked: '139****0001', language: 'zh-CN', displayMode: null },
          keeping: { key: expect.stringMatching(/^[0-9a-f]{32}$/), days: 7 },
        },
        consentsDue: [],
      })
    },
  )

  it('is told of everything in the language in which they came, until they choose another', async () => {
    const languageOf = async (device: Device) => (await bff.ok('getSession', { device })).account?.language
    const inPortal = await bff.signIn('emma-johnson', 'web', 'en-US')
    expect(await languageOf(inPortal)).toBe('en-US')

    expect(await languageOf(await bff.signIn('emma-johnson', 'wechat', 'zh-CN'))).toBe('en-US')
    await bff.ok('updatePreferences', { device: inPortal, body: { language: 'zh-CN' } })
    expect(await languageOf(inPortal)).toBe('zh-CN')
  })

  it('has one account in every channel', async () => {
    for (const channel of ['wechat', 'suishenban', 'alipay', 'web'] as const) {
      await bff.signIn('ho-chun-kit', channel)
    }
    const index = bff.ground.fields.blindIndex('phone', findPerson('ho-chun-kit')?.phone ?? '')
    const accounts = await bff.ground.db
      .selectFrom('accounts')
      .innerJoin('account_identities', 'account_identities.account_id', 'accounts.account_id')
      .select(['accounts.account_id', 'account_identities.host'])
      .where('phone_index', '=', index)
      .execute()

    expect(new Set(accounts.map((row) => row.account_id)).size).toBe(1)
    expect(accounts.map((row) => row.host).sort()).toEqual(['alipay', 'suishenban', 'wechat'])
  })

  it.each(['wechat', 'suishenban', 'alipay'] as const)(
    'in %s needs no code the next time',
    async (channel) => {
      await bff.signIn('zhao-lei', channel)
      const again = bff.device(channel)
      await bff.identify('zhao-lei', again)

      expect((await bff.ok('getSession', { device: again })).state).toBe('signed_in')
    },
  )

  it('gets a new token, and the one before is worth nothing', async () => {
    const device = bff.device('wechat')
    await bff.identify('chen-jing', device)
    const before = device.token
    const { phone } = findPerson('chen-jing') ?? { phone: '' }
    await bff.ok('sendSmsCode', { device, body: { purpose: 'sign_in', phone, consents } })
    await bff.ok('signInWithSms', { device, body: { phone, code: bff.codeSentTo(phone), consents } })
    const after = device.token
    device.token = before

    expect(after).not.toBe(before)
    expect((await bff.ok('getSession', { device })).state).toBe('anonymous')
  })

  it('and out again leaves a token that opens nothing', async () => {
    const device = await bff.signIn('emma-johnson', 'web')
    const { token } = device
    expect((await bff.ok('signOut', { device })).state).toBe('anonymous')
    expect(device.token).toBeUndefined()
    device.token = token

    expect((await bff.call('listConsents', { device })).status).toBe(401)
    expect((await bff.ok('getSession', { device })).state).toBe('anonymous')
  })

  it('keeps the cookie where scripts and other sites cannot use it', async () => {
    const device = bff.device('wechat')
    const started = await bff.call('startWechatSignIn', { device })

    expect(started.headers['set-cookie']).toMatch(
      new RegExp(
        `^${cookieName('wechat')}=[\\w-]{43}; Max-Age=86400; Path=/; HttpOnly; Secure; SameSite=Lax$`,
      ),
    )
  })

  it('has a token in one channel only', async () => {
    const device = await bff.signIn('lin-chia-yi', 'web')
    const elsewhere = bff.device('wechat')
    elsewhere.token = device.token

    expect((await bff.ok('getSession', { device: elsewhere })).state).toBe('anonymous')
  })
})

describe('a person whom the host has named, without an account', () => {
  it.each(['wechat', 'suishenban', 'alipay'] as const)('is identified in %s, no more', async (channel) => {
    const device = bff.device(channel)
    await bff.identify('sun-guoqiang', device)

    expect(await bff.ok('getSession', { device })).toMatchObject({
      state: 'identified',
      account: null,
      consentsDue: ['service_agreement', 'privacy_policy'],
    })
    expect((await bff.call('listConsents', { device })).status).toBe(401)
  })

  it('leaves nothing in the database but their session, in which the name cannot be read', async () => {
    const accounts = findPerson('zhou-min')?.accounts
    const device = bff.device('wechat')
    await bff.identify('zhou-min', device)
    const dump = await dumpDatabase(bff.ground.db)

    expect(dump).not.toContain(accounts?.wechat.openid)
    expect(dump).not.toContain(accounts?.wechat.unionid)
    const kept = () =>
      bff.ground.db.selectFrom('sessions').select('session_id').where('host', '=', 'wechat').execute()
    const before = await kept()
    await bff.ok('signOut', { device })
    expect(await kept()).toHaveLength(before.length - 1)
  })
})
