import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

/**
 * Until 027 a stopped appointment was an end: its place was let go, and its fee went back by itself. It is called off,
 * not one that waits for a choice; a fee that is still on its way back goes on.
 */
export async function up(db: Kysely<Database>): Promise<void> {
  const now = new Date()
  const ended = await db
    .selectFrom('appointments')
    .select(['appointment_id', 'version'])
    .where('state', '=', 'stopped')
    .where('is_active', '=', false)
    .execute()
  for (const { appointment_id, version } of ended) {
    await db
      .updateTable('appointments')
      .set({ state: 'cancelled', version: version + 1, sync_due_at: null })
      .where('appointment_id', '=', appointment_id)
      .execute()
    await db
      .updateTable('operations')
      .set({ subject_version: version + 1 })
      .where('queue', '=', 'booking')
      .where('subject_id', '=', appointment_id)
      .execute()
    await db
      .insertInto('appointment_history')
      .values({
        ...{ appointment_id, version: version + 1, from_state: 'stopped', to_state: 'cancelled' },
        ...{ cause: 'stopped before one could choose', at: now },
      })
      .execute()
  }
}
