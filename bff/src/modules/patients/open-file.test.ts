import type { PatientFile, Relation } from '@tongzhen/contract/patients'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Device } from '../../../test/device.ts'
import { fileOf } from '../../../test/file-of.ts'
import { createTestBff, type TestBff } from '../../../test/harness.ts'
import { createTestClock, type TestClock } from '../../../test/test-clock.ts'
import { MINUTE_MS } from '../../lib/clock.ts'

let bff: TestBff
let clock: TestClock

beforeEach(async () => {
  clock = createTestClock()
  bff = await createTestBff({ clock })
})
afterEach(() => bff.close())

interface Wish {
  file?: PatientFile
  relation?: Relation
  institutionId?: string
}

const body = ({ file = fileOf('zhao-lei'), relation = 'self', institutionId = 'tz-central' }: Wish = {}) => ({
  institutionId,
  relation,
  file,
})

/** The hospital's files of a person, as its staff see them. */
function filesOf(personId: string, institution = 0) {
  const { documentNumber } = fileOf(personId)

  return bff.sandbox.his.hospitals[institution]?.staff
    .files()
    .filter((file) => file.documentNo === documentNumber)
}

const open = (device: Device, wish?: Wish) => bff.ok('openFile', { device, body: body(wish) })

describe('a first visit', () => {
  it('of Zhao Lei by resident ID opens a file, and he is his account’s default patient', async () => {
    const device = await bff.signIn('zhao-lei', 'wechat')
    const patient = await open(device)

    expect(patient).toMatchObject({
      name: '赵磊',
      relation: 'self',
      sex: 'male',
      birthOn: '1990-01-15',
      documentKind: 'resident_id',
      documentNumberMasked: '310***********0037',
      phoneMasked: '139****0004',
      isDefault: true,
      scopes: ['booking', 'payments', 'reports'],
      cards: [{ institutionId: 'tz-central', isDefault: true }],
    })
    expect(patient.cards[0]?.cardNumberMasked).toMatch(/^\*{4} \w{4}$/)
    expect(filesOf('zhao-lei')).toHaveLength(1)
    expect(await bff.ok('listPatients', { device })).toEqual({ patients: [patient], limit: 6 })
  })

  it('of Emma Johnson by passport keeps the name as printed in it', async () => {
    const device = await bff.signIn('emma-johnson', 'suishenban')
    const patient = await open(device, { file: fileOf('emma-johnson') })

    expect(patient).toMatchObject({ name: 'Emma Johnson', documentNumberMasked: '9******05' })
    expect(filesOf('emma-johnson')).toMatchObject([
      { nameLatin: 'Emma Johnson', nationality: 'GBR', documentType: '03' },
    ])
  })

  it.each([
    ['ho-chun-kit', '06', 'H******06'],
    ['lin-chia-yi', '07', '9*****07'],
  ])('of %s by permit is possible', async (personId, documentType, documentNumberMasked) => {
    const device = await bff.signIn(personId)
    const patient = await open(device, { file: fileOf(personId) })

    expect(patient).toMatchObject({ documentNumberMasked, relation: 'self' })
    expect(filesOf(personId)).toMatchObject([{ documentType }])
  })

  it('of Li Xiaoyu is arranged by her father, who stays the default patient', async () => {
    const device = await bff.signIn('li-ming')
    await open(device, { file: { ...fileOf('li-ming') }, institutionId: 'tz-linjiang' })
    const daughter = await open(device, { file: fileOf('li-xiaoyu'), relation: 'child' })

    expect(daughter).toMatchObject({
      name: '李小雨',
      relation: 'child',
      birthOn: '2017-08-19',
      isDefault: false,
    })
    const { patients } = await bff.ok('listPatients', { device })
    expect(patients.map((patient) => patient.name)).toEqual(['李明', '李小雨'])
  })
})

