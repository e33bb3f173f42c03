import type { Report } from '@tongzhen/contract/reports'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Report as LabReport } from '../../../sandbox/src/reports/report.ts'
import type { ConfigInput } from '../../src/config.ts'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { bindFileOf } from '../add-patient.ts'
import { type Booker, CENTRAL, newBooker } from '../booking/booking-desk.ts'
import { personOf } from '../file-of.ts'
import { createTestBff, type TestBff } from '../harness.ts'
import { createTestClock, type TestClock } from '../test-clock.ts'

const JIANGWAN = 'tz-jiangwan'
const LINJIANG = 'tz-linjiang'

let bff: TestBff
let clock: TestClock
let wang: Booker
let liMing: Booker
let chen: Booker

beforeAll(async () => {
  clock = createTestClock()
  bff = await createTestBff({ clock, configure: withImpatience })
  wang = await newBooker(bff, 'wang-xiuying')
  liMing = await newBooker(bff, 'li-ming')
  chen = await newBooker(bff, 'chen-jing')
})
afterEach(() => {
  bff.sandbox.laboratory.faults.clear()
  bff.sandbox.imaging.faults.clear()
})
afterAll(() => bff.close())

const today = () => shanghaiDate(clock.now())
const lastYears = () => ({ from: addDays(today(), -1090), to: today() })
const at = ({ patientId }: Booker, institutionId = CENTRAL) => ({ patientId, institutionId })

const list = (who: Booker, query: object = {}) =>
  bff.ok('listReports', { device: who.device, params: at(who), query: { ...lastYears(), ...query } })

const read = (who: Booker, { reportId }: Pick<Report, 'reportId'>, language: 'zh-CN' | 'en-US' = 'zh-CN') =>
  bff.ok('getReport', {
    device: who.device,
    params: { ...at(who), reportId },
    headers: { 'accept-language': language },
  })

const titled = async (who: Booker, title: string) => {
  const found = (await list(who)).reports.find((one) => one.title === title)
  if (found === undefined) throw new Error(`${title} is not in the list`)

  return found
}

const patientNoOf = (personId: string) => personOf(personId).files[0]?.patientNo ?? ''

let added = 0

/** A laboratory report of today, with whatever a test is about. */
function addReport(report: Partial<LabReport> & Pick<LabReport, 'results'>): string {
  added += 1
  const id = report.id ?? `LAB${added}`
  bff.sandbox.laboratory.shelfOf(CENTRAL).put({
    ...{ id, patientNo: patientNoOf('wang-xiuying'), category: 'LAB', status: 'final' },
    ...{ name: '检验', display: 'Test', departmentName: '内分泌科', orderedBy: '周建华', checkedBy: '高洁' },
    ...{ collectedAtMs: clock.now().getTime(), issuedAtMs: clock.now().getTime() },
    ...report,
  })

  return `laboratory.${id}`
}

/** Waits for a laboratory only so long. */
function withImpatience(config: ConfigInput): ConfigInput {
  const institutions = config.institutions.map((one) =>
    one.reports === undefined
      ? one
      : {
          ...one,
          reports: {
            ...one.reports,
            systems: one.reports.systems.map((system) =>
              system.name === 'laboratory' ? { ...system, timeoutMs: 3_000 } : system,
            ),
          },
        },
  )

  return { ...config, institutions }
}

