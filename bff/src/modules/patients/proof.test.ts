import type { Patient } from '@tongzhen/contract/patients'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bindFileOf, openFileOf } from '../../../test/add-patient.ts'
import { type BookingDesk, CENTRAL, createBookingDesk } from '../../../test/booking/booking-desk.ts'
import type { Device } from '../../../test/device.ts'
import { documentOf, fileOf, personOf } from '../../../test/file-of.ts'
import { createRunningClock } from '../../../test/test-clock.ts'
import { untilAllIsTold } from '../../../test/until-all-is-told.ts'
import { DAY_MS } from '../../lib/clock.ts'
import { tellOfEndings } from './terms.ts'

let desk: BookingDesk
let device: Device

beforeEach(async () => {
  desk = await createBookingDesk({ clock: createRunningClock() })
})
afterEach(() => desk.close())

/** Who knows her name and document number opens a file for her where she has none. */
const knowWang = (relation: 'self' | 'parent') =>
  openFileOf(desk, { device, personId: 'wang-xiuying', institutionId: 'tz-jiangwan', relation })

const startBinding = (personId: string) => {
  const { name } = personOf(personId)
  const body = { institutionId: CENTRAL, relation: 'self' as const, name, ...documentOf(personId) }

  return desk.call('startBinding', { device, body })
}

const applyFor = async ({ patientId }: Patient) =>
  (await desk.call('applyForHealthCard', { device, params: { patientId } })).error?.code

const pass = async (days: number, personId: string) => {
  desk.clock.advance(days * DAY_MS)
  device = await desk.signIn(personId)
}

describe('who knows only her name and document number', () => {
  it('books and pays for Wang Xiuying, and gets neither her health card, her visits nor her family', async () => {
    const wang = await desk.booker('wang-xiuying')
    const { appointmentId } = await desk.book(wang, desk.addClinic())
    await desk.settled(wang, appointmentId)
    await desk.ok('applyForHealthCard', { device: wang.device, params: wang })
    const son = await desk.signIn('li-ming')
    await bindFileOf(desk, { device: son, personId: 'wang-xiuying', relation: 'parent' })
    device = await desk.signIn('zhao-lei')
    const known = await knowWang('self')

    expect(known).toMatchObject({ isProved: false, scopes: ['booking', 'payments', 'reports'] })
    expect(await applyFor(known)).toBe('PROOF_REQUIRED')
    expect((await desk.ok('listHealthCards', { device })).cards).toEqual([])
    expect((await desk.ok('listAppointments', { device, query: { when: 'upcoming' } })).appointments).toEqual(
      [],
    )
    expect(await desk.refused('getAppointment', { device, params: { appointmentId } })).toBe('NOT_FOUND')
    expect((await desk.ok('listProxies', { device, params: known })).proxies).toEqual([])
  })

  it('proves no more by a code to a phone that they typed themselves', async () => {
    device = await desk.signIn('zhao-lei')
    const file = { ...fileOf('wang-xiuying'), phone: '13900000777' }
    const body = { institutionId: 'tz-jiangwan', relation: 'other' as const, file }
    await desk.ok('openFile', { device, body })
    device = await desk.signIn('sun-guoqiang')
    const { bindingId } = await desk.ok('startBinding', {
      device,
      body: {
        ...{ institutionId: 'tz-jiangwan', relation: 'self', name: file.name },
        ...documentOf('wang-xiuying'),
      },
    })
    const code = desk.codeSentTo('13900000777')
    const bound = await desk.ok('confirmBinding', { device, params: { bindingId }, body: { code } })

    expect(bound.isProved).toBe(false)
    expect(await applyFor(bound)).toBe('PROOF_REQUIRED')
  })
})