describe('a first-visit file', () => {
  it('with a wrong digit, birth date and sex says all three, and the hospital is not asked', async () => {
    const device = await bff.signIn('zhao-lei')
    const file: PatientFile = { ...fileOf('zhao-lei'), birthOn: '1990-01-16', sex: 'female' }
    const wrongDigit = { ...file, documentNumber: file.documentNumber.replace(/.$/, '0') }
    const { status, error } = await bff.call('openFile', { device, body: body({ file: wrongDigit }) })

    expect(status).toBe(422)
    expect(error?.code).toBe('DOCUMENT_INVALID')
    expect(error?.fields).toEqual(
      expect.arrayContaining([
        { path: 'file.documentNumber', code: 'checksum' },
        { path: 'file.birthOn', code: 'birthDateMismatch' },
        { path: 'file.sex', code: 'sexMismatch' },
      ]),
    )
    expect(bff.sandbox.his.exchanges.recorded).toBe(0)
  })

  it('with somebody else’s name on the document is refused by the hospital', async () => {
    const device = await bff.signIn('zhao-lei')
    const file = { ...fileOf('zhao-lei'), name: '赵石' }

    expect(await bff.refused('openFile', { device, body: body({ file }) })).toBe('FILE_NAME_MISMATCH')
    expect(await open(device)).toMatchObject({ name: '赵磊' })
  })

  it('that exists already is to be bound instead', async () => {
    const device = await bff.signIn('chen-jing')

    expect(await bff.refused('openFile', { device, body: body({ file: fileOf('chen-jing') }) })).toBe(
      'FILE_EXISTS',
    )
  })

  it('of a patient whom the account has in this institution is not opened again', async () => {
    const device = await bff.signIn('zhao-lei')
    await open(device)

    expect(await bff.refused('openFile', { device, body: body() })).toBe('PATIENT_ALREADY_ADDED')
    expect(filesOf('zhao-lei')).toHaveLength(1)
  })

  it('of a known patient in another institution adds its card to the same patient', async () => {
    const device = await bff.signIn('zhao-lei')
    const first = await open(device)
    const second = await open(device, { institutionId: 'tz-linjiang', relation: 'other' })

    expect(second.patientId).toBe(first.patientId)
    expect(second.relation).toBe('self')
    expect(second.cards.map((card) => card.institutionId)).toEqual(['tz-central', 'tz-linjiang'])
  })

  it('cannot be opened where the institution opens none online', async () => {
    await bff.close()
    bff = await createTestBff({
      clock,
      configure: (config) => ({
        ...config,
        institutions: config.institutions.map((one) => ({ ...one, modules: ['booking'] })),
      }),
    })
    const device = await bff.signIn('zhao-lei')

    expect(await bff.refused('openFile', { device, body: body() })).toBe('MODULE_OFF')
  })
})

describe('opening a file', () => {
  it('needs the phone proved within ten minutes: signing in by code counts, ten minutes later it no longer does', async () => {
    const device = await bff.signIn('zhao-lei')
    clock.advance(10 * MINUTE_MS)
    expect(await bff.refused('openFile', { device, body: body() })).toBe('REVERIFICATION_REQUIRED')

    await bff.reverify('zhao-lei', device)
    clock.advance(9 * MINUTE_MS)
    expect(await open(device)).toMatchObject({ name: '赵磊' })
  })

  it('makes one patient the account’s owner, and only one', async () => {
    const device = await bff.signIn('zhao-lei')
    await open(device)
    const { error } = await bff.call('openFile', { device, body: body({ file: fileOf('emma-johnson') }) })

    expect(error).toMatchObject({
      code: 'REQUEST_INVALID',
      fields: [{ path: 'relation', code: 'selfTaken' }],
    })
  })

  it('is possible for six patients of one account', async () => {
    const device = await bff.signIn('zhao-lei')
    for (const person of ['zhao-lei', 'emma-johnson', 'ho-chun-kit', 'lin-chia-yi', 'li-xiaoyu'])
      await open(device, { file: fileOf(person), relation: person === 'zhao-lei' ? 'self' : 'other' })
    await open(device, { file: fileOf('li-ming'), relation: 'other', institutionId: 'tz-linjiang' })
    const { error } = await bff.call('openFile', {
      device,
      body: body({ file: fileOf('chen-jing'), relation: 'other', institutionId: 'tz-linjiang' }),
    })

    expect(error).toMatchObject({ code: 'PATIENT_LIMIT_REACHED', params: { limit: 6 } })
    expect(filesOf('chen-jing', 2)).toHaveLength(0)
  })

  it('shows one account nothing of what another one typed about the same person', async () => {
    const son = await bff.signIn('li-ming')
    await open(son, {
      file: { ...fileOf('zhao-lei'), address: '别处', phone: '13900000777' },
      relation: 'other',
    })
    const zhao = await bff.signIn('zhao-lei')
    const own = await open(zhao, { institutionId: 'tz-linjiang' })

    expect(own.phoneMasked).toBe('139****0004')
    expect(own.cards).toHaveLength(1)
  })
})

