import { inTransaction } from '../../db/transaction.ts'
import { type GatewayFailure, isGatewayFailure } from '../../gateways/failure.ts'
import { finishOperation } from '../../jobs/operations.ts'
import { pauseAfter } from '../../jobs/pauses.ts'
import type { OperationHandler } from '../../jobs/worker.ts'
import { MINUTE_MS, SECOND_MS, shift } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { VisitNotesDeps } from './deps.ts'
import { endSending, lockNote, openOutgoing, oweSending, type VisitNoteRow } from './visit-notes.ts'

const PAUSES_MS = [SECOND_MS, 3 * SECOND_MS, 10 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS]

/**
 * Gives a note to the hospital's system for records, or to the platform of its consultation, again and again until it says that it has it: the same number with
 * the same words is the same note there, however often it is sent (docs/interfaces/records.md).
 */
export function createVisitNoteOperations(deps: VisitNotesDeps): OperationHandler {
  return async (operation) => {
    const { db, clock, log } = deps
    const row = await db
      .selectFrom('visit_notes')
      .selectAll()
      .where('note_id', '=', operation.subjectId)
      .executeTakeFirst()
    const failure = row?.state === 'sending' ? await send(deps, row) : undefined
    const pauseMs = await inTransaction(db, async (tx) => {
      const held = await lockNote(tx, { noteId: operation.subjectId })
      if (!(await finishOperation(tx, operation)) || held?.state !== 'sending') return undefined
      const now = clock.now()
      const isOver = failure?.kind === 'refused' || now >= held.until_at
      if (failure === undefined || isOver) {
        if (failure) log.warn({ noteId: held.note_id, reason: failure.reason }, 'a note reaches no doctor')
        await endSending(tx, held, { to: failure ? 'undelivered' : 'delivered', now })

        return undefined
      }
      const pause = pauseAfter(operation.setbacks, PAUSES_MS)
      await oweSending(tx, {
        ...{ noteId: held.note_id, version: held.version },
        ...{ setbacks: operation.setbacks + 1, dueAt: shift(now, pause) },
      })

      return pause
    })
    if (pauseMs !== undefined) deps.nudge(pauseMs)
  }
}

async function send(
  { records, fields }: VisitNotesDeps,
  row: VisitNoteRow,
): Promise<GatewayFailure | undefined> {
  const gateway =
    row.platform_id === null ? records.of(row.institution_id) : records.ofPlatform(row.platform_id)
  const note = openOutgoing(fields, row)
  if (gateway === undefined || note === undefined) throw new Error(`note ${row.note_id} can go nowhere`)
  const answer = await gateway.keepNote(note, { traceId: newId('trc') })

  return isGatewayFailure(answer) ? answer : undefined
}
