import type { AuditAction } from '@tongzhen/contract/staff-roles'
import type { CallOutcome } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import { type AuditEntry, writeAudit } from '../staff/audit.ts'
import type { StaffPrincipal } from '../staff/staff-sessions.ts'
import type { NamedDoctorDeps } from './deps.ts'
import { callWordsPlace, patientName } from './desk-view.ts'
import { deskRequests } from './list-requests.ts'
import { lockRequest, moveRequest, type RequestRow, requestPlace } from './requests.ts'

/** Somebody of the staff with a request in front of them. */
export interface Acting {
  requestId: string
  who: StaffPrincipal
  address: string
  traceId: string
}

export type DeskRefusal = Refusal<'NAMED_DOCTOR_CHANGED' | 'NAMED_DOCTOR_NOT_YOURS'>

/** From now on theirs: new ones, and a colleague's. */
export function takeRequest(
  deps: NamedDoctorDeps,
  { version, ...acting }: Acting & { version: number },
): Promise<undefined | Refusal<'NAMED_DOCTOR_CHANGED'>> {
  return act<Refusal<'NAMED_DOCTOR_CHANGED'>>(
    deps,
    { ...acting, action: 'named_doctor_taken' },
    async (tx, row, now) => {
      const { staffId } = acting.who
      if (row.version !== version) return refuse('NAMED_DOCTOR_CHANGED')
      if (row.state !== 'submitted' && row.state !== 'being_arranged') return refuse('NAMED_DOCTOR_CHANGED')
      await moveRequest(tx, row, {
        ...{ to: 'being_arranged', cause: 'taken', staffId, change: { assignee_id: staffId }, now },
      })

      return {
        before: { state: row.state, assignee: row.assignee_id },
        after: { state: 'being_arranged', assignee: staffId },
      }
    },
  )
}

export function noteCall(
  deps: NamedDoctorDeps,
  { outcome, words, ...acting }: Acting & { outcome: CallOutcome; words: string | null },
): Promise<undefined | DeskRefusal> {
  return act(deps, { ...acting, action: 'named_doctor_call_noted' }, async (tx, row, now) => {
    const refused = refusalOfOthers(row, acting.who)
    if (refused) return refused
    const callId = newId('ncl')
    await tx
      .insertInto('named_doctor_calls')
      .values({
        ...{ call_id: callId, request_id: row.request_id, staff_id: acting.who.staffId, outcome, at: now },
        words: words && deps.fields.seal(callWordsPlace(callId), words),
      })
      .execute()

    return { after: { outcome } }
  })
}

/** Told to the patient with the reason. */
export function declineRequest(
  deps: NamedDoctorDeps,
  { version, reason, ...acting }: Acting & { version: number; reason: string },
): Promise<undefined | DeskRefusal> {
  return act(deps, { ...acting, action: 'named_doctor_declined', reason }, async (tx, row, now) => {
    const refused = refusalOfOthers(row, acting.who)
    if (refused) return refused
    if (row.version !== version) return refuse('NAMED_DOCTOR_CHANGED')
    const sealed = deps.fields.seal(requestPlace('decline_reason', row.request_id), reason)
    await moveRequest(tx, row, {
      ...{ to: 'declined', cause: 'declined', staffId: acting.who.staffId, now },
      ...{ change: { decline_reason: sealed }, tells: 'named_doctor.declined' as const },
    })

    return { before: { state: row.state }, after: { state: 'declined' } }
  })
}

/** Why somebody may do nothing about a request now; undefined when they may. */
export function refusalOfOthers(row: RequestRow, who: StaffPrincipal): DeskRefusal | undefined {
  if (row.state !== 'being_arranged') return refuse('NAMED_DOCTOR_CHANGED')

  return row.assignee_id === who.staffId ? undefined : refuse('NAMED_DOCTOR_NOT_YOURS')
}

/** Whom to call, in full; the record of who asked, and why, is written before anything is told. */
export async function unmaskRequest(
  { db, clock, fields }: NamedDoctorDeps,
  { requestId, who, reason, address, traceId }: Acting & { reason: string },
): Promise<{ patientName: string | null; phone: string } | Refusal<'NOT_FOUND'>> {
  const row = await inTransaction(db, async (tx) => {
    const found = await deskRequests(tx)
      .where('named_doctor_requests.request_id', '=', requestId)
      .executeTakeFirst()
    if (found === undefined) return undefined
    const about = { institutionId: found.institution_id, objectId: requestId }
    const entry = { ...about, who, action: 'personal_data_unmasked', reason, address, traceId } as const
    await writeAudit(tx, entry, { fields, now: clock.now() })

    return found
  })
  if (row === undefined) return refuse('NOT_FOUND')

  return {
    patientName: patientName(row, fields),
    phone: fields.open(requestPlace('phone', requestId), row.phone),
  }
}

type Values = Pick<AuditEntry, 'before' | 'after'>

/** One change of a request with its place in the action record. */
async function act<R extends DeskRefusal>(
  { db, clock, fields, watch, nudge }: NamedDoctorDeps,
  { requestId, who, action, reason, address, traceId }: Acting & { action: AuditAction; reason?: string },
  work: (tx: Db, row: RequestRow, now: Date) => Promise<Values | R>,
): Promise<undefined | R | Refusal<'NAMED_DOCTOR_CHANGED'>> {
  const now = clock.now()
  const refused = await inTransaction(db, async (tx) => {
    const row = await lockRequest(tx, requestId)
    if (row === undefined) return refuse('NAMED_DOCTOR_CHANGED')
    const values = await work(tx, row, now)
    if (isRefusal(values)) return values
    const about = { institutionId: row.institution_id, objectId: requestId }
    const entry = { who, action, ...about, ...values, address, traceId, ...(reason && { reason }) }
    await writeAudit(tx, entry, { fields, now })

    return undefined
  })
  if (!isRefusal(refused)) {
    watch.changed(requestId)
    nudge(0)
  }

  return refused
}
