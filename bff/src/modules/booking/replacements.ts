import type { Replacement } from '@tongzhen/contract/booking'
import type { Language } from '@tongzhen/contract/headers'
import { isGatewayFailure } from '../../gateways/failure.ts'
import type { HospitalSchedule, HospitalSlot } from '../../gateways/his/port.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { textIn } from '../../lib/local-text.ts'
import type { Staff } from '../institutions/catalogue.ts'
import { offering } from '../institutions/offering.ts'
import { type AppointmentRow, findAppointment } from './appointments.ts'
import { feeStateOf } from './book.ts'
import type { BookingDeps } from './deps.ts'

/** Of the same doctor, and as many of the rest of the department. */
const OFFERED = 3

/**
 * The free times nearest to the one that was stopped, one in each session: of the same doctor first, then of the same
 * department. Asked of the hospital now.
 */
export async function listReplacements(
  deps: BookingDeps,
  { appointmentId, language }: { appointmentId: string; language: Language },
): Promise<Replacement[] | Refusal<'APPOINTMENT_STATE' | 'HOSPITAL_UNAVAILABLE' | 'NOT_FOUND'>> {
  const replaced = await findAppointment(deps.db, appointmentId)
  if (replaced === undefined) return refuse('NOT_FOUND')
  if (replaced.state !== 'stopped') return refuse('APPOINTMENT_STATE')
  const modules = await deps.settings.modulesOf(replaced.institution_id, replaced.channel)
  const catalogue = offering(deps.catalogues.of(replaced.institution_id), modules)
  const [staff, book] = await Promise.all([catalogue.staff(), catalogue.schedules()])
  if (isGatewayFailure(staff) || isGatewayFailure(book)) return refuse('HOSPITAL_UNAVAILABLE')
  const departmentId = staff.doctors.get(replaced.doctor_id)?.departmentId
  const held = await sessionsOf(deps, replaced)
  const nowMs = deps.clock.now().getTime()
  const near = [...book.byId.values()]
    .filter(({ state, left, endsAt }) => state === 'open' && left > 0 && Date.parse(endsAt) > nowMs)
    .filter(({ scheduleId }) => !held.has(scheduleId))
    .sort((a, b) => distance(replaced, a) - distance(replaced, b))
  const ofDoctor = near.filter(({ doctorId }) => doctorId === replaced.doctor_id)
  const ofOthers = near.filter(
    (one) => one.departmentId === departmentId && one.doctorId !== replaced.doctor_id,
  )
  const chosen = [...ofDoctor.slice(0, OFFERED), ...ofOthers.slice(0, OFFERED)]
  const offered = await Promise.all(
    chosen.map(async (schedule) => {
      const session = await catalogue.liveSlots(schedule)
      if (isGatewayFailure(session) || session.state !== 'open') return []
      const [slot] = session.slots
        .filter(({ left, startsAt }) => left > 0 && Date.parse(startsAt) > nowMs)
        .sort((a, b) => distance(replaced, a) - distance(replaced, b))

      return slot ? (view(deps, replaced, { schedule, slot, staff, language }) ?? []) : []
    }),
  )

  return offered.flat()
}

/** In one tap only for the same money paid in the same way: nobody need pay, or get back, a difference. */
export function movableTo(
  deps: Pick<BookingDeps, 'config'>,
  { fee_fen, fee_state, institution_id: institutionId }: AppointmentRow,
  offered: Pick<HospitalSchedule, 'feeFen' | 'visitKind'>,
): boolean {
  if (offered.feeFen !== fee_fen) return false

  return fee_state === 'paid' || feeStateOf(deps, { institutionId }, offered) === 'at_hospital'
}

function distance({ starts_at }: AppointmentRow, { startsAt }: { startsAt: string }): number {
  return Math.abs(Date.parse(startsAt) - starts_at.getTime())
}

/** Sessions in which the person holds a place, or whose clinic was stopped. */
async function sessionsOf({ db }: BookingDeps, { person_id }: AppointmentRow): Promise<Set<string>> {
  const rows = await db
    .selectFrom('appointments')
    .select('schedule_id')
    .where('person_id', '=', person_id)
    .where('is_active', '=', true)
    .execute()

  return new Set(rows.map((row) => row.schedule_id))
}

function view(
  deps: BookingDeps,
  replaced: AppointmentRow,
  {
    schedule,
    slot,
    staff,
    language,
  }: { schedule: HospitalSchedule; slot: HospitalSlot; staff: Staff; language: Language },
): Replacement | undefined {
  const doctor = staff.doctors.get(schedule.doctorId)
  if (doctor === undefined) return undefined

  return {
    ...{ scheduleId: schedule.scheduleId, slotId: slot.slotId, doctorId: schedule.doctorId },
    doctorName: textIn(doctor.name, language),
    doctorTitle: doctor.title,
    isSameDoctor: schedule.doctorId === replaced.doctor_id,
    visitKind: schedule.visitKind,
    ...{ startsAt: slot.startsAt, endsAt: slot.endsAt },
    location: textIn(schedule.location, language),
    feeFen: schedule.feeFen,
    canMove: movableTo(deps, replaced, schedule),
  }
}
