import type { Language } from '@tongzhen/contract/headers'
import type { Report, ReportDetails, Trend } from '@tongzhen/contract/reports'
import type { ResponseOf } from '@tongzhen/contract/route'
import type { Routes } from '@tongzhen/contract/routes'
import type { Report as SentReport } from '../../../sandbox/src/reports/report.ts'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { type Booker, CENTRAL } from '../booking/booking-desk.ts'
import { personOf } from '../file-of.ts'
import { createTestBff, type TestBff, type TestBffOptions } from '../harness.ts'
import { createTestClock, type TestClock } from '../test-clock.ts'

/** A BFF whose time stands still, and what people read of their reports at the central hospital. */
export interface ReportsDesk extends TestBff {
  clock: TestClock
  today(): string
  /** As much as may be asked for. */
  lastYears(): { from: string; to: string }
  list(who: Booker, query?: object): Promise<ResponseOf<Routes['listReports']>>
  read(who: Booker, report: Pick<Report, 'reportId'>, language?: Language): Promise<ReportDetails>
  titled(who: Booker, title: string): Promise<Report>
  trend(who: Booker, code: string): Promise<Trend>
  /** A laboratory report of now, with whatever a test is about; of Wang Xiuying if it is nobody else's. Its number here. */
  addReport(report: Partial<SentReport> & Pick<SentReport, 'results'>): string
}

export const at = ({ patientId }: Booker, institutionId = CENTRAL) => ({ patientId, institutionId })

/** Of a demo person, at the central hospital. */
export const patientNoOf = (personId: string) => personOf(personId).files[0]?.patientNo ?? ''

export async function createReportsDesk(
  options: Pick<TestBffOptions, 'configure'> = {},
): Promise<ReportsDesk> {
  const clock = createTestClock()
  const bff = await createTestBff({ ...options, clock })
  const now = () => clock.now().getTime()
  let added = 0

  const desk: ReportsDesk = {
    ...bff,
    clock,

    today: () => shanghaiDate(clock.now()),
    lastYears: () => ({ from: addDays(desk.today(), -1090), to: desk.today() }),

    list: (who, query = {}) =>
      bff.ok('listReports', {
        ...{ device: who.device, params: at(who), query: { ...desk.lastYears(), ...query } },
      }),

    async read(who, { reportId }, language = 'zh-CN') {
      const report = await bff.ok('getReport', {
        device: who.device,
        params: { ...at(who), reportId },
        headers: { 'accept-language': language },
      })
      if (report.isHeld) throw new Error(`${reportId} waits for the doctor`)

      return report
    },

    async titled(who, title) {
      const found = (await desk.list(who)).reports.find((one) => one.title === title)
      if (found === undefined) throw new Error(`${title} is not in the list`)

      return found
    },

    trend: (who, code) => bff.ok('getTrend', { device: who.device, params: { ...at(who), code } }),

    addReport(report) {
      added += 1
      const id = report.id ?? `LAB${added}`
      bff.sandbox.laboratory.shelfOf(CENTRAL).put({
        ...{ id, patientNo: patientNoOf('wang-xiuying'), category: 'LAB', status: 'final' },
        ...{
          name: '检验',
          display: 'Test',
          departmentName: '内分泌科',
          orderedBy: '周建华',
          checkedBy: '高洁',
        },
        ...{ collectedAtMs: now(), issuedAtMs: now() },
        ...report,
      })

      return `laboratory.${id}`
    },
  }

  return desk
}