describe('Zhao Lei, who opened his file himself', () => {
  it('proves who he is once the hospital has seen him, and then has his health card', async () => {
    const zhao = await desk.booker('zhao-lei')
    device = zhao.device
    const before = await startBinding('zhao-lei')
    const { appointmentId } = await desk.book(zhao, desk.addClinic())
    await desk.settled(zhao, appointmentId)
    desk.hospital.staff.markVisit((await desk.orderOf(appointmentId))?.orderNo ?? '', 'VISITED')
    await desk.ground.db.updateTable('appointments').set({ sync_due_at: desk.clock.now() }).execute()
    await desk.sync()
    const after = await bindFileOf(desk, { device, personId: 'zhao-lei' })

    expect(before.error?.code).toBe('FILE_NOT_SEEN_YET')
    expect(after).toMatchObject({ patientId: zhao.patientId, isProved: true, relation: 'self' })
    expect(after.cards).toHaveLength(1)
    expect(await applyFor(after)).toBeUndefined()
  })

  it('proves it as soon as the hospital has written another phone into his file', async () => {
    const zhao = await desk.booker('zhao-lei')
    device = zhao.device
    const file = desk.hospital.staff.files().find(({ name }) => name === '赵磊')
    if (file) file.phone = '13900000004'.replace('0004', '0044')
    const { bindingId } = (await startBinding('zhao-lei')).body ?? { bindingId: '' }
    const body = { code: desk.codeSentTo('13900000044') }

    expect(await desk.ok('confirmBinding', { device, params: { bindingId }, body })).toMatchObject({
      isProved: true,
    })
  })

  it('proves it by another hospital that has held his phone all along', async () => {
    device = await desk.signIn('chen-jing')
    const chen = await openFileOf(desk, { device, personId: 'chen-jing', institutionId: 'tz-jiangwan' })
    const both = await desk.ok('addCard', { device, params: chen, body: { institutionId: CENTRAL } })

    expect([chen.isProved, both.isProved]).toEqual([false, true])
  })
})

describe('rights over Wang Xiuying', () => {
  it('that have ended are not brought back by opening a file for her', async () => {
    device = await desk.signIn('li-ming')
    const adding = { device, personId: 'wang-xiuying', relation: 'parent', term: 'month' } as const
    await bindFileOf(desk, adding)
    await pass(31, 'li-ming')
    const file = fileOf('wang-xiuying')
    const body = { institutionId: 'tz-jiangwan', relation: 'parent' as const, file }

    expect(await desk.refused('openFile', { device, body })).toBe('PROOF_REQUIRED')
    expect((await desk.ok('listPatients', { device })).patients).toEqual([])
    const files = desk.sandbox.his.hospitals.flatMap(({ staff }) => staff.files())
    expect(files.filter(({ name, phone }) => name === file.name && phone === file.phone)).toHaveLength(2)
    expect(await bindFileOf(desk, { ...adding, device })).toMatchObject({ isProved: true })
  })

  it('that her son gives up and comes back for by a file last no longer and are no wider than before', async () => {
    const wang = await desk.booker('wang-xiuying')
    device = await desk.signIn('li-ming')
    const adding = { device, personId: 'wang-xiuying', relation: 'parent', term: 'month' } as const
    const { patientId, until } = await bindFileOf(desk, adding)
    const { proxies } = await desk.ok('listProxies', { device: wang.device, params: wang })
    const params = { patientId: wang.patientId, proxyId: proxies[0]?.proxyId ?? '' }
    await desk.ok('updateProxy', { device: wang.device, params, body: { scopes: ['booking'] } })
    await desk.ok('removePatient', { device, params: { patientId } })

    expect(await knowWang('parent')).toMatchObject({ patientId, until, scopes: ['booking'], isProved: false })
    await pass(31, 'li-ming')
    expect((await desk.ok('listPatients', { device })).patients).toEqual([])
  })

  it('are as good as proved once she herself lets somebody read her reports, and not before', async () => {
    const wang = await desk.booker('wang-xiuying')
    device = await desk.signIn('li-ming')
    const sons = await knowWang('parent')
    const { proxies } = await desk.ok('listProxies', { device: wang.device, params: wang })
    const params = { patientId: wang.patientId, proxyId: proxies[0]?.proxyId ?? '' }
    const allow = async (scopes: ('booking' | 'payments' | 'reports')[]) => {
      await desk.ok('updateProxy', { device: wang.device, params, body: { scopes } })

      return (await desk.ok('listPatients', { device })).patients.map(({ isProved }) => isProved)
    }

    expect(proxies).toMatchObject([{ scopes: ['booking', 'payments'] }])
    expect(await allow(['booking'])).toEqual([false])
    expect(await allow(['booking', 'reports'])).toEqual([true])
    expect(await applyFor(sons)).toBeUndefined()
  })

  it('that end soon are told to nobody who only says to be her', async () => {
    const { db, clock } = desk.ground
    device = await desk.signIn('zhao-lei')
    await knowWang('self')
    const son = await desk.signIn('li-ming')
    await bindFileOf(desk, { device: son, personId: 'wang-xiuying', relation: 'parent', term: 'month' })
    desk.clock.advance(24 * DAY_MS)
    await tellOfEndings(db, clock.now())
    await untilAllIsTold(desk)
    const told = await db.selectFrom('messages').select('kind').execute()

    expect(told.map(({ kind }) => kind)).toEqual(['proxy_ending'])
  })
})
