import type { InstitutionSettings } from '@tongzhen/contract/institution-settings'
import type { InstitutionModule } from '@tongzhen/contract/institutions'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MINUTE_MS } from '../../src/lib/clock.ts'
import { type BookingDesk, CENTRAL, createBookingDesk } from '../booking/booking-desk.ts'
import { CONSOLE_ORIGIN } from '../sandbox-config.ts'
import { createStaffDesk, type StaffDesk, type StaffPerson } from './staff-desk.ts'

let desk: BookingDesk
let staff: StaffDesk
let keeper: StaffPerson
const params = { institutionId: CENTRAL }

beforeAll(async () => {
  desk = await createBookingDesk()
  staff = createStaffDesk(desk)
  keeper = await staff.person({ role: 'operations', institutionId: CENTRAL, name: '何运营' })
})
afterAll(() => desk.close())

const read = () => staff.ok('getInstitutionSettings', { device: keeper.browser, params })

/** Changes what stands there now. */
async function change(edit: (settings: InstitutionSettings) => InstitutionSettings, reason = '院办通知') {
  const { version, settings } = await read()
  const body = { version, settings: edit(structuredClone(settings)), reason }

  return staff.call('changeInstitutionSettings', { device: keeper.browser, params, body })
}

/** Takes a module away from one channel. */
const without = (module: InstitutionModule, channel: keyof InstitutionSettings['modules']) =>
  change((settings) => ({
    ...settings,
    modules: { ...settings.modules, [channel]: settings.modules[channel].filter((one) => one !== module) },
  }))

async function restore(version: number) {
  const now = await read()
  const body = { version: now.version, restore: version, reason: '改错了' }

  return staff.ok('restoreInstitutionSettings', { device: keeper.browser, params, body })
}

async function central(device = desk.device('web')) {
  const { institutions } = await desk.ok('listInstitutions', { device })
  const found = institutions.find(({ institutionId }) => institutionId === CENTRAL)
  if (found === undefined) throw new Error('the central hospital is not there')

  return found
}

it('what staff write stands over what hospital and configuration say, in both languages, until it is taken back', async () => {
  const before = await central()
  const reply = await change((settings) => ({
    ...settings,
    homeDesign: 'tiles',
    phone: '021-5555 0199',
    texts: {
      'zh-CN': { ...settings.texts['zh-CN'], name: '通诊中心医院（东院）', notice: '东门今天关闭。' },
      'en-US': {
        ...settings.texts['en-US'],
        name: 'Tongzhen Central (East)',
        notice: 'The east gate is closed today.',
      },
    },
  }))
  expect(reply.status).toBe(200)
  expect(await central()).toMatchObject({
    ...{
      name: '通诊中心医院（东院）',
      phone: '021-5555 0199',
      homeDesign: 'tiles',
      notice: '东门今天关闭。',
    },
    address: before.address,
  })
  const english = await central(desk.device('web', { language: 'en-US' }))
  expect(english).toMatchObject({ name: 'Tongzhen Central (East)', notice: 'The east gate is closed today.' })
  const booker = await desk.booker('wang-xiuying')
  const { institutionName } = await desk.book(booker, desk.addClinic())
  expect(institutionName).toBe('通诊中心医院（东院）')

  await restore(0)
  expect(await central()).toEqual(before)
})

it('the history says who changed what from what to what, and so does the record that nobody can alter', async () => {
  const start = (await read()).version
  await change((settings) => ({ ...settings, homeDesign: 'journey' }), '试用新首页')
  await without('reports', 'wechat')
  const { history } = await restore(start + 1)
  expect(history.slice(0, 3)).toMatchObject([
    { version: start + 3, restored: start + 1, changes: [{ name: 'modules.wechat' }] },
    { version: start + 2, restored: null, by: { name: '何运营' }, changes: [{ name: 'modules.wechat' }] },
    {
      ...{ version: start + 1, reason: '试用新首页' },
      changes: [{ name: 'homeDesign', from: 'today', to: 'journey' }],
    },
  ])
  const auditor = await staff.person({ role: 'audit', institutionId: CENTRAL })
  const { records } = await staff.ok('listAudit', {
    device: auditor.browser,
    query: { action: 'institution_settings_changed' },
  })
  expect(records.find(({ reason }) => reason === '试用新首页')).toMatchObject({
    ...{ who: { name: '何运营', role: 'operations' }, institutionId: CENTRAL },
    before: { version: start, homeDesign: 'today' },
    after: { version: start + 1, homeDesign: 'journey' },
  })
  for (const statement of [
    'update institution_settings set version = 99',
    'delete from institution_settings',
  ])
    await expect(sql.raw(statement).execute(desk.ground.db)).rejects.toThrow('only added to')
  await restore(0)
})

