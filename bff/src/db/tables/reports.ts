import type { SensitiveChoice } from '@tongzhen/contract/states'
import type { JSONColumnType } from 'kysely'
import type { LocalText } from '../../lib/local-text.ts'

/** That an account has opened a report. */
export interface OpenedReportsTable {
  account_id: string
  institution_id: string
  /** Blind index of the report's number: hospitals make it of what they like, also of the patient's. */
  report_index: string
  opened_at: Date
}

/** When a patient wants to see sensitive results, as their own account has chosen. */
export interface ReportChoicesTable {
  patient_id: string
  choice: SensitiveChoice
  chosen_at: Date
}

/** That a hospital has told of reports of an account's patient; not which. */
export interface ReportNewsTable {
  news_id: string
  patient_id: string
  institution_id: string
  /** As it was when last told. */
  institution_name: JSONColumnType<LocalText>
  /** Grows with every report. */
  version: number
  changed_at: Date
}

/** What others are told of it. */
export type ReportEvent = 'report.ready'

export interface ReportsTables {
  report_news: ReportNewsTable
  opened_reports: OpenedReportsTable
  report_choices: ReportChoicesTable
}
