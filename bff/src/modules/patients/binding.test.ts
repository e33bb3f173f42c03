import type { BodyOf } from '@tongzhen/contract/route'
import type { Routes } from '@tongzhen/contract/routes'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Device } from '../../../test/device.ts'
import { documentOf, fileOf, personOf } from '../../../test/file-of.ts'
import { createTestBff, type TestBff } from '../../../test/harness.ts'
import { createTestClock, type TestClock } from '../../../test/test-clock.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/clock.ts'

let bff: TestBff
let clock: TestClock

beforeEach(async () => {
  clock = createTestClock()
  bff = await createTestBff({ clock })
})
afterEach(() => bff.close())

type Wish = Partial<NonNullable<BodyOf<Routes['startBinding']>>>

const wishOf = (personId: string, wish: Wish = {}) => ({
  institutionId: 'tz-central',
  name: personOf(personId).name,
  ...documentOf(personId),
  relation: 'self' as const,
  ...wish,
})

/** Signed in a minute ago: the next text message to the same phone may go out. */
async function signedIn(personId: string): Promise<Device> {
  const device = await bff.signIn(personId)
  clock.advance(MINUTE_MS)

  return device
}

/** The whole way: search, read the code on the phone that the hospital holds, type it in. */
async function bind(device: Device, personId: string, wish?: Wish) {
  const { bindingId } = await bff.ok('startBinding', { device, body: wishOf(personId, wish) })
  const code = bff.codeSentTo(personOf(personId).phone)

  return bff.ok('confirmBinding', { device, params: { bindingId }, body: { code } })
}

describe('binding the file that a hospital holds', () => {
  it('Chen Jing proves by the hospital’s phone that it is hers', async () => {
    const device = await signedIn('chen-jing')
    const started = await bff.ok('startBinding', { device, body: wishOf('chen-jing') })
    expect(started).toMatchObject({ phoneMasked: '139****0003', expiresInSeconds: 300 })
    const patient = await bff.ok('confirmBinding', {
      device,
      params: started,
      body: { code: bff.codeSentTo('13900000003') },
    })

    expect(patient).toMatchObject({
      name: '陈静',
      relation: 'self',
      sex: 'female',
      birthOn: '1995-09-08',
      phoneMasked: '139****0003',
      isDefault: true,
      cards: [{ institutionId: 'tz-central', cardNumberMasked: '**** 0103', isDefault: true }],
    })
  })

  it('Li Ming adds his mother with the code that she reads to him', async () => {
    const device = await signedIn('li-ming')
    await bind(device, 'li-ming')
    const mother = await bind(device, 'wang-xiuying', { relation: 'parent' })

    expect(mother).toMatchObject({ name: '王秀英', relation: 'parent', isDefault: false })
    expect(bff.sandbox.sms.messages.inbox('13900000001')[0]?.template).toBe('binding_code')
  })

  it('Zhou Min sees that the code goes to a number that is no longer hers', async () => {
    const device = await signedIn('zhou-min')
    const { phoneMasked } = await bff.ok('startBinding', { device, body: wishOf('zhou-min') })

    expect(phoneMasked).toBe('139****0108')
    expect(bff.sandbox.sms.messages.inbox('13900000008').map((one) => one.template)).toEqual(['sign_in_code'])
  })

  it('is not possible online when the hospital holds only a landline', async () => {
    const file = { ...fileOf('zhao-lei'), phone: '13900000004' }
    const desk = await signedIn('zhao-lei')
    await bff.ok('openFile', { device: desk, body: { institutionId: 'tz-central', relation: 'self', file } })
    const files = bff.sandbox.his.store.collection<Record<string, unknown>>('310001/files')
    for (const [patientNo, held] of files.entries())
      if (held.documentNo === file.documentNumber) files.set(patientNo, { ...held, phone: '021-65000001' })
    const device = await signedIn('li-ming')

    expect(
      await bff.refused('startBinding', { device, body: wishOf('zhao-lei', { relation: 'other' }) }),
    ).toBe('FILE_PHONE_UNUSABLE')
  })

  it('says what does not fit: number, document or name', async () => {
    const device = await signedIn('chen-jing')
    const wrongDigit = wishOf('chen-jing', { documentNumber: '310199199509080042' })
    const { error } = await bff.call('startBinding', { device, body: wrongDigit })
    expect(error).toMatchObject({
      code: 'DOCUMENT_INVALID',
      fields: [{ path: 'documentNumber', code: 'checksum' }],
    })

    expect(await bff.refused('startBinding', { device, body: wishOf('zhao-lei') })).toBe('FILE_NOT_FOUND')
    const wrongName = wishOf('chen-jing', { name: '陈婧' })
    expect(await bff.refused('startBinding', { device, body: wrongName })).toBe('FILE_NAME_MISMATCH')
  })

  it('is done once: the patient is there already', async () => {
    const device = await signedIn('chen-jing')
    await bind(device, 'chen-jing')

    expect(await bff.refused('startBinding', { device, body: wishOf('chen-jing') })).toBe(
      'PATIENT_ALREADY_ADDED',
    )
  })
})