describe('the list', () => {
  it('has everything the hospital found in three years, newest first, of both systems', async () => {
    const { reports, missing } = await list(wang)

    expect(missing).toEqual([])
    expect(new Set(reports.map(({ kind }) => kind))).toEqual(
      new Set(['laboratory', 'microbiology', 'imaging']),
    )
    expect(reports.length).toBeGreaterThan(15)
    const times = reports.map(({ reportedAt }) => reportedAt)
    expect(times).toEqual([...times].sort().reverse())
    expect(reports.find(({ title }) => title === '血糖与糖化血红蛋白')).toMatchObject({
      ...{ institutionName: '通诊中心医院', departmentName: '内分泌科' },
      ...{ outlook: 'outside', outsideCount: 2, isUnread: true },
    })
  })

  it('is of one kind, or of a shorter time, when asked', async () => {
    const imaging = await list(liMing, { kind: 'imaging' })
    const lastWeek = await list(liMing, { from: addDays(today(), -7) })

    expect(imaging.reports.map(({ title }) => title)).toEqual(['上腹部超声', '右膝关节正侧位片'])
    expect(lastWeek.reports.map(({ title }) => title).sort()).toEqual(['上腹部超声', '肝功能', '肾功能'])
  })

  it('is for three years at most, and not backwards', async () => {
    for (const query of [
      { from: addDays(today(), -1100), to: today() },
      { from: today(), to: addDays(today(), -1) },
    ])
      expect(await bff.refused('listReports', { ...wang, params: at(wang), query })).toBe('REQUEST_INVALID')
  })

  it('comes in as many pages as the laboratory likes', async () => {
    for (let count = 0; count < 45; count++)
      addReport({ results: [{ kind: 'measured', test: 'crp', value: '3.0' }] })

    expect((await list(wang, { from: today() })).reports.length).toBeGreaterThan(44)
    for (const { id, issuedAtMs } of bff.sandbox.laboratory.shelfOf(CENTRAL).list())
      if (issuedAtMs === clock.now().getTime()) addReport({ id, status: 'cancelled', results: [] })
  })

  it('tells a critical potassium as critical', async () => {
    const sun = await newBooker(bff, 'sun-guoqiang')
    const report = await titled(sun, '电解质')
    const { items } = await read(sun, report)

    expect(report).toMatchObject({ outlook: 'critical', outsideCount: 1 })
    expect(items.find(({ code }) => code === '2823-3')).toMatchObject({
      ...{ value: '6.45', unit: 'mmol/L', number: 6.45, reading: 'critically_high' },
      ...{ range: { low: 3.5, high: 5.3 }, other: { value: '6.45', unit: 'mEq/L' } },
    })
  })
})

describe('a report', () => {
  it('is unread until this account opens it, and for another account still', async () => {
    const { device } = liMing
    const mother = await bindFileOf(bff, { device, personId: 'wang-xiuying', relation: 'parent' })
    const son = { device, patientId: mother.patientId }
    const report = await titled(wang, '血脂')
    const isUnreadFor = async (who: Booker) =>
      (await list(who)).reports.find(({ reportId }) => reportId === report.reportId)?.isUnread
    expect([await isUnreadFor(wang), await isUnreadFor(son)]).toEqual([true, true])

    expect((await read(wang, report)).isUnread).toBe(false)
    await read(wang, report)
    expect([await isUnreadFor(wang), await isUnreadFor(son)]).toEqual([false, true])
  })

  it('is told with its ranges, in both unit systems, and explained in the language asked for', async () => {
    const report = await titled(wang, '血糖与糖化血红蛋白')
    const { items, ...details } = await read(wang, report)
    const english = await read(wang, report, 'en-US')

    expect(details).toMatchObject({
      ...{
        patientName: '王秀英',
        specimen: '静脉全血',
        orderedBy: '周建华',
        institutionPhone: '021-5555 0100',
      },
      ...{ collectedAt: expect.stringMatching(/T07:\d\d:00\+08:00$/) },
    })
    expect(items).toMatchObject([
      {
        ...{
          name: '空腹血糖',
          value: '9.6',
          unit: 'mmol/L',
          reading: 'high',
          range: { low: 3.9, high: 6.1 },
        },
        other: { value: '173', unit: 'mg/dL', range: { low: 70.3, high: 110 } },
      },
      {
        ...{ name: '糖化血红蛋白', value: '8.4', unit: '%', reading: 'high', range: { low: 4, high: 6 } },
        other: { value: '68', unit: 'mmol/mol', range: { low: 20.2, high: 42.1 } },
      },
    ])
    expect(items[0]?.explained?.text).toContain('糖尿病')
    expect(english).toMatchObject({ title: 'Glucose and HbA1c', items: [{ name: 'Fasting glucose' }, {}] })
    expect(english.items[0]?.explained).toMatchObject({
      text: expect.stringContaining('sugar in the blood'),
      source: { name: 'MedlinePlus', url: 'https://medlineplus.gov/lab-tests/blood-glucose-test/' },
    })
  })

  it('of microbiology names the germ and which medicines stop it', async () => {
    const { germs, outlook } = await read(wang, await titled(wang, '尿培养及药敏'))

    expect(outlook).toBe('in_words')
    expect(germs).toMatchObject([
      {
        ...{ name: '大肠埃希菌', amount: '10^5 CFU/mL' },
        medicines: [
          { name: '氨苄西林', measured: '>=32 mg/L', susceptibility: 'resistant' },
          { name: '环丙沙星', measured: '0.5 mg/L', susceptibility: 'increased_exposure' },
          { name: '呋喃妥因', susceptibility: 'susceptible' },
          { name: '磷霉素', susceptibility: 'susceptible' },
        ],
      },
    ])
  })

  it('of pathology, and of imaging, is what the hospital wrote, in the order of reading', async () => {
    const pathology = await read(liMing, await titled(liMing, '胃镜活检病理'))
    const picture = await read(liMing, await titled(liMing, '右膝关节正侧位片'))

    expect(pathology).toMatchObject({ kind: 'pathology', outlook: 'in_words', outsideCount: 0, items: [] })
    expect(pathology.passages.map(({ part }) => part)).toEqual([
      ...['findings', 'findings', 'conclusion', 'advice'],
    ])
    expect(picture.passages).toMatchObject([
      { part: 'method' },
      { part: 'findings' },
      { part: 'conclusion', text: '右膝关节轻度退行性改变。' },
    ])
  })

  it('in words, or without a range, is told without a reading', async () => {
    const urine = await read(wang, await titled(wang, '尿常规'))
    const smear = await read(chen, await titled(chen, '外周血涂片'))
    const device = await bff.signIn('xu-wenbin')
    const xu = {
      device,
      ...(await bindFileOf(bff, { device, personId: 'xu-wenbin', institutionId: JIANGWAN })),
    }
    const inJiangwan = { device, params: at(xu, JIANGWAN) }
    const { reports } = await bff.ok('listReports', { ...inJiangwan, query: lastYears() })
    const { reportId = '', outlook } = reports.find(({ title }) => title === '随机血糖') ?? {}
    const random = await bff.ok('getReport', { device, params: { ...at(xu, JIANGWAN), reportId } })

    expect(urine.items.find(({ name }) => name === '尿蛋白')).toMatchObject({
      ...{ value: '弱阳性(±)', number: null, reading: null, range: null, unit: '' },
    })
    expect([urine.outlook, smear.outlook, outlook]).toEqual(['in_words', 'in_words', 'in_words'])
    expect(smear.items).toMatchObject([{ reading: null, number: null, range: null }])
    expect(random.items).toMatchObject([{ value: '7.3', number: 7.3, reading: null, range: null }])
  })

  it('that is not released yet, or was withdrawn, is not there', async () => {
    const results = [{ kind: 'measured' as const, test: 'crp' as const, value: '3.0' }]
    const preliminary = addReport({ status: 'preliminary', results })
    const cancelled = addReport({ status: 'entered-in-error', results })
    const listed = (await list(wang)).reports.map(({ reportId }) => reportId)

    for (const reportId of [preliminary, cancelled, 'laboratory.LAB00000000', 'nobody.1', 'laboratory']) {
      expect(listed).not.toContain(reportId)
      const params = { ...at(wang), reportId }
      expect(await bff.refused('getReport', { device: wang.device, params })).toBe('REPORT_GONE')
    }
  })
})

