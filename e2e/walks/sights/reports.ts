import * as paths from '../../../src/lib/paths.ts'
import { INSTITUTION } from '../clinics.ts'
import type { Lives } from '../lives.ts'
import {
  criticalReport,
  heldReportIs,
  LOINC,
  noReports,
  REPORT,
  reportInWords,
  reportIs,
  reportOfGerms,
  reportsAre,
  settingsAre,
  trendIs,
} from '../reports.ts'
import { fails, never, type Sight } from '../sight.ts'

const ofSelf = ({ self }: Lives) => ({ patientId: self, institutionId: INSTITUTION })
const aReport = (lives: Lives) => paths.report({ ...ofSelf(lives), reportId: REPORT })
const aTrend = (lives: Lives) => paths.trend({ ...ofSelf(lives), code: LOINC })

/** Reports of laboratory and imaging. */
export const reportsPages: Sight[] = [
  { name: 'reports', who: 'liMing', address: () => paths.reports(), answers: reportsAre() },
  { name: 'report', who: 'liMing', address: aReport, answers: reportIs() },
  { name: 'report settings', who: 'liMing', address: () => paths.reportSettings(), answers: settingsAre },
  { name: 'trend', who: 'liMing', address: aTrend, answers: trendIs() },
]

/** The same loading, empty, refused, and in their rarer states. */
export const reportsLooks: Sight[] = [
  { name: 'reports, newcomer', who: 'zhaoLei', address: () => paths.reports() },
  { name: 'reports, loading', who: 'liMing', address: () => paths.reports(), answers: never(/\/reports$/) },
  { name: 'reports, refused', who: 'liMing', address: () => paths.reports(), answers: fails(/\/reports$/) },
  { name: 'reports, empty', who: 'liMing', address: () => paths.reports(), answers: noReports },
  {
    name: 'reports, of the mother, imaging silent',
    who: 'liMing',
    address: ({ mother }) => paths.reports({ patientId: mother }),
    answers: reportsAre(['imaging']),
  },
  {
    name: 'reports, without a card',
    who: 'liMing',
    address: () => paths.reports(),
    answers: { path: /\/reports$/, as: 'CARD_REQUIRED' },
  },
  { name: 'report, critical', who: 'liMing', address: aReport, answers: criticalReport({ daysAgo: 0 }) },
  {
    name: 'report, critical long ago',
    who: 'liMing',
    address: aReport,
    answers: criticalReport({ daysAgo: 400 }),
  },
  { name: 'report, germs', who: 'liMing', address: aReport, answers: reportOfGerms },
  { name: 'report, in words', who: 'liMing', address: aReport, answers: reportInWords },
  { name: 'report, held', who: 'liMing', address: aReport, answers: heldReportIs() },
  {
    name: 'report, of the mother, held',
    who: 'liMing',
    address: ({ mother }) =>
      paths.report({ patientId: mother, institutionId: INSTITUTION, reportId: REPORT }),
    answers: heldReportIs({ isOwn: false, mayShow: false, departmentName: null, toldOn: null }),
  },
  {
    name: 'report, gone',
    who: 'liMing',
    address: aReport,
    answers: { path: /\/reports\//, as: 'REPORT_GONE' },
  },
  { name: 'trend, of one result', who: 'liMing', address: aTrend, answers: trendIs([7.2]) },
  {
    name: 'trend, perhaps not the latest',
    who: 'liMing',
    address: aTrend,
    answers: trendIs(undefined, { isComplete: false }),
  },
  { name: 'trend, loading', who: 'liMing', address: aTrend, answers: never(/\/trends\//) },
]
