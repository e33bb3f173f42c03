import type { Kysely } from 'kysely'
import { newId } from '../../lib/ids.ts'
import { nextReminder } from '../../modules/booking/reminder-times.ts'
import type { Database } from '../schema.ts'

/** Visits that were booked before there were reminders are reminded of as well. */
export function up(db: Kysely<Database>): Promise<void> {
  return oweRemindersOfBefore(db, new Date())
}

export async function oweRemindersOfBefore(db: Kysely<Database>, now: Date): Promise<void> {
  const visits = await db
    .selectFrom('appointments')
    .select(['appointment_id', 'starts_at'])
    .where('state', '=', 'booked')
    .where('starts_at', '>', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('operations')
            .select('operation_id')
            .where('queue', '=', 'reminders')
            .whereRef('subject_id', '=', 'appointments.appointment_id'),
        ),
      ),
    )
    .execute()
  for (const { appointment_id, starts_at } of visits) {
    const next = nextReminder(starts_at, now)
    if (next === undefined) continue
    await db
      .insertInto('operations')
      .values({
        ...{ operation_id: newId('opr'), queue: 'reminders', kind: next.kind, subject_id: appointment_id },
        ...{ subject_version: 1, setbacks: 0, due_at: next.dueAt },
        ...{ lease_until: null, lease_by: null, lease_no: 0, tries: 0 },
      })
      .execute()
  }
}
