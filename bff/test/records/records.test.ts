import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ConfigInput } from '../../src/config.ts'
import { addDays } from '../../src/lib/shanghai-time.ts'
import { bindFileOf } from '../add-patient.ts'
import { type Booker, CENTRAL, newBooker } from '../booking/booking-desk.ts'
import { at, createReportsDesk, patientNoOf, type ReportsDesk } from '../reports/reports-desk.ts'
import { createStaffDesk } from '../staff/staff-desk.ts'
import { switchOff } from '../staff/switch-off.ts'

let desk: ReportsDesk
let wang: Booker
/** Wang Xiuying in the account of her son. */
let son: Booker
let liMing: Booker
let zhou: Booker

beforeAll(async () => {
  desk = await createReportsDesk({ configure: withImpatience })
  wang = await newBooker(desk, 'wang-xiuying')
  liMing = await newBooker(desk, 'li-ming')
  const { device } = liMing
  const mother = await bindFileOf(desk, { device, personId: 'wang-xiuying', relation: 'parent' })
  son = { device, patientId: mother.patientId }
  zhou = await newBooker(desk, 'zhou-min')
})
afterEach(() => {
  for (const { faults } of desk.sandbox.systems) faults.clear()
})
afterAll(() => desk.close())

/** So that a system that never answers is waited for no longer than a second. */
function withImpatience(config: ConfigInput): ConfigInput {
  const institutions = config.institutions.map(({ records, ...one }) => ({
    ...one,
    ...(records && { records: { ...records, timeoutMs: 1_000 } }),
  }))

  return { ...config, institutions }
}

const list = (who: Booker, query: object = {}, language = 'zh-CN') =>
  desk.ok('listRecords', {
    ...{ device: who.device, params: at(who), query: { ...desk.lastYears(), ...query } },
    headers: { 'accept-language': language },
  })

const read = (who: Booker, recordId: string, language = 'zh-CN') =>
  desk.ok('getRecord', {
    ...{ device: who.device, params: { ...at(who), recordId } },
    headers: { 'accept-language': language },
  })

async function recordOf(who: Booker, departmentName: string): Promise<string> {
  const { records } = await list(who)
  const found = records.find((one) => one.departmentName === departmentName)
  if (found === undefined) throw new Error(`nobody was at ${departmentName}`)

  return found.recordId
}

describe('the list', () => {
  it('has every visit of three years, newest first, with its diagnoses in the language asked for', async () => {
    const { records, isComplete } = await list(wang)
    const [, sugar] = records
    const english = await list(wang, {}, 'en-US')

    expect(isComplete).toBe(true)
    expect(records.length).toBeGreaterThan(10)
    const times = records.map(({ visitedAt }) => visitedAt)
    expect(times).toEqual([...times].sort().reverse())
    expect(sugar).toMatchObject({ departmentName: '内分泌科', doctorName: '周建华' })
    expect(sugar?.diagnoses.map(({ name }) => name)).toEqual(['2型糖尿病', '原发性高血压'])
    expect(english.records[1]?.diagnoses.map(({ name }) => name)).toEqual([
      'Type 2 diabetes',
      'High blood pressure',
    ])
  })

  it('is of a shorter time when asked, of three years at most, and not backwards', async () => {
    const lastWeek = await list(wang, { from: addDays(desk.today(), -7) })
    expect(lastWeek.records.map(({ departmentName }) => departmentName)).toEqual(['心血管内科', '内分泌科'])
    for (const query of [
      { from: addDays(desk.today(), -1100), to: desk.today() },
      { from: desk.today(), to: addDays(desk.today(), -1) },
    ])
      expect(await desk.refused('listRecords', { ...wang, params: at(wang), query })).toBe('REQUEST_INVALID')
  })
})