describe('the code of a binding', () => {
  it('is one of five tries, and a wrong one adds nobody', async () => {
    const device = await signedIn('chen-jing')
    const { bindingId } = await bff.ok('startBinding', { device, body: wishOf('chen-jing') })
    const right = bff.codeSentTo('13900000003')
    const wrong = right === '000000' ? '000001' : '000000'
    const guess = (code: string) =>
      bff.refused('confirmBinding', { device, params: { bindingId }, body: { code } })

    for (let i = 0; i < 5; i++) expect(await guess(wrong)).toBe('CODE_WRONG')
    expect(await guess(right)).toBe('CODE_EXPIRED')
    expect((await bff.ok('listPatients', { device })).patients).toEqual([])
  })

  it('is good for five minutes', async () => {
    const device = await signedIn('chen-jing')
    const { bindingId } = await bff.ok('startBinding', { device, body: wishOf('chen-jing') })
    clock.advance(5 * MINUTE_MS)
    const code = bff.codeSentTo('13900000003')

    expect(await bff.refused('confirmBinding', { device, params: { bindingId }, body: { code } })).toBe(
      'CODE_EXPIRED',
    )
  })

  it('is good for ten minutes in elder mode', async () => {
    const device = await signedIn('chen-jing')
    const body = wishOf('chen-jing', { displayMode: 'elder' })
    const { bindingId, expiresInSeconds } = await bff.ok('startBinding', { device, body })
    expect(expiresInSeconds).toBe(600)
    clock.advance(10 * MINUTE_MS - SECOND_MS)
    const code = bff.codeSentTo('13900000003')

    await bff.ok('confirmBinding', { device, params: { bindingId }, body: { code } })
  })

  it('signs nobody in, and a code to sign in binds nothing', async () => {
    const device = await signedIn('chen-jing')
    const signInCode = bff.codeSentTo('13900000003')
    const { bindingId } = await bff.ok('startBinding', { device, body: wishOf('chen-jing') })
    const bindingCode = bff.codeSentTo('13900000003')
    const { documents } = await bff.ok('listConsentDocuments', { device })
    const consents = documents.map(({ kind, version }) => ({ kind, version }))

    expect(signInCode).not.toBe(bindingCode)
    expect(
      await bff.refused('signInWithSms', {
        device: bff.device('web'),
        body: { phone: '13900000003', code: bindingCode, consents },
      }),
    ).toBe('CODE_EXPIRED')
    expect(
      await bff.refused('confirmBinding', { device, params: { bindingId }, body: { code: signInCode } }),
    ).toBe('CODE_WRONG')
  })

  it('works only in the account that asked for it', async () => {
    const chen = await signedIn('chen-jing')
    const { bindingId } = await bff.ok('startBinding', { device: chen, body: wishOf('chen-jing') })
    const stranger = await bff.signIn('zhao-lei')
    const body = { code: bff.codeSentTo('13900000003') }

    expect(await bff.refused('confirmBinding', { device: stranger, params: { bindingId }, body })).toBe(
      'NOT_FOUND',
    )
  })

  it('is sent once a minute to one phone, whoever asks', async () => {
    const stranger = await bff.signIn('zhao-lei')
    const chen = await signedIn('chen-jing')
    await bff.ok('startBinding', { device: chen, body: wishOf('chen-jing') })
    const reply = await bff.call('startBinding', { device: stranger, body: wishOf('chen-jing') })

    expect(reply.error).toMatchObject({ code: 'SMS_TOO_SOON', params: { seconds: 60 } })
  })
})

describe('searching for files', () => {
  it('is limited: after ten searches in an hour, names cannot be tried out any longer', async () => {
    const device = await bff.signIn('zhao-lei')
    for (let i = 0; i < 10; i++) {
      const body = wishOf('chen-jing', { name: `陈${String.fromCharCode(0x4e00 + i)}` })
      expect(await bff.refused('startBinding', { device, body })).toBe('FILE_NAME_MISMATCH')
      clock.advance(MINUTE_MS)
    }
    const reply = await bff.call('startBinding', { device, body: wishOf('chen-jing') })
    expect(reply.error).toMatchObject({ code: 'TOO_MANY_REQUESTS', params: { seconds: 50 * 60 } })
    expect(reply.headers['retry-after']).toBe('3000')

    // The session lives on because the person keeps using it.
    for (let i = 0; i < 3; i++) {
      clock.advance(HOUR_MS / 4)
      await bff.ok('listPatients', { device })
    }
    clock.advance(6 * MINUTE_MS)
    expect(await bff.ok('startBinding', { device, body: wishOf('chen-jing') })).toHaveProperty('bindingId')
  })
})

describe('when the hospital does not answer', () => {
  it('the right code need not be typed again', async () => {
    const device = await signedIn('chen-jing')
    const { bindingId } = await bff.ok('startBinding', { device, body: wishOf('chen-jing') })
    const confirmation = {
      device,
      params: { bindingId },
      body: { code: bff.codeSentTo('13900000003') },
      idempotencyKey: 'one-key-of-chen-jing',
    }
    bff.sandbox.his.faults.add({ kind: 'lost-answer', probability: 1, count: 1, path: '/person/profile' })

    expect(await bff.refused('confirmBinding', confirmation)).toBe('HOSPITAL_UNAVAILABLE')
    clock.advance(6 * MINUTE_MS)
    expect(await bff.ok('confirmBinding', confirmation)).toMatchObject({ name: '陈静' })
  })

  it('a search says so and sends nothing', async () => {
    const device = await signedIn('chen-jing')
    bff.sandbox.his.faults.add({ kind: 'lost-answer', probability: 1, count: 1, path: '/person/query' })

    expect(await bff.refused('startBinding', { device, body: wishOf('chen-jing') })).toBe(
      'HOSPITAL_UNAVAILABLE',
    )
    expect(bff.sandbox.sms.messages.inbox('13900000003')).toHaveLength(1)
  })
})
