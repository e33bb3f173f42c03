import type { PatientAccess } from '../../access.ts'
import { type Config, servedIn } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import { refuse } from '../../lib/failure.ts'
import type { AccountClosingHook } from '../accounts/closure.ts'
import type { ActiveAppointments } from '../patients/deps.ts'
import { visibleAppointments } from './appointments.ts'
import { REMINDERS_QUEUE } from './reminders.ts'
import { BOOKING_QUEUE } from './take-step.ts'

/** Whose appointment it is, as far as this account may know (routes that name an appointment). */
export function createAppointmentLookup({
  db,
  config,
}: {
  db: Db
  config: Pick<Config, 'institutions' | 'portals'>
}): PatientAccess['patientOfAppointment'] {
  return async ({ accountId, channel }, appointmentId) => {
    const institutions = servedIn(config, channel)
    if (institutions.length === 0) return undefined
    const row = await visibleAppointments(db, { accountId, institutions })
      .where('appointments.appointment_id', '=', appointmentId)
      .executeTakeFirst()

    return row?.viewed_patient_id
  }
}

/** Of the appointments made for this patient by this account: another account's are not its to hinder. */
export const activeAppointments: ActiveAppointments = {
  async hasActive(tx, patientId, institutionId) {
    let held = tx
      .selectFrom('appointments')
      .select('appointment_id')
      .where('patient_id', '=', patientId)
      .where('is_active', '=', true)
    if (institutionId !== undefined) held = held.where('institution_id', '=', institutionId)

    return (await held.limit(1).executeTakeFirst()) !== undefined
  },
}

/** An account that holds places, or is owed a fee, cannot be closed; one that does not leaves nothing behind (S33). */
export const bookingClosingHook: AccountClosingHook = {
  async veto(tx, accountId) {
    const held = await tx
      .selectFrom('appointments')
      .select('appointment_id')
      .where('account_id', '=', accountId)
      .where((eb) =>
        eb.or([
          eb('is_active', '=', true),
          eb(
            'appointment_id',
            'in',
            eb.selectFrom('operations').select('subject_id').where('queue', '=', BOOKING_QUEUE),
          ),
        ]),
      )
      .limit(1)
      .executeTakeFirst()

    return held && refuse('ACCOUNT_HAS_APPOINTMENTS')
  },

  async erase(tx, accountId) {
    const own = tx.selectFrom('appointments').select('appointment_id').where('account_id', '=', accountId)
    await tx
      .deleteFrom('operations')
      .where('queue', 'in', [BOOKING_QUEUE, REMINDERS_QUEUE])
      .where('subject_id', 'in', own)
      .execute()
    await tx.deleteFrom('appointment_history').where('appointment_id', 'in', own).execute()
    await tx.deleteFrom('appointments').where('account_id', '=', accountId).execute()
    await tx.deleteFrom('followed_doctors').where('account_id', '=', accountId).execute()
  },
}
