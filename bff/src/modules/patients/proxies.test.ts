import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bindFileOf, openFileOf } from '../../../test/add-patient.ts'
import type { Device } from '../../../test/device.ts'
import { createTestBff, type TestBff } from '../../../test/harness.ts'
import { createTestClock, type TestClock } from '../../../test/test-clock.ts'
import { DAY_MS } from '../../lib/clock.ts'
import { endLapsed, limitByAge, tellOfEndings } from './terms.ts'

let clock: TestClock
let bff: TestBff
let mother: Device
let son: Device

beforeEach(async () => {
  clock = createTestClock()
  bff = await createTestBff({ clock })
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

describe('rights over Wang Xiuying that were given for a month', () => {
  const given = () =>
    bindFileOf(bff, { device: son, personId: 'wang-xiuying', relation: 'parent', term: 'month' })
  const pass = async (days: number) => {
    clock.advance(days * DAY_MS)
    son = await bff.signIn('li-ming')
    mother = await bff.signIn('wang-xiuying')
  }

  it('end by themselves: then she is gone for her son as if she had ended them, until she gives them again', async () => {
    const own = await bindFileOf(bff, { device: mother, personId: 'wang-xiuying' })
    const sons = await given()
    await pass(29)
    const before = await bff.ok('listPatients', { device: son })
    const herView = await proxiesOf(mother, own)
    await pass(2)

    expect(before.patients).toMatchObject([{ patientId: sons.patientId, until: '2026-12-24T09:00:00+08:00' }])
    expect(herView).toMatchObject([{ until: '2026-12-24T09:00:00+08:00' }])
    expect(await proxiesOf(mother, own)).toEqual([])
    expect(await bff.refused('getPatient', { device: son, params: sons })).toBe('NOT_FOUND')
    expect((await bff.ok('listPatients', { device: son })).patients).toEqual([])
    expect(await given()).toMatchObject({ patientId: sons.patientId, until: '2027-01-24T09:00:00+08:00' })
  })

  it('are lengthened by her and shortened by either, and never lengthened by him', async () => {
    const own = await bindFileOf(bff, { device: mother, personId: 'wang-xiuying' })
    const sons = await given()
    const [proxy] = await proxiesOf(mother, own)
    const params = { patientId: own.patientId, proxyId: proxy?.proxyId ?? '' }
    const body = { scopes: ['booking' as const], term: 'year' as const }
    const longer = await bff.ok('updateProxy', { device: mother, params, body })
    const shorten = (term: 'month' | 'year') =>
      bff.ok('shortenTerm', { device: son, params: sons, body: { term } })
    const shorter = await shorten('month')
    clock.advance(DAY_MS / 96)
    const notLonger = await shorten('year')

    expect(longer.proxies).toMatchObject([{ scopes: ['booking'], until: '2027-11-24T09:00:00+08:00' }])
    expect([shorter.until, notLonger.until]).toEqual(Array(2).fill('2026-12-24T09:00:00+08:00'))
    expect(await bff.refused('shortenTerm', { device: mother, params: own, body: { term: 'month' } })).toBe(
      'NOT_FOUND',
    )
  })

  it('are told of to both a week before they end, once, and again when she has lengthened them', async () => {
    const own = await bindFileOf(bff, { device: mother, personId: 'wang-xiuying' })
    await given()
    const { db } = bff.ground
    bff.bff.start()
    const tellAndRead = async () => {
      await tellOfEndings(db, clock.now())
      await tellOfEndings(db, clock.now())
      await vi.waitUntil(async () => {
        bff.bff.nudge()
        return (await db.selectFrom('operations').select('operation_id').execute()).length === 0
      })
      const kindsOf = async (device: Device) =>
        (await bff.ok('listMessages', { device })).messages.map(({ kind, startsAt }) => [kind, startsAt])

      return { his: await kindsOf(son), hers: await kindsOf(mother) }
    }
    await pass(22)
    const early = await tellAndRead()
    await pass(1)
    const told = await tellAndRead()
    const [proxy] = await proxiesOf(mother, own)
    const params = { patientId: own.patientId, proxyId: proxy?.proxyId ?? '' }
    const body = { scopes: ['booking' as const], term: 'month' as const }
    await bff.ok('updateProxy', { device: mother, params, body })
    await pass(23)
    const again = await tellAndRead()
    const text = bff.sandbox.sms.messages
      .inbox('13900000002')
      .find(({ template }) => template === 'proxy_ending')

    expect(early).toEqual({ his: [], hers: [] })
    expect(told).toEqual({
      his: [['proxy_ending', '2026-12-24T09:00:00+08:00']],
      hers: [['own_proxy_ending', '2026-12-24T09:00:00+08:00']],
    })
    expect([again.his.length, again.hers.length]).toEqual([2, 2])
    expect(text?.text).toContain('您为王*英代办的权限2027年1月16日09:00到期')
  })

  it('are ended also while nobody asks, once however many replicas see it', async () => {
    await given()
    clock.advance(31 * DAY_MS)
    const { db } = bff.ground
    await Promise.all([endLapsed(db, { now: clock.now() }), endLapsed(db, { now: clock.now() })])
    const row = await db.selectFrom('patients').selectAll().executeTakeFirstOrThrow()

    expect(row).toMatchObject({ state: 'ended', name: null, expires_at: null })
  })
})

it('rights of before there were terms end when a child comes to have a say, and those over adults do not; one row that cannot be read hinders no other', async () => {
  const { db, fields } = bff.ground
  const bind = (personId: string) => bindFileOf(bff, { device: son, personId, relation: 'child' })
  const [unreadable, young, old] = [
    await bind('sun-guoqiang'),
    await bind('wang-xiuying'),
    await bind('chen-jing'),
  ]
  await db
    .updateTable('patients')
    .set({ birth_on: 'nothing that opens' })
    .where('patient_id', '=', unreadable.patientId)
    .execute()
  const place = { table: 'patients', column: 'birth_on', rowId: young.patientId }
  await db
    .updateTable('patients')
    .set({ birth_on: fields.seal(place, '2020-05-01') })
    .where('patient_id', '=', young.patientId)
    .execute()
  await limitByAge(bff.ground)
  const untilOf = async ({ patientId }: { patientId: string }) =>
    (await bff.ok('getPatient', { device: son, params: { patientId } })).until

  expect([await untilOf(young), await untilOf(old)]).toEqual(['2034-05-01T00:00:00+08:00', null])
})
