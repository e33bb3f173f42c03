import type { Arrival, Parking, ParkingOfVisit } from '@tongzhen/contract/parking'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { maskName, maskPhone } from '../../lib/masks.ts'
import { shanghaiDate, shanghaiInstant } from '../../lib/shanghai-time.ts'
import type { AppointmentRow } from '../booking/appointments.ts'
import { place } from '../patients/places.ts'
import type { ParkingDeps } from './deps.ts'
import { openCar, type ParkingRow } from './parkings.ts'

/** May a car be named for this visit now? */
export async function isOffered(
  { config, settings }: Pick<ParkingDeps, 'config' | 'settings'>,
  appointment: Pick<AppointmentRow, 'institution_id' | 'channel' | 'visit_kind' | 'state' | 'starts_at'>,
  now: Date,
): Promise<boolean> {
  const { institution_id: institutionId, channel } = appointment
  const institution = config.institutions.find((one) => one.institutionId === institutionId)
  if (!institution || !(await settings.modulesOf(institutionId, channel)).includes('parking')) return false

  return (
    institution.parkingFor.includes(appointment.visit_kind) &&
    appointment.state === 'booked' &&
    shanghaiDate(appointment.starts_at) >= shanghaiDate(now)
  )
}

/** As the patient sees it; what was taken back is as if it had never been. */
export async function readParking(
  { db, fields, ...deps }: Pick<ParkingDeps, 'db' | 'fields' | 'config' | 'settings'>,
  { appointment, now }: { appointment: AppointmentRow; now: Date },
): Promise<ParkingOfVisit> {
  const row = await db
    .selectFrom('parkings')
    .selectAll()
    .where('appointment_id', '=', appointment.appointment_id)
    .where('state', '!=', 'withdrawn')
    .executeTakeFirst()

  return {
    isOffered: await isOffered(deps, appointment, now),
    parking: row ? parkingOf(row, { fields, startsAt: appointment.starts_at }) : null,
  }
}

function parkingOf(row: ParkingRow, { fields, startsAt }: { fields: FieldCrypto; startsAt: Date }): Parking {
  const { plate, phone } = openCar(fields, row)

  return {
    parkingId: row.parking_id,
    state: row.state,
    plate,
    phoneMasked: maskPhone(phone),
    visitAt: shanghaiInstant(startsAt),
    letInAt: row.let_in_at && shanghaiInstant(row.let_in_at),
    leftAt: row.left_at && shanghaiInstant(row.left_at),
  }
}

/** Cars with their visit and patient, for the security desk. */
export function arrivals(db: Db) {
  return db
    .selectFrom('parkings')
    .innerJoin('appointments', 'appointments.appointment_id', 'parkings.appointment_id')
    .leftJoin('patients', 'patients.patient_id', 'appointments.patient_id')
    .selectAll('parkings')
    .select(['appointments.starts_at', 'patients.patient_id', 'patients.name as patient_name'])
}

export type ArrivalRow = ParkingRow & {
  starts_at: Date
  patient_id: string | null
  patient_name: string | null
}

export function arrivalView(row: ArrivalRow, fields: FieldCrypto): Arrival {
  return {
    ...parkingOf(row, { fields, startsAt: row.starts_at }),
    institutionId: row.institution_id,
    patientNameMasked: maskName(nameOf(row, fields) ?? ''),
    seq: row.seq,
  }
}

export function nameOf(
  { patient_id: patientId, patient_name: name }: ArrivalRow,
  fields: FieldCrypto,
): string | null {
  return patientId && name && fields.open(place('patients', 'name', patientId), name)
}