describe('when the hospital’s answer is lost', () => {
  it.each(['lost-answer', 'malformed', 'lost-request', 'error-5xx', 'busy'] as const)(
    '(%s) the person sends the same again and has exactly one file',
    async (kind) => {
      const device = await bff.signIn('zhao-lei')
      bff.sandbox.his.faults.add({ kind, probability: 1, count: 1, path: '/person/file/create' })
      const request = { device, body: body(), idempotencyKey: 'one-key-of-zhao-lei' }

      expect(await bff.refused('openFile', request)).toBe('HOSPITAL_UNAVAILABLE')
      expect((await bff.ok('listPatients', { device })).patients).toEqual([])
      const patient = await bff.ok('openFile', request)
      expect(patient).toMatchObject({ name: '赵磊', relation: 'self' })
      expect(filesOf('zhao-lei')).toHaveLength(1)
      expect(filesOf('zhao-lei')?.[0]?.cards[0]?.cardNo.slice(-4)).toBe(
        patient.cards[0]?.cardNumberMasked.slice(-4),
      )
    },
  )

  it('a new attempt from a reloaded page goes on with the first one', async () => {
    const device = await bff.signIn('zhao-lei')
    bff.sandbox.his.faults.add({ kind: 'lost-answer', probability: 1, count: 1, path: '/person/file/create' })

    expect(await bff.refused('openFile', { device, body: body() })).toBe('HOSPITAL_UNAVAILABLE')
    expect(await open(device, { file: { ...fileOf('zhao-lei'), address: '另一个地址' } })).toMatchObject({
      name: '赵磊',
    })
    expect(filesOf('zhao-lei')).toMatchObject([{ address: fileOf('zhao-lei').address }])
  })

  it('what is corrected while the hospital is busy is what the hospital gets', async () => {
    const device = await bff.signIn('zhao-lei')
    bff.sandbox.his.faults.add({ kind: 'busy', probability: 1, count: 1, path: '/person/file/create' })

    expect(await bff.refused('openFile', { device, body: body() })).toBe('HOSPITAL_UNAVAILABLE')
    await open(device, { file: { ...fileOf('zhao-lei'), address: '另一个地址' } })
    expect(filesOf('zhao-lei')).toMatchObject([{ address: '另一个地址' }])
  })

  it('twenty taps at once make one file and one patient', async () => {
    const device = await bff.signIn('zhao-lei')
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => bff.call('openFile', { device, body: body() })),
    )

    expect(filesOf('zhao-lei')).toHaveLength(1)
    expect((await bff.ok('listPatients', { device })).patients).toHaveLength(1)
    expect(replies.some((reply) => reply.status === 200)).toBe(true)
    expect(replies.filter((reply) => reply.error && reply.error.code !== 'PATIENT_ALREADY_ADDED')).toEqual([])
  })
})
