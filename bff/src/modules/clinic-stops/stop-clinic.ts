import type { Db } from '../../db/schema.ts'
import type { AuditValues } from '../../db/tables/staff.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { HospitalSchedule } from '../../gateways/his/port.ts'
import { followChange } from '../../jobs/change-watch.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import type { LocalText } from '../../lib/local-text.ts'
import { type AuditEntry, writeAudit } from '../staff/audit.ts'
import { peopleIn } from './clinic-view.ts'
import type { ClinicStopsDeps } from './deps.ts'
import { states } from './states.ts'
import { type ClinicKey, findStop, findStopOf, insertStop, isOutdated, lockStop, moveStop } from './stops.ts'

/** Who does something about a clinic, and from where. */
export interface Acting extends ClinicKey, Pick<AuditEntry, 'who' | 'address' | 'traceId'> {
  signal: AbortSignal
}

interface Stopping extends Acting {
  reason: LocalText
  /** As the hospital has just shown the clinic. */
  shown: Pick<HospitalSchedule, 'state'>
}

/** Stores the intent, and answers once the hospital has said, or when the request has waited long enough. */
export async function stopClinic(
  deps: ClinicStopsDeps,
  { reason, shown, signal, ...acting }: Stopping,
): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  const stopId = await inTransaction(db, async (tx) => {
    await endOutdated(tx, acting, { shown, now })
    const known = await insertStop(tx, { ...acting, state: 'stopping', reason }, now)
    if (known === undefined) return (await findStopOf(tx, acting))?.stop_id
    const { booked } = await countOf(tx, acting)
    const before: AuditValues = { state: 'open', booked }
    const after: AuditValues = { state: 'stopped', clinic: acting.scheduleId }
    const entry = { ...acting, action: 'clinic_stop_asked', objectId: known, before, after } as const
    await writeAudit(tx, { ...entry, reason: reason.zh }, { fields: deps.fields, now })

    return known
  })
  if (stopId !== undefined) await follow(deps, stopId, signal)
}

/** Those whom the earlier stop concerned are told that there is their visit, unless it is stopped by then. */
async function endOutdated(
  tx: Db,
  acting: ClinicKey,
  { shown, now }: Pick<Stopping, 'shown'> & { now: Date },
): Promise<void> {
  const known = await findStopOf(tx, acting)
  const row = known && (await lockStop(tx, known.stop_id))
  if (row && isOutdated(row, shown, now)) await moveStop(tx, row, { state: 'reopened', now })
}

/** The same of a clinic that was stopped by mistake. */
export async function reopenClinic(
  deps: ClinicStopsDeps,
  { reason, signal, ...acting }: Acting & { reason: string },
): Promise<Refusal<'CLINIC_NOT_STOPPED' | 'CLINIC_MOVED_SINCE'> | undefined> {
  const { db, clock } = deps
  const now = clock.now()
  const asked = await inTransaction(db, async (tx) => {
    const known = await findStopOf(tx, acting)
    const row = known && (await lockStop(tx, known.stop_id))
    if (row === undefined || !row.is_open) return refuse('CLINIC_NOT_STOPPED')
    if (row.state !== 'stopped') return row.stop_id
    const { moved, gaveUp, choosing } = await countOf(tx, acting)
    if (moved + gaveUp > 0) return refuse('CLINIC_MOVED_SINCE')
    await moveStop(tx, row, { state: 'reopening', now })
    const before: AuditValues = { state: 'stopped', choosing }
    const after: AuditValues = { state: 'open', clinic: acting.scheduleId }
    const entry = {
      ...acting,
      action: 'clinic_reopening_asked',
      objectId: row.stop_id,
      before,
      after,
    } as const
    await writeAudit(tx, { ...entry, reason }, { fields: deps.fields, now })

    return row.stop_id
  })
  if (isRefusal(asked)) return asked
  const { refusal } = await follow(deps, asked, signal)

  return refusal === 'CLINIC_MOVED_SINCE' ? refuse('CLINIC_MOVED_SINCE') : undefined
}

async function countOf(tx: Db, { institutionId, scheduleId }: ClinicKey) {
  const people = await peopleIn(tx, { institutionId, scheduleIds: [scheduleId] })

  return people(scheduleId)
}

function follow({ db, stopWatch, nudge }: ClinicStopsDeps, stopId: string, signal: AbortSignal) {
  nudge(0)

  return followChange(stopWatch, {
    id: stopId,
    find: () => findStop(db, stopId),
    isOpen: ({ state }) => states[state].asks !== 'tell' && state !== 'refused',
    signal,
  })
}
