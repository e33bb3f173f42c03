import type { NamedDoctorState } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import { PAGE, pageOf, readCursor } from '../../lib/page.ts'
import type { OwnRequest } from './request-view.ts'
import { ownRequests, type RequestRow } from './requests.ts'
import { openStates } from './states.ts'

interface Page<Row> {
  rows: Row[]
  nextCursor: string | null
}

const endOf = (row: RequestRow) => ({ at: row.created_at, id: row.request_id })

/** One page of what an account asked for, the newest first. Undefined for a cursor that is not one of ours. */
export async function listOwnRequests(
  db: Db,
  { cursor, ...viewer }: { accountId: string; institutions: readonly string[]; cursor?: string | undefined },
): Promise<Page<OwnRequest> | undefined> {
  const after = readCursor(cursor, 'ndr')
  if (after === 'malformed') return undefined
  if (viewer.institutions.length === 0) return { rows: [], nextCursor: null }
  let selected = ownRequests(db, viewer)
    .orderBy('named_doctor_requests.created_at', 'desc')
    .orderBy('named_doctor_requests.request_id', 'desc')
    .limit(PAGE + 1)
  if (after !== undefined) {
    selected = selected.where((eb) =>
      eb.or([
        eb('named_doctor_requests.created_at', '<', after.at),
        eb.and([
          eb('named_doctor_requests.created_at', '=', after.at),
          eb('named_doctor_requests.request_id', '<', after.id),
        ]),
      ]),
    )
  }

  return pageOf(await selected.execute(), endOf)
}

export type DeskRow = RequestRow & { patient_name: string | null; assignee_name: string | null }

export interface DeskQuery {
  /** Those that the person sees. */
  institutions: readonly string[]
  institutionId?: string | undefined
  show: 'new' | 'mine' | 'open' | 'ended'
  staffId: string
  cursor?: string | undefined
}

const shownStates: Readonly<Record<DeskQuery['show'], readonly NamedDoctorState[]>> = {
  new: ['submitted'],
  mine: openStates,
  open: openStates,
  ended: ['fixed', 'declined', 'withdrawn', 'lapsed'],
}

export function deskRequests(db: Db) {
  return db
    .selectFrom('named_doctor_requests')
    .leftJoin('patients', 'patients.patient_id', 'named_doctor_requests.patient_id')
    .leftJoin('staff', 'staff.staff_id', 'named_doctor_requests.assignee_id')
    .selectAll('named_doctor_requests')
    .select(['patients.name as patient_name', 'staff.name as assignee_name'])
}

/** One page of the work-list: what is open and waits longest first, what has ended the newest first. */
export async function listDeskRequests(
  db: Db,
  { institutions, institutionId, show, staffId, cursor }: DeskQuery,
): Promise<Page<DeskRow> | undefined> {
  const after = readCursor(cursor, 'ndr')
  if (after === 'malformed') return undefined
  if (institutions.length === 0) return { rows: [], nextCursor: null }
  const [direction, beyond] = show === 'ended' ? (['desc', '<'] as const) : (['asc', '>'] as const)
  let selected = deskRequests(db)
    .where('named_doctor_requests.state', 'in', [...shownStates[show]])
    .where(
      'named_doctor_requests.institution_id',
      'in',
      institutionId === undefined ? [...institutions] : [institutionId],
    )
    .orderBy('named_doctor_requests.created_at', direction)
    .orderBy('named_doctor_requests.request_id', direction)
    .limit(PAGE + 1)
  if (show === 'mine') selected = selected.where('named_doctor_requests.assignee_id', '=', staffId)
  if (after !== undefined) {
    selected = selected.where((eb) =>
      eb.or([
        eb('named_doctor_requests.created_at', beyond, after.at),
        eb.and([
          eb('named_doctor_requests.created_at', '=', after.at),
          eb('named_doctor_requests.request_id', beyond, after.id),
        ]),
      ]),
    )
  }

  return pageOf(await selected.execute(), endOf)
}
