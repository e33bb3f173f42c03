import type {
  DifferenceClass,
  DifferenceState,
  ReconKind,
  ReconSource,
  RunState,
  SettledAs,
  SourceState,
  StatementSource,
} from '@tongzhen/contract/reconciliation'
import type { PaymentMeans } from '@tongzhen/contract/states'
import type { JSONColumnType } from 'kysely'
import type { StatementLine } from '../../gateways/statements/port.ts'
import type { ComparedPair, KeptLine } from '../../modules/reconciliation/compare.ts'

/** One day of one circle: the institutions that share merchants, named by the first of them. */
export interface ReconRunsTable {
  run_id: string
  circle: string
  /** `YYYY-MM-DD`. */
  day: string
  state: RunState
  /** Grows whenever it is asked for anew. */
  version: number
  /** Counts the comparisons. */
  compared_no: number
  /** Lines whose other half may stand in a neighbouring day's statement that is not read. */
  waiting: number
  /** Its lines have served their time: it is compared no more, unless all is read anew. */
  lines_dropped_at: Date | null
  created_at: Date
  changed_at: Date
}

/** Who says something of the day, and how far it was read. */
export interface ReconSourcesTable {
  run_id: string
  source: StatementSource
  /** A merchant or an institution; `-` of what we know ourselves. */
  party: string
  state: SourceState
  line_count: number
  paid_fen: number
  refunded_fen: number
  flow_in_fen: number | null
  flow_out_fen: number | null
  /** Why it could not be read. */
  detail: string | null
  changed_at: Date
}

/** One movement of money as one side tells it. */
export interface ReconLinesTable {
  run_id: string
  source: StatementSource
  ext_no: string
  kind: ReconKind
  party: string
  /** In the statement, counted from 1. */
  seq: number
  order_no: string
  /** Null where a provider says it, who does not know. */
  institution_id: string | null
  means: PaymentMeans
  fen: number
  at: Date
  status: StatementLine['status']
  provider_no: string
}

export interface ReconTotalsTable {
  run_id: string
  institution_id: string
  means: PaymentMeans
  kind: ReconKind
  source: ReconSource
  line_count: number
  fen: number
}

export interface ReconDifferencesTable {
  difference_id: string
  run_id: string
  day: string
  institution_id: string
  ext_no: string
  order_no: string
  kind: ReconKind
  class: DifferenceClass
  means: PaymentMeans
  /** What it is about: the whole of a missing line, else by how much the sides differ. */
  fen: number
  pairs: JSONColumnType<ComparedPair[]>
  sides: JSONColumnType<KeptLine[]>
  state: DifferenceState
  /** Once closed, how. */
  settled_as: SettledAs | null
  proposed_by: string | null
  decided_by: string | null
  version: number
  /** Of the last comparison that found it. */
  compared_no: number
  found_at: Date
  changed_at: Date
}

export interface ReconHistoryTable {
  difference_id: string
  version: number
  from_state: DifferenceState | null
  to_state: DifferenceState
  cause: string
  staff_id: string | null
  /** Sealed. */
  remark: string | null
  at: Date
}

export interface ReconciliationTables {
  recon_runs: ReconRunsTable
  recon_sources: ReconSourcesTable
  recon_lines: ReconLinesTable
  recon_totals: ReconTotalsTable
  recon_differences: ReconDifferencesTable
  recon_history: ReconHistoryTable
}
