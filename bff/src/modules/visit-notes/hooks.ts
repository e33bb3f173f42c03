import type { EventConsumer } from '../../jobs/outbox.ts'
import { addEvents } from '../../jobs/outbox.ts'
import { HOUR_MS } from '../../lib/clock.ts'
import type { AccountClosingHook } from '../accounts/closure.ts'
import { findAppointment } from '../booking/appointments.ts'
import type { VisitNotesDeps } from './deps.ts'
import { deleteNotes } from './visit-notes.ts'
import { isOffered } from './visits.ts'

/** Whose visit begins sooner is on the way already: the appointment's page offers it all the same. */
const TOLD_BEFORE_MS = 2 * HOUR_MS

/** Who has booked is asked for a note, where the institution takes them. */
export function createNoteOffer(deps: Pick<VisitNotesDeps, 'config' | 'records'>): EventConsumer {
  return async (tx, { type, aggregate_id: appointmentId }, now) => {
    if (type !== 'appointment.booked') return
    const visit = await findAppointment(tx, appointmentId)
    if (visit === undefined || visit.starts_at.getTime() - now.getTime() < TOLD_BEFORE_MS) return
    if (!(await isOffered({ ...deps, db: tx }, visit, now))) return
    await addEvents(tx, {
      ...{ aggregateType: 'appointment', aggregateId: appointmentId },
      ...{ types: ['appointment.note_wanted'], now },
    })
  }
}

/** What the person wrote goes with the account; what the hospital has is the hospital's record (S33). */
export const visitNotesClosingHook: AccountClosingHook = {
  async erase(tx, accountId) {
    const appointments = tx
      .selectFrom('appointments')
      .select('appointment_id')
      .where('account_id', '=', accountId)
    const own = tx
      .selectFrom('visit_notes')
      .select('note_id')
      .where((eb) => eb.or([eb('account_id', '=', accountId), eb('appointment_id', 'in', appointments)]))
    await deleteNotes(tx, own.$asScalar())
  },
}
