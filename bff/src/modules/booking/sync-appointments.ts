import { inTransaction } from '../../db/transaction.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { newId } from '../../lib/ids.ts'
import { type AppointmentRow, lockAppointment } from './appointments.ts'
import type { BookingDeps } from './deps.ts'
import { readStopReason } from './stop-reason.ts'
import { nextSyncAt } from './sync-times.ts'
import { takeEvent } from './take-event.ts'

const AT_ONCE = 20

/**
 * Asks the hospitals how settled appointments stand, a few at a time, and follows what their desks did: seen,
 * missed, stopped, cancelled there. Replicas share the work; answers how many were asked about.
 */
export async function syncAppointments(deps: BookingDeps): Promise<number> {
  const due = await takeDue(deps)
  for (const row of due) await syncOne(deps, row)

  return due.length
}

/** Their next time is set before they are asked about, so that a hospital that is down is not asked in a loop. */
function takeDue({ db, clock }: BookingDeps): Promise<AppointmentRow[]> {
  const now = clock.now()

  return inTransaction(db, async (tx) => {
    const rows = await tx
      .selectFrom('appointments')
      .selectAll()
      .where('sync_due_at', '<=', now)
      .orderBy('sync_due_at')
      .orderBy('appointment_id')
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const row of rows) {
      await tx
        .updateTable('appointments')
        .set({ sync_due_at: nextSyncAt({ state: row.state, startsAt: row.starts_at, now }) })
        .where('appointment_id', '=', row.appointment_id)
        .execute()
    }

    return rows
  })
}

async function syncOne(deps: BookingDeps, due: AppointmentRow) {
  const { appointment_id, institution_id, order_number, version } = due
  const order = await deps.his.of(institution_id).queryOrder(order_number, { traceId: newId('trc') })
  if (isGatewayFailure(order)) return
  const stopReason = order.state === 'stopped' ? await readStopReason(deps, due) : null
  const hasChanged = await inTransaction(deps.db, async (tx) => {
    const row = await lockAppointment(tx, appointment_id)
    // What the hospital said was said of that version; a cancel asked meanwhile has its own way.
    if (row === undefined || row.version !== version) return false
    const now = deps.clock.now()
    const event = { kind: 'reported', at: now, order, stopReason } as const

    return takeEvent(tx, { row, event, cause: `reported: ${order.state}` })
  })
  if (hasChanged) deps.watch.changed(appointment_id)
}
