import type { Language } from '@tongzhen/contract/headers'
import type { NamedDoctorRequest } from '@tongzhen/contract/named-doctor'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { textIn } from '../../lib/local-text.ts'
import { maskPhone } from '../../lib/masks.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { type BookingState, states } from '../booking/states.ts'
import { place } from '../patients/places.ts'
import { staffName } from '../staff/staff.ts'
import { type RequestRow, requestPlace } from './requests.ts'
import { withVisit } from './states.ts'

export interface Shown {
  fields: FieldCrypto
  language: Language
}

export interface VisitOfRequest {
  visit_state: BookingState | null
  visit_starts_at: Date | null
  visit_fee_fen: number | null
  visit_pay_until_at: Date | null
}

export type OwnRequest = RequestRow &
  VisitOfRequest & { patient_name: string | null; assignee_name: string | null }

/** A request as the account that made it sees it. */
export function requestView(row: OwnRequest, { fields, language }: Shown): NamedDoctorRequest {
  const { patient_id: patientId, patient_name: name, assignee_id: staff_id, assignee_name } = row
  if (name === null) throw new Error(`patient ${patientId} is in force without a name`)

  return {
    ...commonOf(row, { fields, language }),
    ...wordsOf(row, fields),
    visit: visitOf(row),
    patientId,
    patientName: fields.open(place('patients', 'name', patientId), name),
    institutionPhone: row.snapshot.institutionPhone,
    arrangedBy: staff_id && assignee_name && staffName(fields, { staff_id, name: assignee_name }),
  }
}

/** What everybody sees of it who sees it. */
export function commonOf(row: RequestRow, { fields, language }: Shown) {
  const { snapshot } = row

  return {
    requestId: row.request_id,
    version: row.version,
    state: row.state,
    institutionId: row.institution_id,
    institutionName: textIn(snapshot.institutionName, language),
    departmentName: textIn(snapshot.departmentName, language),
    doctorId: row.doctor_id,
    doctorName: textIn(snapshot.doctorName, language),
    doctorTitle: snapshot.doctorTitle,
    wishes: row.wishes,
    phoneMasked: maskPhone(fields.open(requestPlace('phone', row.request_id), row.phone)),
    createdAt: shanghaiInstant(row.created_at),
    changedAt: shanghaiInstant(row.changed_at),
    lapsesAt: shanghaiInstant(row.lapses_at),
  }
}

/** What the patient wrote to the hospital, and the hospital to the patient. */
export function wordsOf(
  { request_id: requestId, note, decline_reason }: RequestRow,
  fields: FieldCrypto,
): { note: string | null; declineReason: string | null } {
  return {
    note: note && fields.open(requestPlace('note', requestId), note),
    declineReason: decline_reason && fields.open(requestPlace('decline_reason', requestId), decline_reason),
  }
}

export function visitOf(row: RequestRow & VisitOfRequest): NamedDoctorRequest['visit'] {
  const { appointment_id, visit_state, visit_starts_at, visit_fee_fen, visit_pay_until_at } = row
  if (appointment_id === null || visit_state === null || visit_starts_at === null) return null
  if (!withVisit.includes(row.state)) return null

  return {
    appointmentId: appointment_id,
    state: states[visit_state].outside,
    startsAt: shanghaiInstant(visit_starts_at),
    feeFen: visit_fee_fen ?? 0,
    payUntilAt: visit_pay_until_at && shanghaiInstant(visit_pay_until_at),
  }
}
