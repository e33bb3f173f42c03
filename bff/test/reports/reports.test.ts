import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MeasuredResult } from '../../../sandbox/src/reports/report.ts'
import { addDays } from '../../src/lib/shanghai-time.ts'
import { bindFileOf } from '../add-patient.ts'
import { type Booker, newBooker } from '../booking/booking-desk.ts'
import { at, createReportsDesk, patientNoOf, type ReportsDesk } from './reports-desk.ts'

const JIANGWAN = 'tz-jiangwan'
const LINJIANG = 'tz-linjiang'

let desk: ReportsDesk
let wang: Booker
let liMing: Booker
let chen: Booker
let sun: Booker
/** Wang Xiuying in the account of her son. */
let son: Booker

beforeAll(async () => {
  desk = await createReportsDesk()
  wang = await newBooker(desk, 'wang-xiuying')
  liMing = await newBooker(desk, 'li-ming')
  chen = await newBooker(desk, 'chen-jing')
  sun = await newBooker(desk, 'sun-guoqiang')
  const { device } = liMing
  const mother = await bindFileOf(desk, { device, personId: 'wang-xiuying', relation: 'parent' })
  son = { device, patientId: mother.patientId }
})
afterAll(() => desk.close())

describe('the list', () => {
  it('has everything the hospital found in three years, newest first, of both systems', async () => {
    const { reports, missing, kinds } = await desk.list(wang)

    expect(missing).toEqual([])
    expect(kinds).toEqual(['laboratory', 'microbiology', 'pathology', 'imaging'])
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
    const imaging = await desk.list(liMing, { kind: 'imaging' })
    const lastWeek = await desk.list(liMing, { from: addDays(desk.today(), -7) })

    expect(imaging.reports.map(({ title }) => title)).toEqual(['上腹部超声', '右膝关节正侧位片'])
    expect(lastWeek.reports.map(({ title }) => title).sort()).toEqual(['上腹部超声', '肝功能', '肾功能'])
  })

  it('is for three years at most, and not backwards', async () => {
    for (const query of [
      { from: addDays(desk.today(), -1100), to: desk.today() },
      { from: desk.today(), to: addDays(desk.today(), -1) },
    ])
      expect(await desk.refused('listReports', { ...wang, params: at(wang), query })).toBe('REQUEST_INVALID')
  })

  it('comes in as many pages as the laboratory likes', async () => {
    const added = Array.from({ length: 45 }, () =>
      desk.addReport({ results: [{ kind: 'measured', test: 'crp', value: '3.0' }] }),
    )

    expect((await desk.list(wang, { from: desk.today() })).reports.length).toBeGreaterThan(44)
    for (const reportId of added)
      desk.addReport({ id: reportId.replace('laboratory.', ''), status: 'cancelled', results: [] })
  })

  it('tells a critical potassium as critical', async () => {
    const report = await desk.titled(sun, '电解质')
    const { items } = await desk.read(sun, report)

    expect(report).toMatchObject({ outlook: 'critical', outsideCount: 1 })
    expect(items.find(({ code }) => code === '2823-3')).toMatchObject({
      ...{ value: '6.45', unit: 'mmol/L', number: 6.45, reading: 'critically_high' },
      ...{ range: { low: 3.5, high: 5.3 }, other: { value: '6.45', unit: 'mEq/L' } },
    })
  })
})

