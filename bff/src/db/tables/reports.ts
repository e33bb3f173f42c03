/** That an account has opened a report. */
export interface OpenedReportsTable {
  account_id: string
  institution_id: string
  /** Blind index of the report's number: hospitals make it of what they like, also of the patient's. */
  report_index: string
  opened_at: Date
}

export interface ReportsTables {
  opened_reports: OpenedReportsTable
}
