import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bindFileOf, openFileOf } from '../../../test/add-patient.ts'
import { fileOf } from '../../../test/file-of.ts'
import { createTestBff, type TestBff } from '../../../test/harness.ts'

let bff: TestBff

beforeEach(async () => {
  bff = await createTestBff()
})
afterEach(() => bff.close())

const rows = (table: 'persons' | 'patients' | 'patient_cards' | 'patient_bindings' | 'patient_file_orders') =>
  bff.ground.db.selectFrom(table).selectAll().execute()

describe('a patient who is removed', () => {
  it('is removed once, and asking again with the same key says so again', async () => {
    const device = await bff.signIn('zhao-lei')
    const { patientId } = await openFileOf(bff, { device, personId: 'zhao-lei' })
    const request = { device, params: { patientId }, idempotencyKey: 'one-key-of-zhao-lei' }

    expect((await bff.call('removePatient', request)).status).toBe(204)
    expect((await bff.call('removePatient', request)).status).toBe(204)
    expect(await bff.refused('removePatient', { device, params: { patientId } })).toBe('NOT_FOUND')
    const stranger = await bff.signIn('chen-jing')
    expect(await bff.refused('removePatient', { ...request, device: stranger })).toBe('NOT_FOUND')
  })

  it('is gone from the account with name, number and cards, while the hospital keeps the file', async () => {
    const device = await bff.signIn('zhao-lei')
    const { patientId } = await openFileOf(bff, { device, personId: 'zhao-lei' })
    await bff.ok('removePatient', { device, params: { patientId } })

    expect((await bff.ok('listPatients', { device })).patients).toEqual([])
    expect(await bff.refused('getPatient', { device, params: { patientId } })).toBe('NOT_FOUND')
    expect(await rows('patients')).toMatchObject([
      { state: 'removed', name: null, phone: null, sex: null, birth_on: null, is_default: false },
    ])
    expect(await rows('persons')).toMatchObject([{ document_number: null }])
    expect(await rows('patient_cards')).toEqual([])
    expect(
      await bff.refused('openFile', {
        device,
        body: { institutionId: 'tz-central', relation: 'self', file: fileOf('zhao-lei') },
      }),
    ).toBe('FILE_EXISTS')
  })

  it('comes back as the same patient when bound again', async () => {
    const device = await bff.signIn('chen-jing')
    const first = await bindFileOf(bff, { device, personId: 'chen-jing' })
    await bff.ok('removePatient', { device, params: first })
    const second = await bindFileOf(bff, { device, personId: 'chen-jing', relation: 'other' })

    expect(second).toMatchObject({
      patientId: first.patientId,
      name: '陈静',
      relation: 'other',
      isDefault: true,
    })
    expect(second.cards).toHaveLength(1)
  })

  it('passes being the default on to the account’s owner', async () => {
    const device = await bff.signIn('li-ming')
    const daughter = await openFileOf(bff, { device, personId: 'li-xiaoyu', relation: 'child' })
    await bindFileOf(bff, { device, personId: 'wang-xiuying', relation: 'parent' })
    await bindFileOf(bff, { device, personId: 'li-ming' })
    await bff.ok('removePatient', { device, params: daughter })

    const { patients } = await bff.ok('listPatients', { device })
    expect(patients.map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['李明', true],
      ['王秀英', false],
    ])
  })

  it('stays with others who added them', async () => {
    const son = await bff.signIn('li-ming')
    await bindFileOf(bff, { device: son, personId: 'wang-xiuying', relation: 'parent' })
    const mother = await bff.signIn('wang-xiuying')
    const own = await bindFileOf(bff, { device: mother, personId: 'wang-xiuying' })
    await bff.ok('removePatient', { device: mother, params: own })

    const { patients } = await bff.ok('listPatients', { device: son })
    expect(patients).toMatchObject([{ name: '王秀英', documentNumberMasked: '310***********0027' }])
  })
})

describe('the default patient', () => {
  it('is the one that was chosen last', async () => {
    const device = await bff.signIn('li-ming')
    await bindFileOf(bff, { device, personId: 'li-ming' })
    const daughter = await openFileOf(bff, { device, personId: 'li-xiaoyu', relation: 'child' })
    expect(await bff.ok('makeDefaultPatient', { device, params: daughter })).toMatchObject({
      isDefault: true,
    })

    const { patients } = await bff.ok('listPatients', { device })
    expect(patients.map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['李小雨', true],
      ['李明', false],
    ])
  })
})

describe('an account that closes', () => {
  it('leaves nothing of its patients behind, but leaves those of others', async () => {
    const son = await bff.signIn('li-ming')
    await bindFileOf(bff, { device: son, personId: 'wang-xiuying', relation: 'parent' })
    await openFileOf(bff, { device: son, personId: 'li-xiaoyu', relation: 'child' })
    const mother = await bff.signIn('wang-xiuying')
    const own = await bindFileOf(bff, { device: mother, personId: 'wang-xiuying' })
    await bff.reverify('li-ming', son)
    await bff.ok('closeAccount', { device: son, body: { understood: true } })

    expect(await rows('patients')).toMatchObject([{ patient_id: own.patientId }])
    expect(await rows('persons')).toHaveLength(1)
    expect(await rows('patient_cards')).toHaveLength(1)
    expect(await rows('patient_file_orders')).toEqual([])
    expect(await rows('patient_bindings')).toHaveLength(1)
    await bff.reverify('wang-xiuying', mother)
    await bff.ok('closeAccount', { device: mother, body: { understood: true } })
    expect(await rows('persons')).toEqual([])
  })
})