describe('a report', () => {
  it('is unread until this account opens it, and for another account still', async () => {
    const report = await desk.titled(wang, '血脂')
    const isUnreadFor = async (who: Booker) =>
      (await desk.list(who)).reports.find(({ reportId }) => reportId === report.reportId)?.isUnread
    expect([await isUnreadFor(wang), await isUnreadFor(son)]).toEqual([true, true])

    expect((await desk.read(wang, report)).isUnread).toBe(false)
    await desk.read(wang, report)
    expect([await isUnreadFor(wang), await isUnreadFor(son)]).toEqual([false, true])
  })

  it('is told with its ranges, in both unit systems, and explained in the language asked for', async () => {
    const report = await desk.titled(wang, '血糖与糖化血红蛋白')
    const { items, ...details } = await desk.read(wang, report)
    const english = await desk.read(wang, report, 'en-US')

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
    const { germs, outlook } = await desk.read(wang, await desk.titled(wang, '尿培养及药敏'))

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
    const pathology = await desk.read(liMing, await desk.titled(liMing, '胃镜活检病理'))
    const picture = await desk.read(liMing, await desk.titled(liMing, '右膝关节正侧位片'))

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
    const urine = await desk.read(wang, await desk.titled(wang, '尿常规'))
    const smear = await desk.read(chen, await desk.titled(chen, '外周血涂片'))
    const device = await desk.signIn('xu-wenbin')
    const xu = {
      device,
      ...(await bindFileOf(desk, { device, personId: 'xu-wenbin', institutionId: JIANGWAN })),
    }
    const inJiangwan = { device, params: at(xu, JIANGWAN) }
    const { reports } = await desk.ok('listReports', { ...inJiangwan, query: desk.lastYears() })
    const { reportId = '', outlook } = reports.find(({ title }) => title === '随机血糖') ?? {}
    const random = await desk.ok('getReport', { device, params: { ...at(xu, JIANGWAN), reportId } })
    if (random.isHeld) throw new Error('sugar waits for nobody')

    expect(urine.items.find(({ name }) => name === '尿蛋白')).toMatchObject({
      ...{ value: '弱阳性(±)', number: null, reading: null, range: null, unit: '' },
      rangeWords: '阴性',
    })
    const inEnglish = await desk.read(wang, await desk.titled(wang, '尿常规'), 'en-US')
    expect(inEnglish.items.find(({ value }) => value === 'weakly positive (±)')).toMatchObject({
      ...{ rangeWords: 'negative', reading: null },
    })
    expect([urine.outlook, smear.outlook, outlook]).toEqual(['in_words', 'in_words', 'in_words'])
    expect(smear.items).toMatchObject([{ reading: null, number: null, range: null }])
    expect(random.items).toMatchObject([{ value: '7.3', number: 7.3, reading: null, range: null }])
  })

  it('that is not released yet, or was withdrawn, is not there', async () => {
    const results = [{ kind: 'measured' as const, test: 'crp' as const, value: '3.0' }]
    const preliminary = desk.addReport({ status: 'preliminary', results })
    const cancelled = desk.addReport({ status: 'entered-in-error', results })
    const listed = (await desk.list(wang)).reports.map(({ reportId }) => reportId)

    for (const reportId of [preliminary, cancelled, 'laboratory.LAB00000000', 'nobody.1', 'laboratory']) {
      expect(listed).not.toContain(reportId)
      const params = { ...at(wang), reportId }
      expect(await desk.refused('getReport', { device: wang.device, params })).toBe('REPORT_GONE')
    }
  })
})

describe('whose it is', () => {
  it('another patient’s report is gone for whoever asks with its number', async () => {
    const { reportId } = await desk.titled(wang, '血糖与糖化血红蛋白')
    const params = { ...at(liMing), reportId }

    expect(await desk.refused('getReport', { device: liMing.device, params })).toBe('REPORT_GONE')
    expect((await desk.list(liMing)).reports.map((one) => one.reportId)).not.toContain(reportId)
  })

  it('a son sees his mother’s with the scope, and not after she has narrowed it', async () => {
    const report = await desk.titled(son, '尿常规')
    const { proxies } = await desk.ok('listProxies', { device: wang.device, params: wang })
    const params = { patientId: wang.patientId, proxyId: proxies[0]?.proxyId ?? '' }
    const routes = [
      () => desk.refused('listReports', { device: son.device, params: at(son), query: desk.lastYears() }),
      () =>
        desk.refused('getReport', { device: son.device, params: { ...at(son), reportId: report.reportId } }),
      () => desk.refused('getTrend', { device: son.device, params: { ...at(son), code: '4548-4' } }),
    ]

    await desk.ok('updateProxy', { device: wang.device, params, body: { scopes: ['booking', 'payments'] } })
    for (const refused of routes) expect(await refused()).toBe('NOT_FOUND')
    await desk.ok('updateProxy', { device: wang.device, params, body: { scopes: ['reports'] } })
    expect((await desk.read(son, report)).patientName).toBe('王秀英')
  })

  it('goes with the account: what it has opened is forgotten', async () => {
    await desk.read(chen, await desk.titled(chen, '血常规'))
    const rows = () => desk.ground.db.selectFrom('opened_reports').selectAll().execute()
    const before = await rows()
    await desk.reverify('chen-jing', chen.device)
    await desk.ok('closeAccount', { device: chen.device, body: { understood: true } })

    expect((await rows()).length).toBeLessThan(before.length)
    expect(JSON.stringify(before)).not.toContain('LAB')
  })
})

