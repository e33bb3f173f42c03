import type { SensitiveChoice } from '@tongzhen/contract/states'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Report as SentReport } from '../../../sandbox/src/reports/report.ts'
import { DAY_MS } from '../../src/lib/clock.ts'
import { bindFileOf } from '../add-patient.ts'
import { type Booker, newBooker } from '../booking/booking-desk.ts'
import { personOf } from '../file-of.ts'
import { eventFields, sendEvent } from '../hospital-events/events-desk.ts'
import { untilAllIsTold } from '../until-all-is-told.ts'
import { at, createReportsDesk, type ReportsDesk } from './reports-desk.ts'

/** What must not leave: the name of the test, and what was found. */
const TITLE = '胃窦活检病理'
const FOUND = '高级别上皮内瘤变'

let desk: ReportsDesk
let wang: Booker
/** Wang Xiuying in the account of her son. */
let son: Booker
let zhou: Booker

beforeAll(async () => {
  desk = await createReportsDesk()
  wang = await newBooker(desk, 'wang-xiuying')
  const device = await desk.signIn('li-ming')
  const mother = await bindFileOf(desk, { device, personId: 'wang-xiuying', relation: 'parent' })
  son = { device, patientId: mother.patientId }
  zhou = await newBooker(desk, 'zhou-min')
})
beforeEach(() => choose(wang, 'after_doctor'))
afterAll(() => desk.close())

const choose = ({ device, patientId }: Booker, choice: SensitiveChoice) =>
  desk.ok('chooseSensitive', { device, params: { patientId }, body: { choice } })

const biopsy = (more: Partial<SentReport> = {}): string =>
  desk.addReport({
    ...{ category: 'SP', name: TITLE, display: 'Gastric biopsy', conclusion: FOUND },
    results: [{ kind: 'measured', test: 'hba1c', value: '12.3' }],
    ...more,
  })

const asked = (who: Booker, reportId: string) => ({
  device: who.device,
  params: { ...at(who), reportId },
})

/** Everything that the BFF says of a person's reports, at every door. */
async function allThatIsSaid(who: Booker, reportId: string): Promise<string> {
  const answers = [
    await desk.list(who),
    await desk.list(who, { kind: 'laboratory' }),
    await desk.list(who, { kind: 'pathology' }),
    await desk.ok('getReport', asked(who, reportId)),
    await desk.trend(who, '4548-4'),
    await desk.ok('listMessages', { device: who.device }),
  ]

  return JSON.stringify(answers)
}

const isHeldFor = async (who: Booker, reportId: string) =>
  (await desk.ok('getReport', asked(who, reportId))).isHeld

describe('a result that waits for the doctor', () => {
  it('is there, and nothing of it leaves by any door, for the patient or for the family', async () => {
    const reportId = biopsy({ toldOn: '2026-12-01' })
    for (const who of [wang, son]) {
      const said = await allThatIsSaid(who, reportId)
      for (const word of [TITLE, 'Gastric biopsy', FOUND, '12.3']) expect(said).not.toContain(word)
      const { held, reports } = await desk.list(who)
      expect(reports.map((one) => one.reportId)).not.toContain(reportId)
      expect(held.find((one) => one.reportId === reportId)).toMatchObject({
        ...{ isOwn: who === wang, mayShow: who === wang, toldOn: '2026-12-01' },
        departmentName: who === wang ? '内分泌科' : null,
      })
      expect(await desk.refused('linkReportFile', asked(who, reportId))).toBe('REPORT_HELD')
    }
  })

  it('is not drawn in the trend, which says that something may be missing', async () => {
    const before = await desk.trend(wang, '4548-4')
    const reportId = biopsy({ category: 'LAB', name: '血液肿瘤基因检测' })
    const trend = await desk.trend(wang, '4548-4')

    expect(trend.points.map((point) => point.reportId)).not.toContain(reportId)
    expect(trend.points.map(({ number }) => number)).toEqual(before.points.map(({ number }) => number))
    expect(trend.isComplete).toBe(false)
    desk.addReport({ id: reportId.replace('laboratory.', ''), status: 'cancelled', results: [] })
  })

  it('closes a link to its PDF that was good before', async () => {
    const results: SentReport['results'] = [{ kind: 'measured', test: 'crp', value: '3.0' }]
    const reportId = desk.addReport({ results })
    const { path } = await desk.ok('linkReportFile', asked(son, reportId))
    biopsy({ id: reportId.replace('laboratory.', '') })
    const { statusCode, payload } = await desk.app.inject({ url: path })

    expect(statusCode).toBe(409)
    expect(payload).not.toContain(FOUND)
  })

  it('is told of by messages that name nothing of it', async () => {
    desk.bff.start()
    const reportId = biopsy()
    const subject = reportId.replace('laboratory.', '')
    await sendEvent(desk, {
      fields: eventFields({ kind: 'report_ready', subject, eventId: `ready-${subject}` }),
    })
    await untilAllIsTold(desk)
    const texts = [personOf('li-ming'), personOf('wang-xiuying')].flatMap(({ phone }) =>
      desk.sandbox.sms.messages.inbox(phone).map(({ text }) => text),
    )
    const { messages } = await desk.ok('listMessages', { device: son.device })

    expect(messages.map(({ kind }) => kind)).toContain('report_ready')
    expect(texts).toContain('【通诊】王*英在通诊中心医院有新报告，可在通诊查看。')
    for (const said of [JSON.stringify(messages), ...texts]) expect(said).not.toMatch(/活检|病理|瘤/)
  })
})

