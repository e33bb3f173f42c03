import type { RefundSelection } from '@tongzhen/contract/refunds'
import type { PrepaidWay, RefundState, RefundStep } from '@tongzhen/contract/states'
import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { PrepaidSnapshot } from '../../db/tables/prepaid.ts'
import { DAY_MS, shift } from '../../lib/clock.ts'
import { PAGE, type PageEnd, pageOf, readCursor } from '../../lib/page.ts'
import { shanghaiInstantOf } from '../../lib/shanghai-time.ts'
import type { Viewer } from '../payments/payments.ts'
import type { PrepaidState } from '../prepaid/step.ts'
import type { VisibleApplication, WithPayment } from './application-view.ts'
import { type ApplicationRow, visibleApplications } from './applications.ts'
import { heldUp } from './held-up.ts'
import { openStates, waitingStates } from './step.ts'

interface Page<Row> {
  rows: Row[]
  nextCursor: string | null
}

const endOf = (row: ApplicationRow) => ({ at: row.created_at, id: row.application_id })

/** One page of what an account sees applied for, the newest first. Undefined for a cursor that is not one of ours. */
export async function listOwnApplications(
  db: Db,
  { cursor, ...viewer }: Viewer & { cursor?: string | undefined },
): Promise<Page<VisibleApplication> | undefined> {
  const after = readCursor(cursor, 'rfa')
  if (after === 'malformed') return undefined
  if (viewer.institutions.length === 0) return { rows: [], nextCursor: null }
  let selected = visibleApplications(db, viewer)
    .where('refund_applications.account_id', '=', viewer.accountId)
    .orderBy('refund_applications.created_at', 'desc')
    .orderBy('refund_applications.application_id', 'desc')
    .limit(PAGE + 1)
  if (after !== undefined) {
    selected = selected.where((eb) =>
      eb.or([
        eb('refund_applications.created_at', '<', after.at),
        eb.and([
          eb('refund_applications.created_at', '=', after.at),
          eb('refund_applications.application_id', '<', after.id),
        ]),
      ]),
    )
  }

  return pageOf(await selected.execute(), endOf)
}

export type DeskRow = ApplicationRow & {
  payment_state: WithPayment['payment_state'] | null
  payment_reason: WithPayment['payment_reason']
  payment_snapshot: WithPayment['payment_snapshot'] | null
  order_number: string | null
  patient_name: string | null
  /** Of money on a card. */
  prepaid_state: PrepaidState | null
  prepaid_snapshot: PrepaidSnapshot | null
  prepaid_number: string | null
  prepaid_changed_at: Date | null
  prepaid_way: PrepaidWay | null
}

/** Applications that are looked for, of the institutions that the person sees. */
export interface Selecting extends RefundSelection {
  institutions: readonly string[]
  show: 'mine' | 'open' | 'held_up' | 'ended' | 'all'
  now: Date
  /** The steps that the person decides. */
  steps: readonly RefundStep[]
}

export interface DeskQuery extends Selecting {
  number?: string | undefined
  cursor?: string | undefined
}

export function deskApplications(db: Db) {
  return db
    .selectFrom('refund_applications')
    .leftJoin('payments', 'payments.payment_id', 'refund_applications.payment_id')
    .leftJoin('prepaid_refunds', 'prepaid_refunds.application_id', 'refund_applications.application_id')
    .leftJoin('patients', 'patients.patient_id', 'refund_applications.patient_id')
    .selectAll('refund_applications')
    .select(['payments.state as payment_state', 'payments.reason as payment_reason'])
    .select('payments.snapshot as payment_snapshot')
    .select(['payments.order_number', 'patients.name as patient_name'])
    .select(['prepaid_refunds.state as prepaid_state', 'prepaid_refunds.snapshot as prepaid_snapshot'])
    .select(['prepaid_refunds.order_number as prepaid_number', 'prepaid_refunds.way as prepaid_way'])
    .select('prepaid_refunds.changed_at as prepaid_changed_at')
}

const stateOfStep: Readonly<Record<RefundStep, RefundState>> = {
  doctor: 'with_doctor',
  finance: 'with_finance',
  second: 'with_second',
}