it('of two who change the same version one is told that the other was quicker', async () => {
  const { version, settings } = await read()
  const body = { version, settings: { ...settings, homeDesign: 'search' as const }, reason: '换首页' }
  const replies = await Promise.all(
    [1, 2].map(() => staff.call('changeInstitutionSettings', { device: keeper.browser, params, body })),
  )
  expect(replies.map(({ error }) => error?.code).sort()).toEqual(['SETTINGS_CHANGED', undefined])
  await restore(0)
})

it('a text in one language only, a module twice and one that is not connected are refused', async () => {
  const half = await change((settings) => ({
    ...settings,
    texts: { ...settings.texts, 'zh-CN': { ...settings.texts['zh-CN'], welcome: '您好' } },
  }))
  expect(half.error).toMatchObject({
    code: 'REQUEST_INVALID',
    fields: [{ path: 'settings.texts.en-US.welcome' }],
  })
  const twice = await change((settings) => ({
    ...settings,
    modules: { ...settings.modules, web: ['booking', 'booking'] },
  }))
  expect(twice.error?.code).toBe('REQUEST_INVALID')
  const elsewhere = await staff.person({ role: 'operations', institutionId: 'tz-linjiang' })
  const there = { institutionId: 'tz-linjiang' }
  const { version, settings, connected } = await staff.ok('getInstitutionSettings', {
    device: elsewhere.browser,
    params: there,
  })
  expect(connected).not.toContain('reports')
  const modules = { ...settings.modules, web: [...settings.modules.web, 'reports' as const] }
  const body = { version, settings: { ...settings, modules }, reason: '开通报告' }
  expect(
    await staff.refused('changeInstitutionSettings', { device: elsewhere.browser, params: there, body }),
  ).toBe('MODULE_NOT_CONNECTED')
})

it('what is switched off in one channel is gone there and refused there, and goes on in the others', async () => {
  const { patientId } = await desk.booker('li-ming')
  const inWechat = await desk.signIn('li-ming', 'wechat')
  const inWeb = await desk.signIn('li-ming')
  const ofPatient = { params: { patientId, institutionId: CENTRAL } }
  const asks = {
    reports: (device: typeof inWeb) =>
      desk.call('listReports', { device, ...ofPatient, query: { from: '2026-01-01', to: '2026-12-31' } }),
    inpatient: (device: typeof inWeb) => desk.call('listStays', { device, ...ofPatient }),
  }
  for (const module of ['reports', 'inpatient'] as const) {
    await without(module, 'wechat')
    expect((await central(inWechat)).modules).not.toContain(module)
    expect((await central(inWeb)).modules).toContain(module)
    expect((await asks[module](inWechat)).error?.code).toBe('MODULE_OFF')
    expect((await asks[module](inWeb)).status).toBe(200)
  }
  const topUp = {
    ...{ purpose: 'prepaid' as const, institutionId: CENTRAL, patientId, stayId: 'ZY1' },
    ...{ amountFen: 10_000, means: 'wechat' as const },
  }
  expect(await desk.refused('createPayment', { device: inWechat, body: topUp })).toBe('MODULE_OFF')
  await restore(0)
  expect((await asks.reports(inWechat)).status).toBe(200)
})