describe('whose it is', () => {
  it('another patient’s report is gone for whoever asks with its number', async () => {
    const { reportId } = await titled(wang, '血糖与糖化血红蛋白')
    const params = { ...at(liMing), reportId }

    expect(await bff.refused('getReport', { device: liMing.device, params })).toBe('REPORT_GONE')
    expect((await list(liMing)).reports.map((one) => one.reportId)).not.toContain(reportId)
  })

  it('a son sees his mother’s with the scope, and not after she has narrowed it', async () => {
    const patient = (await bff.ok('listPatients', { device: liMing.device })).patients.find(
      ({ relation }) => relation === 'parent',
    )
    const son = { device: liMing.device, patientId: patient?.patientId ?? '' }
    const report = await titled(son, '尿常规')
    const { proxies } = await bff.ok('listProxies', { device: wang.device, params: wang })
    const params = { patientId: wang.patientId, proxyId: proxies[0]?.proxyId ?? '' }
    const routes = [
      () => bff.refused('listReports', { device: son.device, params: at(son), query: lastYears() }),
      () =>
        bff.refused('getReport', { device: son.device, params: { ...at(son), reportId: report.reportId } }),
      () => bff.refused('getTrend', { device: son.device, params: { ...at(son), code: '4548-4' } }),
    ]

    await bff.ok('updateProxy', { device: wang.device, params, body: { scopes: ['booking', 'payments'] } })
    for (const refused of routes) expect(await refused()).toBe('NOT_FOUND')
    await bff.ok('updateProxy', { device: wang.device, params, body: { scopes: ['reports'] } })
    expect((await read(son, report)).patientName).toBe('王秀英')
  })

  it('goes with the account: what it has opened is forgotten', async () => {
    await read(chen, await titled(chen, '血常规'))
    const rows = () => bff.ground.db.selectFrom('opened_reports').selectAll().execute()
    const before = await rows()
    await bff.reverify('chen-jing', chen.device)
    await bff.ok('closeAccount', { device: chen.device, body: { understood: true } })

    expect((await rows()).length).toBeLessThan(before.length)
    expect(JSON.stringify(before)).not.toContain('LAB')
  })
})

