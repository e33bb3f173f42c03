import type { Language } from '@tongzhen/contract/headers'
import type { NamedDoctorDeskRequest, NamedDoctorRow } from '@tongzhen/contract/named-doctor'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto, Place } from '../../lib/crypto/fields.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { maskName } from '../../lib/masks.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { place } from '../patients/places.ts'
import { staffName } from '../staff/staff.ts'
import { type DeskRow, deskRequests } from './list-requests.ts'
import { commonOf, type Shown, visitOf, wordsOf } from './request-view.ts'
import { visitColumns } from './requests.ts'

export const callWordsPlace = (callId: string): Place => ({
  ...{ table: 'named_doctor_calls', column: 'words', rowId: callId },
})

/** In the work-list. */
export function deskRow(row: DeskRow, shown: Shown): NamedDoctorRow {
  return {
    ...commonOf(row, shown),
    ...patientOf(row, shown.fields),
    assignee: assigneeOf(row, shown.fields)?.name ?? null,
  }
}

/** One request's whole story, whoever sees to it. */
export async function readDeskRequest(
  { db, fields }: { db: Db; fields: FieldCrypto },
  { requestId, staffId, language }: { requestId: string; staffId: string; language: Language },
): Promise<NamedDoctorDeskRequest | Refusal<'NOT_FOUND'>> {
  const row = await deskRequests(db)
    .leftJoin('appointments', 'appointments.appointment_id', 'named_doctor_requests.appointment_id')
    .select([...visitColumns])
    .where('named_doctor_requests.request_id', '=', requestId)
    .executeTakeFirst()
  if (row === undefined) return refuse('NOT_FOUND')

  return {
    ...commonOf(row, { fields, language }),
    ...wordsOf(row, fields),
    ...patientOf(row, fields),
    visit: visitOf(row),
    assignee: assigneeOf(row, fields),
    isMine: row.assignee_id === staffId,
    calls: await callsOf({ db, fields }, requestId),
    transitions: await transitionsOf({ db, fields }, requestId),
  }
}

export function patientName(
  { patient_id: patientId, patient_name: name }: Pick<DeskRow, 'patient_id' | 'patient_name'>,
  fields: FieldCrypto,
): string | null {
  return name && fields.open(place('patients', 'name', patientId), name)
}

function patientOf(row: DeskRow, fields: FieldCrypto) {
  return { patientNameMasked: maskName(patientName(row, fields) ?? ''), language: row.language }
}

function assigneeOf({ assignee_id: staffId, assignee_name: name }: DeskRow, fields: FieldCrypto) {
  return staffId && name ? { staffId, name: staffName(fields, { staff_id: staffId, name }) } : null
}

async function callsOf(
  { db, fields }: { db: Db; fields: FieldCrypto },
  requestId: string,
): Promise<NamedDoctorDeskRequest['calls']> {
  const rows = await db
    .selectFrom('named_doctor_calls')
    .innerJoin('staff', 'staff.staff_id', 'named_doctor_calls.staff_id')
    .selectAll('named_doctor_calls')
    .select('staff.name')
    .where('request_id', '=', requestId)
    .orderBy('at')
    .orderBy('call_id')
    .execute()

  return rows.map(({ call_id, words, outcome, at, ...by }) => ({
    at: shanghaiInstant(at),
    by: staffName(fields, by),
    outcome,
    words: words && fields.open(callWordsPlace(call_id), words),
  }))
}

async function transitionsOf(
  { db, fields }: { db: Db; fields: FieldCrypto },
  requestId: string,
): Promise<NamedDoctorDeskRequest['transitions']> {
  const rows = await db
    .selectFrom('named_doctor_history')
    .leftJoin('staff', 'staff.staff_id', 'named_doctor_history.staff_id')
    .selectAll('named_doctor_history')
    .select('staff.name')
    .where('request_id', '=', requestId)
    .orderBy('version')
    .execute()

  return rows.map(({ version, from_state, to_state, cause, reason, staff_id, name, at }) => ({
    ...{ version, from: from_state, to: to_state, cause, reason },
    by: staff_id && name && staffName(fields, { staff_id, name }),
    at: shanghaiInstant(at),
  }))
}
