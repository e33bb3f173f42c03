import type { Generated } from 'kysely'

/** What is summed up of a day, in the words of migration 044. */
export type Figure = `refund ${string}` | `ledger ${string}` | `visit ${string}`

interface FigureColumns {
  institution_id: string
  figure: Figure
  /** `YYYY-MM-DD`, in Asia/Shanghai. */
  day: string
  /** `-`: of none. */
  means: string
  /** Of a refund its way, of the ledger the purpose of the payment, of a visit its kind. */
  detail: string
  row_count: number
  fen: number
}

/** Sums of each day: together with `figure_changes` exactly what the rows say. Written by `foldFigures` only. */
export type DayFiguresTable = FigureColumns

/** What the triggers have told and nobody has added up yet; deleted with that. Negative: taken back. */
export interface FigureChangesTable extends FigureColumns {
  change_no: Generated<number>
}

export interface StatisticsTables {
  day_figures: DayFiguresTable
  figure_changes: FigureChangesTable
}
