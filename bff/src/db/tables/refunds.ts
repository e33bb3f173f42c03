import type { ExportSelection, ExportState } from '@tongzhen/contract/refund-exports'
import type { RefundItem, RefundRules } from '@tongzhen/contract/refunds'
import type {
  PaymentMeans,
  RefundReason,
  RefundState,
  RefundStep,
  RefundWay,
} from '@tongzhen/contract/states'
import type { Generated, JSONColumnType } from 'kysely'
import type { LocalText } from '../../lib/local-text.ts'

/** One thing that is applied for, as the hospital called it then. */
export interface AppliedItem extends Omit<RefundItem, 'departmentName' | 'name' | 'specification' | 'unit'> {
  departmentName: LocalText
  name: LocalText
  specification: LocalText | null
  unit: LocalText
}

export interface RefundSnapshot {
  departmentName: LocalText
  doctorName: LocalText
}

export interface RefundApplicationsTable {
  application_id: string
  institution_id: string
  /** Null: of money on a card (`prepaid_refunds`). */
  payment_id: string | null
  /** Whose money it is, of those of no payment; else the payment says it. Null once the account is closed. */
  person_id: string | null
  /** Null once the account is closed, like the next two. */
  account_id: string | null
  patient_id: string | null
  idempotency_key: string | null
  means: PaymentMeans
  items: JSONColumnType<AppliedItem[]>
  snapshot: JSONColumnType<RefundSnapshot>
  amount_fen: number
  reason: RefundReason
  /** Sealed: in the patient's own words. */
  words: string | null
  state: RefundState
  /** Who decides, as the rules were when it was applied for. */
  chain: JSONColumnType<RefundStep[]>
  version: number
  /** When the rules look whether they give it back; null when a person decides. */
  automatic_at: Date | null
  /** When the last one who had to agree did. */
  approved_at: Date | null
  is_by_rule: boolean
  /** Known to be by hand once it is back. */
  way: Generated<RefundWay>
  /** When the person was told that it hangs at the hospital's system. */
  held_up_told_at: Generated<Date | null>
  created_at: Date
  changed_at: Date
}

/** Every change, and what was decided by whom. */
export interface RefundStepsTable {
  application_id: string
  version: number
  from_state: RefundState | null
  to_state: RefundState
  cause: string
  staff_id: string | null
  /** Sealed. */
  remark: string | null
  at: Date
}

/** By which rules an institution gives money back. Only added to; the highest version holds. */
export interface RefundRulesTable {
  institution_id: string
  /** From 1, without gaps. */
  version: number
  rules: JSONColumnType<RefundRules>
  restored_version: number | null
  staff_id: string
  /** Sealed. */
  reason: string
  at: Date
}

/** A workbook that somebody asked for; `after_*`: where the last part ended. */
export interface RefundExportsTable {
  export_id: string
  /** Null: of all institutions. */
  institution_id: string | null
  staff_id: string
  selection: JSONColumnType<ExportSelection>
  state: ExportState
  version: number
  row_count: number
  /** Null until they are counted. */
  total_count: number | null
  after_at: Date | null
  after_id: string | null
  asked_at: Date
  expires_at: Date
}

export interface RefundExportPartsTable {
  export_id: string
  part_no: number
  /** JSON of `ExportedRow[]` (modules/refund-exports/rows.ts): names masked as on the screen. */
  rows: string
}

/** What others are told of about an application; the rest its payment tells. */
export type RefundEvent = 'refund.declined' | 'refund.held_up'

export interface RefundsTables {
  refund_applications: RefundApplicationsTable
  refund_steps: RefundStepsTable
  refund_rules: RefundRulesTable
  refund_exports: RefundExportsTable
  refund_export_parts: RefundExportPartsTable
}
