import { shift } from '../../lib/clock.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import { monthsBetween } from '../assistant/complainant.ts'
import { type AppointmentRow, lockAppointment } from '../booking/appointments.ts'
import { createSettingsReader } from '../institution-settings/settings.ts'
import { readBookingPatient } from '../patients/booking-patient.ts'
import type { VisitNotesDeps } from './deps.ts'
import type { Occasion } from './occasion.ts'
import { specialityOf } from './specialities.ts'
import { findNote, insertNote, lockNote, WAITED_FOR_MS } from './visit-notes.ts'

/** A visit that was booked. */
export async function visitOccasion(deps: VisitNotesDeps, visit: AppointmentRow): Promise<Occasion> {
  const { db, fields, clock } = deps
  const { appointment_id: appointmentId, patient_id: patientId, institution_id: institutionId } = visit
  const patient = await readBookingPatient(db, { patientId, institutionId }, fields)

  return {
    speciality: specialityOf(visit.snapshot.departmentName.zh),
    who: {
      ...(patient?.birthOn && { ageMonths: monthsBetween(patient.birthOn, shanghaiDate(clock.now())) }),
      ...(patient?.sex && { sex: patient.sex }),
    },
    addressee: patient && {
      visitNumber: visit.order_number,
      hospitalPatientNumber: patient.hospitalPatientNumber,
    },
    consultation: null,
    find: () => findNote(db, { appointmentId }),
    isOffered: (at) => isOffered({ ...deps, db: at }, visit, clock.now()),
    async hold(tx) {
      const appointment = await lockAppointment(tx, appointmentId)
      const isOpen =
        appointment !== undefined && (await isOffered({ ...deps, db: tx }, appointment, clock.now()))

      return { row: appointment && (await lockNote(tx, { appointmentId })), isOffered: isOpen }
    },
    begin: (tx, beginning) => insertNote(tx, visit, { ...beginning, fields }),
    untilAt: () => shift(visit.starts_at, WAITED_FOR_MS),
  }
}

/** May a note be written for this visit now? In a transaction, `db` is what it hands out. */
export async function isOffered(
  { config, db, records }: Pick<VisitNotesDeps, 'config' | 'db' | 'records'>,
  visit: Pick<AppointmentRow, 'institution_id' | 'channel' | 'state' | 'starts_at'>,
  now: Date,
): Promise<boolean> {
  const { institution_id: institutionId, channel, state, starts_at } = visit
  if (state !== 'booked' || starts_at <= now || records.of(institutionId) === undefined) return false
  const settings = createSettingsReader({ config, db })

  return (await settings.modulesOf(institutionId, channel)).includes('visit_note')
}