/** The states that are shown; undefined: all of them. */
function shownStates({ show, steps, state }: Selecting): readonly RefundState[] | undefined {
  const shown: Record<Selecting['show'], readonly RefundState[] | undefined> = {
    mine: waitingStates.filter((one) => steps.some((step) => stateOfStep[step] === one)),
    open: openStates,
    held_up: ['returning'],
    ended: ['returned', 'declined', 'refused', 'withdrawn'],
    all: undefined,
  }

  return state === undefined ? shown[show] : (shown[show] ?? [state]).filter((one) => one === state)
}

/** Literally as the index of what is open has it: it is found by nothing else (migration 044). */
export const isOpen = sql<boolean>`refund_applications.state in ('with_doctor', 'with_finance', 'with_second', 'returning')`

type DayColumn = 'refund_applications.approved_at' | 'refund_applications.created_at'

const dayColumnOf = ({ dates }: RefundSelection): DayColumn =>
  dates === 'agreed' ? 'refund_applications.approved_at' : 'refund_applications.created_at'

/** Where a row stands in the order of a selection. */
export function placeOf(row: ApplicationRow, { dates }: RefundSelection): PageEnd {
  return { at: (dates === 'agreed' ? row.approved_at : null) ?? row.created_at, id: row.application_id }
}

interface Order {
  direction: 'asc' | 'desc'
  /** Beyond which the rows begin. */
  after?: PageEnd | undefined
}

/** Rows that are selected, in the order of the day that they are selected by. */
export function selectApplications(db: Db, selecting: Selecting, { direction, after }: Order) {
  const { institutions, institutionId, show, means, way, from, to, leastFen, mostFen } = selecting
  const at = dayColumnOf(selecting)
  let selected = deskApplications(db)
    .where(
      'refund_applications.institution_id',
      'in',
      institutionId === undefined ? [...institutions] : [institutionId],
    )
    .orderBy(at, direction)
    .orderBy('refund_applications.application_id', direction)
  const shown = shownStates(selecting)
  if (shown?.length === 0) selected = selected.where(sql<boolean>`1 = 0`)
  else if (shown) selected = selected.where('refund_applications.state', 'in', [...shown])
  if (show === 'mine' || show === 'open') selected = selected.where(isOpen)
  if (show === 'held_up') {
    const { paymentStates, approvedBefore } = heldUp(selecting.now)
    selected = selected
      .where('payments.state', 'in', paymentStates)
      .where('refund_applications.approved_at', '<=', approvedBefore)
  }
  if (means) selected = selected.where('refund_applications.means', '=', means)
  if (way) selected = selected.where('refund_applications.way', '=', way)
  if (selecting.dates === 'agreed') selected = selected.where(at, 'is not', null)
  if (from) selected = selected.where(at, '>=', midnightOf(from))
  if (to) selected = selected.where(at, '<', shift(midnightOf(to), DAY_MS))
  if (leastFen !== undefined) selected = selected.where('refund_applications.amount_fen', '>=', leastFen)
  if (mostFen !== undefined) selected = selected.where('refund_applications.amount_fen', '<=', mostFen)
  if (after === undefined) return selected
  const place = sql`(${sql.ref(at)}, refund_applications.application_id)`
  // As a row: an index begins there, which it does not for one comparison or the other.
  const beyond =
    direction === 'asc'
      ? sql<boolean>`${place} > (${after.at}, ${after.id})`
      : sql<boolean>`${place} < (${after.at}, ${after.id})`

  return selected.where(beyond)
}

/** One page of the work-list: what is open and waits longest first, the others the newest first. */
export async function listDeskApplications(db: Db, query: DeskQuery): Promise<Page<DeskRow> | undefined> {
  const { institutions, show, number } = query
  const after = readCursor(query.cursor, 'rfa')
  if (after === 'malformed') return undefined
  if (institutions.length === 0) return { rows: [], nextCursor: null }
  const direction = show === 'ended' || show === 'all' ? 'desc' : 'asc'
  let selected = selectApplications(db, query, { direction, after }).limit(PAGE + 1)
  if (number !== undefined)
    selected = selected.where('refund_applications.payment_id', 'in', ofNumber(db, number))

  return pageOf(await selected.execute(), (row) => placeOf(row, query))
}

/** The payment of an order's number, or of a refund's. */
function ofNumber(db: Db, number: string) {
  return db
    .selectFrom('payments')
    .select('payment_id')
    .where('order_number', '=', number)
    .union(db.selectFrom('payment_refunds').select('payment_id').where('refund_number', '=', number))
}

function midnightOf(day: string): Date {
  return new Date(shanghaiInstantOf(day, '00:00'))
}