describe('a visit', () => {
  it('says how each medicine is taken, what was ordered and advised, with its reports and bills', async () => {
    const recordId = await recordOf(liMing, '呼吸内科')
    const record = await read(liMing, recordId)
    const english = await read(liMing, recordId, 'en-US')

    expect(record).toMatchObject({
      ...{ patientName: '李明', complaint: '咳嗽、发热三天。', orders: ['血常规', 'C反应蛋白'] },
      diagnoses: [{ code: 'J20.900', name: '急性支气管炎' }],
      medicines: [{ dose: '1 粒', timesPerDay: 3, when: 'after_meals', days: 7, words: null }],
      advice: '多喝水，多休息。发热超过三天或气急，请再来。',
    })
    expect(english).toMatchObject({
      diagnoses: [{ name: 'Acute bronchitis' }],
      medicines: [{ dose: '1 capsule(s)' }],
    })
    expect(record.reports?.map(({ title }) => title).sort()).toEqual(['C反应蛋白', '血常规'].sort())
    expect(record.bills?.map(({ state }) => state)).toContain('paid')
  })

  it('does not name a report of which the doctor speaks first', async () => {
    const { records } = await list(zhou)
    const all = await Promise.all(records.map(({ recordId }) => read(zhou, recordId)))
    const titles = all.flatMap(({ reports }) => reports ?? []).map(({ title }) => title)

    expect(titles).toContain('甲状腺功能')
    expect(titles.filter((title) => title === null)).toHaveLength(2)
    expect(JSON.stringify(all)).not.toMatch(/基因|右叶/)
  })

  it('says nothing of reports where the hospital shows none', async () => {
    const recordId = await recordOf(liMing, '呼吸内科')
    const restore = await switchOff(createStaffDesk(desk), ['reports'])
    expect(await read(liMing, recordId)).toMatchObject({ reports: [] })
    await restore()
    expect((await read(liMing, recordId)).reports).not.toEqual([])
  })

  it('stays readable when the laboratory or the cashier does not answer: that part alone is open', async () => {
    const recordId = await recordOf(liMing, '呼吸内科')
    desk.sandbox.laboratory.faults.add({ kind: 'busy', probability: 1 })
    expect(await read(liMing, recordId)).toMatchObject({ reports: null, advice: expect.any(String) })
    desk.sandbox.laboratory.faults.clear()
    desk.sandbox.his.faults.add({ kind: 'busy', probability: 1 })

    expect(await read(liMing, recordId)).toMatchObject({ bills: null, reports: expect.any(Array) })
  })

  it('of somebody else, or that the hospital does not have, is not there', async () => {
    const params = { ...at(liMing), recordId: await recordOf(wang, '内分泌科') }

    expect(await desk.refused('getRecord', { device: liMing.device, params })).toBe('RECORD_GONE')
  })
})

describe('a record system that', () => {
  it.each(['busy', 'lost-answer', 'malformed'] as const)(
    'is struck by %s says nothing, and never that there are no visits',
    async (kind) => {
      desk.sandbox.records.faults.add({ kind, probability: 1 })
      const asked = { device: wang.device, params: at(wang), query: desk.lastYears() }

      expect(await desk.refused('listRecords', asked)).toBe('HOSPITAL_UNAVAILABLE')
    },
  )

  it('sends a visit that cannot be read leaves it out, and says that one is missing', async () => {
    const shelf = desk.sandbox.records.shelfOf(CENTRAL)
    const [newest] = shelf.ofPatient(patientNoOf('sun-guoqiang'))
    if (newest === undefined) throw new Error('Sun Guoqiang was never there')
    const sun = await newBooker(desk, 'sun-guoqiang')
    shelf.put({ ...newest, id: 'not a number of ours' })

    expect((await list(sun)).isComplete).toBe(false)
  })
})

it('the son reads his mother’s records as long as she lets him see reports, and bills only with that right', async () => {
  const recordId = await recordOf(wang, '内分泌科')
  const params = { patientId: wang.patientId }
  const { proxies } = await desk.ok('listProxies', { device: wang.device, params })
  const proxyId = proxies[0]?.proxyId ?? ''
  const let_ = (scopes: ('booking' | 'payments' | 'reports')[]) =>
    desk.ok('updateProxy', { device: wang.device, params: { ...params, proxyId }, body: { scopes } })
  await let_(['reports'])
  expect(await read(son, recordId)).toMatchObject({ patientName: '王秀英', bills: [] })
  await let_(['booking', 'payments'])

  const asked = { device: son.device, params: { ...at(son), recordId } }
  expect(await desk.refused('getRecord', asked)).toBe('NOT_FOUND')
})
