import type { HealthCard } from '@tongzhen/contract/health-cards'
import type { Patient } from '@tongzhen/contract/patients'
import type { ReportDetails } from '@tongzhen/contract/reports'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const phone = vi.hoisted(() => new Map<string, unknown>())
vi.mock('@tarojs/taro', () => ({
  default: {
    getStorageSync: (name: string) => phone.get(name),
    setStorageSync: (name: string, value: unknown) => phone.set(name, value),
    removeStorageSync: (name: string) => phone.delete(name),
    getStorageInfoSync: () => ({ keys: [...phone.keys()] }),
  },
}))
vi.stubEnv('TARO_ENV', 'alipay')

const hers = { key: '00112233445566778899aabbccddeeff', days: 7 }
const his = { key: 'ffeeddccbbaa99887766554433221100', days: 7 }
const DAY_MS = 24 * 3600 * 1000

const card = (patientId: string, patientName = '王秀英') => ({ patientId, patientName }) as HealthCard
const report = (reportId: string, patientId = 'pat_mother') =>
  ({ reportId, patientId, institutionId: 'tz-central', title: '血脂' }) as ReportDetails
const patient = (patientId: string, scopes: Patient['scopes'], more: Partial<Patient> = {}) =>
  ({ patientId, scopes, isProved: true, until: null, ...more }) as Patient

/** The app as it is opened anew: it remembers nothing but what the phone keeps. */
async function open() {
  vi.resetModules()
  return (await import('./kept')).kept
}

const idsOf = async (kept: Awaited<ReturnType<typeof open>>) =>
  (await kept.reports())?.map((one) => one.report.reportId)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  phone.clear()
})

test('what was kept is there when the app is opened anew, since when it is so, and cannot be read on the phone', async () => {
  vi.setSystemTime('2026-11-24T09:42:00+08:00')
  await (await open()).keep('cards', [card('pat_self')], hers)
  const found = await (await open()).read('cards')

  expect(found).toMatchObject({ value: [{ patientName: '王秀英' }], atMs: Date.now() })
  expect(JSON.stringify([...phone])).not.toMatch(/王秀英|pat_self/)
})

test('the same text is not kept as the same signs twice', async () => {
  const kept = await open()
  await kept.keep('cards', [card('pat_self')], hers)
  const before = phone.get('tz-kept-box-cards')
  await kept.keep('cards', [card('pat_self')], hers)

  expect(phone.get('tz-kept-box-cards')).not.toBe(before)
})

test('after its days it is as if it had never been, each report by its own', async () => {
  vi.setSystemTime('2026-11-24T09:00:00+08:00')
  const kept = await open()
  await kept.keep('cards', [card('pat_self')], hers)
  await kept.keepReport(report('old'), hers)
  vi.setSystemTime(Date.now() + 6 * DAY_MS)
  await kept.keepReport(report('new'), hers)
  vi.setSystemTime(Date.now() + DAY_MS)

  expect(await kept.read('cards')).toBeUndefined()
  expect(await idsOf(kept)).toEqual(['new'])
})

test('who signs in as somebody else finds nothing, and the phone has nothing of it any more', async () => {
  const kept = await open()
  await kept.keep('cards', [card('pat_self')], hers)
  await kept.follow(his)

  expect(phone.has('tz-kept-box-cards')).toBe(false)
  expect(await kept.read('cards')).toBeUndefined()
  await kept.follow(hers)
  expect(await kept.read('cards')).toBeUndefined()
})

test('after signing out nothing is left, not even the key', async () => {
  const kept = await open()
  await kept.keep('cards', [card('pat_self')], hers)
  await kept.keepReport(report('lab.1'), hers)
  await kept.follow(undefined)

  expect([...phone.keys()]).toEqual([])
})

test('of five reports those opened last are there, one that was opened twice once', async () => {
  const kept = await open()
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'c']) await kept.keepReport(report(id), hers)

  expect(await idsOf(kept)).toEqual(['c', 'f', 'e', 'd', 'b'])
  await kept.dropReport(report('e'))
  expect(await idsOf(kept)).toEqual(['c', 'f', 'd', 'b'])
})

test('when a mother leaves her son less, what he may not see any more goes from his phone', async () => {
  const kept = await open()
  await kept.keep('cards', [card('pat_self'), card('pat_mother')], his)
  await kept.keepReport(report('hers'), his)
  await kept.keepReport(report('own', 'pat_self'), his)
  await kept.settle([patient('pat_self', ['booking', 'reports']), patient('pat_mother', ['booking'])], his)
  expect(await idsOf(kept)).toEqual(['own'])
  expect((await kept.read('cards'))?.value).toHaveLength(2)

  await kept.settle([patient('pat_self', ['booking', 'reports'])], his)
  expect((await kept.read('cards'))?.value).toEqual([card('pat_self')])
})

test('what is kept of a mother goes from her son’s phone when his right ends, also without a network', async () => {
  vi.setSystemTime('2026-11-24T09:00:00+08:00')
  const until = '2026-11-24T10:00:00+08:00'
  const kept = await open()
  const own = patient('pat_self', ['booking', 'reports'])
  await kept.settle([own, patient('pat_mother', ['booking', 'reports'], { until })], his)
  await kept.keep('cards', [card('pat_self'), card('pat_mother')], his)
  await kept.keepReport(report('hers'), his)
  expect([await idsOf(kept), await kept.nextEndMs()]).toEqual([['hers'], Date.parse(until)])
  vi.setSystemTime(until)
  const opened = await open()

  expect((await opened.read('cards'))?.value).toEqual([card('pat_self')])
  expect([await idsOf(opened), await opened.nextEndMs()]).toEqual([[], undefined])
  // Removed, not hidden: setting the clock back brings nothing back.
  vi.setSystemTime('2026-11-24T09:30:00+08:00')
  expect((await (await open()).read('cards'))?.value).toEqual([card('pat_self')])
})

test('of a mother for whom nothing was proved, neither her card nor her reports stay', async () => {
  const kept = await open()
  await kept.keep('cards', [card('pat_mother')], his)
  await kept.keepReport(report('hers'), his)
  await kept.settle([patient('pat_mother', ['booking', 'reports'], { isProved: false })], his)

  expect([(await kept.read('cards'))?.value, await idsOf(kept)]).toEqual([[], []])
})

test('a phone that cannot keep anything goes on without', async () => {
  const kept = await open()
  const set = vi.spyOn(phone, 'set').mockImplementation(() => {
    throw new Error('the storage is full')
  })
  await kept.keep('cards', [card('pat_self')], hers)
  set.mockRestore()

  expect(await kept.read('cards')).toBeUndefined()
})
