import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bindFileOf, openFileOf } from '../../../test/add-patient.ts'
import type { Device } from '../../../test/device.ts'
import { createTestBff, type TestBff } from '../../../test/harness.ts'

let bff: TestBff
let mother: Device
let son: Device

beforeEach(async () => {
  bff = await createTestBff()
  mother = await bff.signIn('wang-xiuying')
  son = await bff.signIn('li-ming')
})
afterEach(() => bff.close())

const proxiesOf = async (device: Device, patient: { patientId: string }) =>
  (await bff.ok('listProxies', { device, params: patient })).proxies

describe('who sees to Wang Xiuying', () => {
  it('is shown to her, by a masked phone, and to nobody else', async () => {
    const own = await bindFileOf(bff, { device: mother, personId: 'wang-xiuying' })
    const sons = await bindFileOf(bff, { device: son, personId: 'wang-xiuying', relation: 'parent' })

    expect(await proxiesOf(mother, own)).toMatchObject([
      { phoneMasked: '139****0002', relation: 'parent', scopes: ['booking', 'payments', 'reports'] },
    ])
    expect(await bff.refused('listProxies', { device: son, params: sons })).toBe('NOT_FOUND')
    expect(await bff.refused('listProxies', { device: son, params: own })).toBe('NOT_FOUND')
  })

  it('can be narrowed by her: her son still reads reports but no longer books or manages', async () => {
    const own = await bindFileOf(bff, { device: mother, personId: 'wang-xiuying' })
    const sons = await bindFileOf(bff, { device: son, personId: 'wang-xiuying', relation: 'parent' })
    const [proxy] = await proxiesOf(mother, own)
    const params = { patientId: own.patientId, proxyId: proxy?.proxyId ?? '' }
    await bff.ok('updateProxy', { device: mother, params, body: { scopes: ['reports'] } })

    expect((await bff.ok('listPatients', { device: son })).patients).toMatchObject([{ scopes: ['reports'] }])
    expect(await bff.refused('getPatient', { device: son, params: sons })).toBe('NOT_FOUND')
    expect(await bff.refused('removePatient', { device: son, params: sons })).toBe('NOT_FOUND')
  })

  it('can be ended by her: for her son she is gone, until she reads him a new code', async () => {
    const own = await bindFileOf(bff, { device: mother, personId: 'wang-xiuying' })
    const sons = await bindFileOf(bff, { device: son, personId: 'wang-xiuying', relation: 'parent' })
    const [proxy] = await proxiesOf(mother, own)
    const params = { patientId: own.patientId, proxyId: proxy?.proxyId ?? '' }
    const after = await bff.ok('updateProxy', { device: mother, params, body: { scopes: [] } })

    expect(after.proxies).toEqual([])
    expect((await bff.ok('listPatients', { device: son })).patients).toEqual([])
    expect(await bff.refused('getPatient', { device: son, params: sons })).toBe('NOT_FOUND')
    expect(await bff.refused('updateProxy', { device: mother, params, body: { scopes: ['booking'] } })).toBe(
      'NOT_FOUND',
    )

    const again = await bindFileOf(bff, { device: son, personId: 'wang-xiuying', relation: 'parent' })
    expect(again.scopes).toEqual(['booking', 'payments', 'reports'])
  })

  it('is not decided by somebody who opened a file in her name elsewhere', async () => {
    const own = await bindFileOf(bff, { device: mother, personId: 'wang-xiuying' })
    const intruder = await openFileOf(bff, {
      device: son,
      personId: 'wang-xiuying',
      institutionId: 'tz-jiangwan',
    })

    expect(await proxiesOf(son, intruder)).toEqual([])
    const [found] = await proxiesOf(mother, own)
    expect(found).toMatchObject({ relation: 'self', phoneMasked: '139****0002' })
    const params = { patientId: own.patientId, proxyId: found?.proxyId ?? '' }
    await bff.ok('updateProxy', { device: mother, params, body: { scopes: [] } })
    expect((await bff.ok('listPatients', { device: son })).patients).toEqual([])
  })

  it('is not changed through another patient’s proxies', async () => {
    await bindFileOf(bff, { device: mother, personId: 'wang-xiuying' })
    const sons = await bindFileOf(bff, { device: son, personId: 'wang-xiuying', relation: 'parent' })
    const { proxy_id: proxyId } = await bff.ground.db
      .selectFrom('patients')
      .select('proxy_id')
      .where('patient_id', '=', sons.patientId)
      .executeTakeFirstOrThrow()
    const zhao = await bff.signIn('zhao-lei')
    const { patientId } = await openFileOf(bff, { device: zhao, personId: 'zhao-lei' })

    expect(
      await bff.refused('updateProxy', {
        device: zhao,
        params: { patientId, proxyId },
        body: { scopes: [] },
      }),
    ).toBe('NOT_FOUND')
  })
})