describe('an institution', () => {
  it('where the patient has no card asks for one, and one without reports has none', async () => {
    const query = desk.lastYears()
    const noCard = desk.refused('listReports', { device: liMing.device, params: at(liMing, JIANGWAN), query })
    const noModule = desk.refused('listReports', { device: wang.device, params: at(wang, LINJIANG), query })
    const { institutions } = await desk.ok('listInstitutions', { device: wang.device })

    expect([await noCard, await noModule]).toEqual(['CARD_REQUIRED', 'MODULE_OFF'])
    expect(institutions.filter(({ modules }) => modules.includes('reports'))).toHaveLength(2)
  })
})

describe('the trend', () => {
  it('shows three years in the unit of the newest, also what was printed in the other one', async () => {
    const trend = await desk.trend(wang, '14771-0')

    expect(trend).toMatchObject({ name: '空腹血糖', unit: 'mmol/L', isComplete: true })
    expect(trend.points.map(({ number }) => number)).toEqual([5.995, 6.2, 6.4, 6.5, 6.9, 7.1, 7.4, 7.8, 9.6])
    expect(trend.points.map(({ reading }) => reading)).toEqual(['normal', ...Array(8).fill('high')])
    expect(trend.points[0]?.range?.high).toBeCloseTo(6.1, 1)
    const times = trend.points.map(({ at: instant }) => instant)
    expect(times).toEqual([...times].sort())
  })

  it('is the same under the code of the other unit system', async () => {
    const { points } = await desk.trend(wang, '1558-6')

    expect(points).toHaveLength(9)
  })

  it('turns with the newest: a value in mg/dL brings the others into mg/dL', async () => {
    const id = desk.addReport({
      results: [{ kind: 'measured', test: 'hba1c', value: '68', isInOtherUnit: true }],
    })
    const trend = await desk.trend(wang, '4548-4')

    expect(trend.unit).toBe('mmol/mol')
    expect(trend.points.at(-1)).toMatchObject({ reportId: id, number: 68, reading: 'high' })
    expect(trend.points.at(-2)?.number).toBeCloseTo(10.93 * 8.4 - 23.5, 1)
  })

  it('of what was never measured is none', async () => {
    const params = { ...at(wang), code: '99999-9' }

    expect(await desk.refused('getTrend', { device: wang.device, params })).toBe('REPORT_GONE')
  })

  describe('of what was measured seldom', () => {
    /** Taken at seven in the morning, so many days ago. */
    function take(daysAgo: number, ...results: readonly MeasuredResult[]): string {
      const atMs = Date.parse(`${addDays(desk.today(), -daysAgo)}T07:00:00+08:00`)

      return desk.addReport({
        ...{ patientNo: patientNoOf('sun-guoqiang'), collectedAtMs: atMs, issuedAtMs: atMs, results },
      })
    }

    const measured = (
      test: MeasuredResult['test'],
      value: string,
      comparator?: MeasuredResult['comparator'],
    ): MeasuredResult => ({ kind: 'measured', test, value, comparator })

    it('does not call its last point the latest when something newer could not be drawn', async () => {
      const told = async () => {
        const { points, isComplete } = await desk.trend(sun, '1988-5')

        return { numbers: points.map(({ number }) => number), isComplete }
      }

      take(40, measured('crp', '33.0', '>'))
      take(30, measured('crp', '12.0'))
      expect(await told()).toEqual({ numbers: [12], isComplete: true })
      take(20, measured('crp', '33.3', '>'))
      expect(await told()).toEqual({ numbers: [12], isComplete: false })
      take(10, measured('crp', '8.0'))
      expect(await told()).toEqual({ numbers: [12, 8], isComplete: true })
      take(5, measured('crp', '6.0'), measured('crp', '4.0'))
      expect(await told()).toEqual({ numbers: [12, 8], isComplete: false })
    })

    it('is empty, and not gone, when nothing that was measured can be drawn', async () => {
      take(3, measured('cea', '0.50', '<'))

      expect(await desk.trend(sun, '2039-6')).toMatchObject({
        ...{ name: '癌胚抗原', unit: '', points: [], isComplete: false },
      })
    })

    it('may lack the latest when a report of the laboratory cannot be read', async () => {
      take(9, measured('psa', '1.20'))
      expect((await desk.trend(sun, '2857-1')).isComplete).toBe(true)
      const unreadable = { id: 'LAB 号', patientNo: patientNoOf('sun-guoqiang'), results: [] }
      desk.addReport(unreadable)

      expect(await desk.trend(sun, '2857-1')).toMatchObject({ isComplete: false, points: [{ number: 1.2 }] })
      desk.addReport({ ...unreadable, status: 'cancelled' })
    })
  })
})
