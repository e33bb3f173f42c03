import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findPerson } from '../../../../sandbox/src/people.ts'
import { consentsInForce, consentsOf, createTestBff, type TestBff } from '../../../test/harness.ts'
import { createTestClock, type TestClock } from '../../../test/test-clock.ts'
import { MINUTE_MS } from '../../lib/clock.ts'

const consents = consentsInForce
const phone = findPerson('li-ming')?.phone ?? ''

let clock: TestClock
let bff: TestBff

beforeEach(async () => {
  clock = createTestClock()
  bff = await createTestBff({ clock })
})
afterEach(() => bff.close())

describe('agreement and policy', () => {
  it('are there to read in both languages before anybody is known', async () => {
    for (const language of ['zh-CN', 'en-US'] as const) {
      const { documents } = await bff.ok('listConsentDocuments', { device: bff.device('web', { language }) })

      expect(documents.map((one) => one.kind)).toEqual(['service_agreement', 'privacy_policy'])
      expect(documents.every((one) => one.body.length > 800 && !one.body.includes('//'))).toBe(true)
      expect(/[\u4e00-\u9fff]/.test(documents[0]?.body ?? '')).toBe(language === 'zh-CN')
    }
  })

  it('may be kept by caches, each language by itself', async () => {
    const reply = await bff.call('listConsentDocuments', { device: bff.device('web') })

    expect(reply.headers['cache-control']).toBe('public, max-age=300')
    expect(reply.headers.vary).toContain('accept-language')
  })
})

describe('without consent', () => {
  it('nobody is registered', async () => {
    const device = bff.device('web')
    await bff.ok('sendSmsCode', { device, body: { purpose: 'sign_in', phone, consents } })
    const body = { phone, code: bff.codeSentTo(phone), consents: consents.slice(1) }

    expect(await bff.refused('signInWithSms', { device, body })).toBe('CONSENT_REQUIRED')
    expect(await bff.ground.db.selectFrom('accounts').selectAll().execute()).toEqual([])
  })

  it('to the version in force nobody is registered either', async () => {
    const body = { purpose: 'sign_in' as const, phone, consents: consentsOf('2020-01') }

    expect(await bff.refused('sendSmsCode', { device: bff.device('web'), body })).toBe('CONSENT_REQUIRED')
  })
})

describe('a consent that was given', () => {
  it('while the session was only identified counts when the person signs in', async () => {
    const device = bff.device('wechat')
    await bff.identify('li-ming', device)
    await bff.ok('sendSmsCode', { device, body: { purpose: 'sign_in', phone, consents } })
    const body = { phone, code: bff.codeSentTo(phone), consents: [] }

    expect(await bff.ok('signInWithSms', { device, body })).toMatchObject({
      state: 'signed_in',
      consentsDue: [],
    })
  })

  it('can be withdrawn, and then only giving it again, signing out and closing work', async () => {
    const device = await bff.signIn('li-ming')
    clock.advance(MINUTE_MS)
    const session = await bff.ok('withdrawConsent', { device, params: { kind: 'privacy_policy' } })

    expect(session.consentsDue).toEqual(['privacy_policy'])
    expect(await bff.refused('listPatients', { device })).toBe('CONSENT_REQUIRED')
    expect(await bff.refused('updatePreferences', { device, body: { language: 'en-US' } })).toBe(
      'CONSENT_REQUIRED',
    )

    const again = await bff.ok('giveConsents', { device, body: { consents: consents.slice(1) } })
    expect(again.consentsDue).toEqual([])
    expect((await bff.call('listPatients', { device })).status).toBe(200)
    expect((await bff.ok('listConsents', { device })).consents).toEqual([
      expect.objectContaining({ kind: 'service_agreement', withdrawnAt: null }),
      expect.objectContaining({ kind: 'privacy_policy', withdrawnAt: '2026-11-24T09:01:00+08:00' }),
      expect.objectContaining({ kind: 'privacy_policy', withdrawnAt: null }),
    ])
  })

  it('is for the version that is in force, no other', async () => {
    const device = await bff.signIn('li-ming')
    const body = { consents: consentsOf('2020-01') }

    expect(await bff.refused('giveConsents', { device, body })).toBe('CONSENT_REQUIRED')
  })

  it('is asked for again when the hospital puts a new version in force', async () => {
    await bff.close()
    const documents = mkdtempSync(join(tmpdir(), 'tongzhen-documents-'))
    const own = join(import.meta.dirname, 'documents')
    for (const name of readdirSync(own).filter(
      (one) => one.startsWith('privacy') || one.startsWith('service'),
    )) {
      const text = readFileSync(join(own, name), 'utf8')
      writeFileSync(join(documents, name), text.replace(/^version: .*$/m, 'version: 2099-01'))
    }
    bff = await createTestBff({
      clock,
      configure: (config) => ({ ...config, consentDocumentsDir: documents }),
    })
    const device = bff.device('web')
    const shown = await bff.ok('listConsentDocuments', { device })

    expect(shown.documents.map((one) => one.version)).toEqual(['2099-01', '2099-01'])
    const body = { purpose: 'sign_in' as const, phone, consents }
    expect(await bff.refused('sendSmsCode', { device, body })).toBe('CONSENT_REQUIRED')
  })
})