describe('a laboratory that is', () => {
  it.each(['slow', 'lost-request', 'lost-answer', 'error-5xx', 'malformed', 'busy'] as const)(
    'struck by %s leaves the pictures to be seen, and is never taken for an empty one',
    async (kind) => {
      bff.sandbox.laboratory.faults.add({ kind, probability: 1 })
      const { reports, missing } = await list(liMing)

      expect(missing).toEqual(['laboratory', 'microbiology', 'pathology'])
      expect(reports.map((one) => one.kind)).toEqual(['imaging', 'imaging'])
      await read(liMing, reports[0] ?? { reportId: '' })
      const refusals = [
        bff.refused('listReports', {
          ...{ device: liMing.device, params: at(liMing), query: { ...lastYears(), kind: 'laboratory' } },
        }),
        bff.refused('getReport', {
          ...{ device: liMing.device, params: { ...at(liMing), reportId: 'laboratory.LAB0' } },
        }),
        bff.refused('getTrend', { device: liMing.device, params: { ...at(liMing), code: '1742-6' } }),
      ]
      for (const refused of refusals) expect(await refused).toBe('HOSPITAL_UNAVAILABLE')
    },
  )

  it('silent together with the pictures is a hospital that cannot be reached', async () => {
    for (const system of [bff.sandbox.laboratory, bff.sandbox.imaging])
      system.faults.add({ kind: 'lost-request', probability: 1 })

    const request = { device: wang.device, params: at(wang), query: lastYears() }
    expect(await bff.refused('listReports', request)).toBe('HOSPITAL_UNAVAILABLE')
  })

  it('lost while it turns the page has not been read to the end, so it is missing', async () => {
    for (let count = 0; count < 45; count++)
      addReport({ results: [{ kind: 'measured', test: 'crp', value: '3.0' }] })
    bff.sandbox.laboratory.faults.add({
      ...{ kind: 'lost-answer', probability: 1, path: '/fhir/DiagnosticReport' },
    })

    expect((await list(wang)).missing).toEqual(['laboratory', 'microbiology', 'pathology'])
  })
})

describe('an institution', () => {
  it('where the patient has no card asks for one, and one without reports has none', async () => {
    const query = lastYears()
    const noCard = bff.refused('listReports', { device: liMing.device, params: at(liMing, JIANGWAN), query })
    const noModule = bff.refused('listReports', { device: wang.device, params: at(wang, LINJIANG), query })
    const { institutions } = await bff.ok('listInstitutions', { device: wang.device })

    expect([await noCard, await noModule]).toEqual(['CARD_REQUIRED', 'NOT_FOUND'])
    expect(institutions.filter(({ modules }) => modules.includes('reports'))).toHaveLength(2)
  })
})

describe('the trend', () => {
  it('shows three years in the unit of the newest, also what was printed in the other one', async () => {
    const trend = await bff.ok('getTrend', { device: wang.device, params: { ...at(wang), code: '14771-0' } })

    expect(trend).toMatchObject({ name: '空腹血糖', unit: 'mmol/L' })
    expect(trend.points.map(({ number }) => number)).toEqual([5.995, 6.2, 6.4, 6.5, 6.9, 7.1, 7.4, 7.8, 9.6])
    expect(trend.points.map(({ reading }) => reading)).toEqual(['normal', ...Array(8).fill('high')])
    expect(trend.points[0]?.range?.high).toBeCloseTo(6.1, 1)
    const times = trend.points.map(({ at: instant }) => instant)
    expect(times).toEqual([...times].sort())
  })

  it('is the same under the code of the other unit system', async () => {
    const { points } = await bff.ok('getTrend', {
      device: wang.device,
      params: { ...at(wang), code: '1558-6' },
    })

    expect(points).toHaveLength(9)
  })

  it('turns with the newest: a value in mg/dL brings the others into mg/dL', async () => {
    const id = addReport({
      results: [{ kind: 'measured', test: 'hba1c', value: '68', isInOtherUnit: true }],
    })
    const trend = await bff.ok('getTrend', { device: wang.device, params: { ...at(wang), code: '4548-4' } })

    expect(trend.unit).toBe('mmol/mol')
    expect(trend.points.at(-1)).toMatchObject({ reportId: id, number: 68, reading: 'high' })
    expect(trend.points.at(-2)?.number).toBeCloseTo(10.93 * 8.4 - 23.5, 1)
  })

  it('of what was never measured is none', async () => {
    const params = { ...at(wang), code: '99999-9' }

    expect(await bff.refused('getTrend', { device: wang.device, params })).toBe('REPORT_GONE')
  })
})
