import type { PrepaidWay, RefundState, RefundStep } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import type { PrepaidSnapshot } from '../../db/tables/prepaid.ts'
import { DAY_MS, shift } from '../../lib/clock.ts'
import { PAGE, pageOf, readCursor } from '../../lib/page.ts'
import { shanghaiInstantOf } from '../../lib/shanghai-time.ts'
import type { Viewer } from '../payments/payments.ts'
import type { PrepaidState } from '../prepaid/step.ts'
import type { VisibleApplication, WithPayment } from './application-view.ts'
import { type ApplicationRow, visibleApplications } from './applications.ts'
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
  payment_snapshot: WithPayment['payment_snapshot'] | null
  order_number: string | null
  patient_name: string | null
  /** Of money on a card. */
  prepaid_state: PrepaidState | null
  prepaid_snapshot: PrepaidSnapshot | null
  prepaid_number: string | null
  prepaid_changed_at: Date | null
  way: PrepaidWay | null
}

export interface DeskQuery {
  /** Those that the person sees. */
  institutions: readonly string[]
  institutionId?: string | undefined
  show: 'mine' | 'open' | 'ended' | 'all'
  /** The steps that the person decides. */
  steps: readonly RefundStep[]
  state?: RefundState | undefined
  means?: ApplicationRow['means'] | undefined
  from?: string | undefined
  to?: string | undefined
  leastFen?: number | undefined
  mostFen?: number | undefined
  cursor?: string | undefined
}

export function deskApplications(db: Db) {
  return db
    .selectFrom('refund_applications')
    .leftJoin('payments', 'payments.payment_id', 'refund_applications.payment_id')
    .leftJoin('prepaid_refunds', 'prepaid_refunds.application_id', 'refund_applications.application_id')
    .leftJoin('patients', 'patients.patient_id', 'refund_applications.patient_id')
    .selectAll('refund_applications')
    .select(['payments.state as payment_state', 'payments.snapshot as payment_snapshot'])
    .select(['payments.order_number', 'patients.name as patient_name'])
    .select(['prepaid_refunds.state as prepaid_state', 'prepaid_refunds.snapshot as prepaid_snapshot'])
    .select(['prepaid_refunds.order_number as prepaid_number', 'prepaid_refunds.way'])
    .select('prepaid_refunds.changed_at as prepaid_changed_at')
}

const stateOfStep: Readonly<Record<RefundStep, RefundState>> = {
  doctor: 'with_doctor',
  finance: 'with_finance',
  second: 'with_second',
}

function shownStates({ show, state, steps }: DeskQuery): readonly RefundState[] | undefined {
  const shown: Record<DeskQuery['show'], readonly RefundState[] | undefined> = {
    mine: waitingStates.filter((one) => steps.some((step) => stateOfStep[step] === one)),
    open: openStates,
    ended: ['returned', 'declined', 'refused', 'withdrawn'],
    all: undefined,
  }
  if (state === undefined) return shown[show]

  return shown[show]?.includes(state) === false ? [] : [state]
}

/** One page of the work-list: what is open and waits longest first, the others the newest first. */
export async function listDeskApplications(db: Db, query: DeskQuery): Promise<Page<DeskRow> | undefined> {
  const { institutions, institutionId, show, means, from, to, leastFen, mostFen } = query
  const after = readCursor(query.cursor, 'rfa')
  if (after === 'malformed') return undefined
  const wanted = shownStates(query)
  if (institutions.length === 0 || wanted?.length === 0) return { rows: [], nextCursor: null }
  const [direction, beyond] =
    show === 'ended' || show === 'all' ? (['desc', '<'] as const) : (['asc', '>'] as const)
  let selected = deskApplications(db)
    .where(
      'refund_applications.institution_id',
      'in',
      institutionId === undefined ? [...institutions] : [institutionId],
    )
    .orderBy('refund_applications.created_at', direction)
    .orderBy('refund_applications.application_id', direction)
    .limit(PAGE + 1)
  if (wanted) selected = selected.where('refund_applications.state', 'in', [...wanted])
  if (means) selected = selected.where('refund_applications.means', '=', means)
  if (from) selected = selected.where('refund_applications.created_at', '>=', midnightOf(from))
  if (to) selected = selected.where('refund_applications.created_at', '<', shift(midnightOf(to), DAY_MS))
  if (leastFen !== undefined) selected = selected.where('refund_applications.amount_fen', '>=', leastFen)
  if (mostFen !== undefined) selected = selected.where('refund_applications.amount_fen', '<=', mostFen)
  if (after !== undefined) {
    selected = selected.where((eb) =>
      eb.or([
        eb('refund_applications.created_at', beyond, after.at),
        eb.and([
          eb('refund_applications.created_at', '=', after.at),
          eb('refund_applications.application_id', beyond, after.id),
        ]),
      ]),
    )
  }

  return pageOf(await selected.execute(), endOf)
}

function midnightOf(day: string): Date {
  return new Date(shanghaiInstantOf(day, '00:00'))
}