it('where booking is switched off no doctor is listed and no place is taken, and what is booked can be given back', async () => {
  const booker = await desk.booker('chen-jing')
  const { device } = booker
  const clinic = desk.addClinic()
  const { appointmentId } = await desk.book(booker, desk.addClinic())
  await without('booking', 'web')
  const { doctors } = await desk.ok('listDoctors', { device, params })
  expect(doctors.flatMap(({ visitKinds }) => visitKinds)).not.toContain('ordinary')
  const { scheduleId } = clinic
  expect(await desk.refused('listSlots', { device, params: { ...params, scheduleId } })).toBe('SLOT_GONE')
  expect(await desk.refused('book', desk.wish(booker, clinic))).toBe('MODULE_OFF')
  expect(desk.ordersIn(clinic)).toEqual([])
  const given = await desk.ok('cancelAppointment', { device, params: { appointmentId } })
  expect(['cancelling', 'cancelled']).toContain(given.state)
  await restore(0)
  expect((await desk.book(booker, clinic)).state).toBe('booked')
})

it('a health card is refused only when no institution of the channel takes it any more', async () => {
  const { device, patientId } = await desk.booker('li-ming')
  const ask = () => desk.call('applyForHealthCard', { device, params: { patientId } })
  await without('health_card', 'web')
  expect((await ask()).error?.code).not.toBe('MODULE_OFF')
  const others = desk.ground.config.institutions
    .map((one) => one.institutionId)
    .filter((id) => id !== CENTRAL)
  const all = await staff.person({ role: 'operations' })
  for (const institutionId of others) {
    const of = { device: all.browser, params: { institutionId } }
    const { version, settings } = await staff.ok('getInstitutionSettings', of)
    const web = settings.modules.web.filter((one) => one !== 'health_card')
    const body = { version, settings: { ...settings, modules: { ...settings.modules, web } }, reason: '停用' }
    await staff.ok('changeInstitutionSettings', { ...of, body })
  }
  expect((await ask()).error?.code).toBe('MODULE_OFF')
  await restore(0)
})

it('an open page that waits at another replica is told of a change, and asks for an answer that nobody has kept', async () => {
  const device = desk.device('alipay')
  const { version } = await desk.ok('listInstitutions', { device })
  const replica = await desk.replica()
  const waiting = replica.inject({
    url: `/api/institutions/version?waitFor=${version}`,
    headers: device.headers(),
  })
  const early = { version: version + 1 }
  expect(await desk.refused('listInstitutions', { device, query: early })).toBe('NOT_FOUND')
  await change((settings) => ({ ...settings, homeDesign: 'hospital' }))
  const told: { version: number } = (await waiting).json()
  expect(told.version).toBe(version + 1)
  const { institutions } = await desk.ok('listInstitutions', { device, query: told })
  expect(institutions.find(({ institutionId }) => institutionId === CENTRAL)?.homeDesign).toBe('hospital')
  await restore(0)
})

it('a preview shows the one institution with the other home page, in the console’s frame only and for minutes', async () => {
  const { url } = await staff.ok('previewHome', {
    ...{ device: keeper.browser, params },
    body: { homeDesign: 'journey' },
  })
  const ticket = new URL(url).searchParams.get('preview') ?? ''
  const device = desk.device('web')
  const shown = async () =>
    (await desk.ok('listInstitutions', { device, query: { preview: ticket } })).institutions
  const frameOf = async (preview: string) =>
    (await desk.app.inject({ url: `/?${new URLSearchParams({ preview })}` })).headers[
      'content-security-policy'
    ]
  expect(await shown()).toMatchObject([{ institutionId: CENTRAL, homeDesign: 'journey' }])
  expect((await central()).homeDesign).toBe('today')
  expect(await frameOf(ticket)).toContain(`frame-ancestors ${CONSOLE_ORIGIN}`)
  for (const forged of ['', `${ticket.slice(0, -4)}AAAA`])
    expect(await frameOf(forged)).toContain("frame-ancestors 'none'")

  desk.clock.advance(6 * MINUTE_MS)
  expect(await frameOf(ticket)).toContain("frame-ancestors 'none'")
  expect((await shown()).length).toBeGreaterThan(1)
})
