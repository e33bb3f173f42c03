import { shift } from '../../lib/clock.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'
import { readComplainant } from '../assistant/complainant.ts'
import { type AppointmentRow, lockAppointment } from '../booking/appointments.ts'
import { createSettingsReader } from '../institution-settings/settings.ts'
import { readBookingPatient } from '../patients/booking-patient.ts'
import type { VisitNotesDeps } from './deps.ts'
import type { Occasion } from './occasion.ts'
import { questionsFor } from './questions.ts'
import { specialityOf } from './specialities.ts'
import { findNote, insertNote, lockNote, WAITED_FOR_MS } from './visit-notes.ts'

/** A visit that was booked, with the account that has its note before it. */
export async function visitOccasion(
  deps: VisitNotesDeps,
  visit: AppointmentRow,
  accountId: string,
): Promise<Occasion> {
  const { db, fields, clock } = deps
  const { appointment_id: appointmentId, patient_id: patientId, institution_id: institutionId } = visit
  const patient = await readBookingPatient(db, { patientId, institutionId }, fields)

  return {
    questions: questionsFor({
      speciality: specialityOf(visit.snapshot.departmentName.zh),
      sex: patient?.sex ?? null,
      age: patient?.birthOn ? yearsSince(patient.birthOn, shanghaiDate(clock.now())) : null,
    }),
    who: await readComplainant(deps, { account_id: accountId, patient_id: patientId }),
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

/** @param from days `YYYY-MM-DD` */
function yearsSince(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))

  return to.slice(5) < from.slice(5) ? years - 1 : years
}