describe('the patient', () => {
  it('sees it now when she wants to, and only then her son sees it', async () => {
    const reportId = biopsy()
    expect(await desk.refused('showHeldReport', asked(son, reportId))).toBe('REPORT_HELD')
    await desk.ok('showHeldReport', asked(wang, reportId))

    for (const who of [wang, son]) {
      expect(await desk.read(who, { reportId })).toMatchObject({ title: TITLE, kind: 'pathology' })
      expect((await desk.list(who)).reports.map((one) => one.reportId)).toContain(reportId)
    }
  })

  it('who wants everything at once sees it at once, and her son when she has', async () => {
    await choose(wang, 'at_once')
    const reportId = biopsy()

    expect(await isHeldFor(son, reportId)).toBe(true)
    expect(await isHeldFor(wang, reportId)).toBe(false)
    expect(await isHeldFor(son, reportId)).toBe(false)
  })

  it('cannot be shown what the hospital leaves to the doctor, whatever she has chosen', async () => {
    await choose(wang, 'at_once')
    for (const more of [
      { category: 'LAB' as const, name: '人类免疫缺陷病毒抗体' },
      { category: 'LAB' as const, code: '56888-1' },
      { category: 'LAB' as const, label: 'GDIS' as const },
      { name: '胃窦活检基因检测' },
    ]) {
      const reportId = biopsy(more)
      expect(await isHeldFor(wang, reportId), more.name).toBe(true)
      expect(await desk.refused('showHeldReport', asked(wang, reportId))).toBe('REPORT_HELD')
      expect(await desk.refused('linkReportFile', asked(wang, reportId))).toBe('REPORT_HELD')
    }
  })

  it('may see even that when the hospital has marked nothing for a month, but never a test for HIV', async () => {
    const issuedAtMs = desk.clock.now().getTime() - 31 * DAY_MS
    const genes = biopsy({ name: '胃窦活检基因检测', issuedAtMs })
    const hiv = biopsy({ category: 'LAB', name: '人类免疫缺陷病毒抗体', issuedAtMs })

    expect(await isHeldFor(wang, genes)).toBe(true)
    expect(await desk.refused('showHeldReport', asked(son, genes))).toBe('REPORT_HELD')
    expect(await desk.refused('showHeldReport', asked(wang, hiv))).toBe('REPORT_HELD')
    await desk.ok('showHeldReport', asked(wang, genes))
    expect(await isHeldFor(wang, genes)).toBe(false)
    expect(await isHeldFor(son, genes)).toBe(false)
  })

  it('alone chooses: her son sees how it stands, and cannot change it', async () => {
    await choose(wang, 'at_once')
    const settings = await desk.ok('getReportSettings', { device: wang.device, params: at(wang) })
    const hers = await desk.ok('getReportSettings', { device: son.device, params: at(son) })
    const change = { device: son.device, params: { patientId: son.patientId } }

    expect(settings).toEqual({
      ...{ choice: 'at_once', isOwn: true },
      rules: [
        { kind: 'pathology', rule: 'patient_chooses' },
        { kind: 'hiv', rule: 'after_doctor' },
        { kind: 'genetics', rule: 'after_doctor' },
        { kind: 'pregnancy', rule: 'at_once' },
      ],
    })
    expect(hers.isOwn).toBe(false)
    expect(await desk.refused('chooseSensitive', { ...change, body: { choice: 'at_once' } })).toBe(
      'NOT_FOUND',
    )
  })
})

it('what the doctor has spoken about is a report like any other, for the family too', async () => {
  const reportId = biopsy()
  biopsy({ id: reportId.replace('laboratory.', ''), isTold: true })

  expect(await desk.read(son, { reportId })).toMatchObject({ title: TITLE })
})

it('of Zhou Min’s sensitive results two are told, one she may see, and one waits until the doctor speaks', async () => {
  const { reports, held } = await desk.list(zhou)

  expect(reports.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['甲状腺细针穿刺细胞学', '血清人绒毛膜促性腺激素']),
  )
  expect(held).toMatchObject([
    { mayShow: false, toldOn: expect.any(String) },
    { mayShow: true, toldOn: null, departmentName: '甲状腺乳腺外科' },
  ])
})
