import type { InspectedConversation } from '@tongzhen/contract/inspections'
import type { Verdict } from '@tongzhen/contract/states'
import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Place } from '../../lib/crypto/fields.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { type ConversationRow, lockConversation, readExchanges } from '../assistant/conversations.ts'
import { deskExchange, namesOf } from '../customer-service/desk-view.ts'
import { writeAudit } from '../staff/audit.ts'
import type { Acting, InspectionsDeps } from './deps.ts'
import { flagsOf, rowHead } from './list-inspections.ts'

const remarkPlace = (inspectionId: string): Place => ({
  ...{ table: 'inspections', column: 'remark', rowId: inspectionId },
})

/** All that was said in it; that it was read is in the action record before anything is told. */
export async function readFlagged(
  deps: InspectionsDeps,
  { conversationId, who, address, traceId }: Acting,
): Promise<InspectedConversation | Refusal<'NOT_FOUND'>> {
  const { db, fields, clock } = deps
  const row = await inTransaction(db, async (tx) => {
    const found = await lockFlagged(tx, conversationId)
    if (found === undefined) return undefined
    const about = { institutionId: found.institution_id, objectId: conversationId }
    await writeAudit(
      tx,
      { who, action: 'conversation_read', ...about, address, traceId },
      { fields, now: clock.now() },
    )

    return found
  })
  if (row === undefined) return refuse('NOT_FOUND')
  const said = await readExchanges(deps, conversationId)
  const judged = await findInspections(db, conversationId)
  const names = await namesOf(deps, [
    ...said.map(({ details }) => details.staffId),
    ...judged.map(({ staff_id }) => staff_id),
  ])

  return {
    ...rowHead(row, await flagsOf(db, [conversationId])),
    ...{ version: row.version, isOpen: row.flagged },
    exchanges: said.map((one) => deskExchange(one, { names, language: row.language })),
    inspections: judged.map(({ inspection_id, verdict, remark, staff_id, at }) => ({
      verdict,
      remark: remark === null ? null : fields.open(remarkPlace(inspection_id), remark),
      by: names.get(staff_id) ?? '',
      at: shanghaiInstant(at),
    })),
  }
}

/** Of what was read: something new in it flags it again. */
export function judgeFlagged(
  { db, fields, clock }: InspectionsDeps,
  {
    conversationId,
    version,
    verdict,
    remark,
    who,
    address,
    traceId,
  }: Acting & { version: number; verdict: Verdict; remark: string },
): Promise<undefined | Refusal<'NOT_FOUND' | 'SERVICE_CHANGED'>> {
  const now = clock.now()

  return inTransaction(db, async (tx) => {
    const row = await lockFlagged(tx, conversationId)
    if (row === undefined) return refuse('NOT_FOUND')
    if (row.version !== version) return refuse('SERVICE_CHANGED')
    const inspectionId = newId('isp')
    const { institution_id } = row
    await tx
      .insertInto('inspections')
      .values({
        ...{ inspection_id: inspectionId, conversation_id: conversationId, institution_id, verdict },
        remark: remark === '' ? null : fields.seal(remarkPlace(inspectionId), remark),
        ...{ staff_id: who.staffId, at: now },
      })
      .execute()
    await tx
      .updateTable('conversations')
      .set({ flagged: false })
      .where('conversation_id', '=', conversationId)
      .execute()
    const about = { institutionId: institution_id, objectId: conversationId, after: { verdict } }
    await writeAudit(tx, { who, action: 'conversation_judged', ...about, address, traceId }, { fields, now })

    return undefined
  })
}

/** Only what rules have flagged, now or before: nobody reads the conversations of everybody. */
async function lockFlagged(tx: Db, conversationId: string): Promise<ConversationRow | undefined> {
  const row = await lockConversation(tx, conversationId)
  if (row === undefined || row.erased_at !== null) return undefined
  if (row.flagged) return row

  return (await findInspections(tx, conversationId)).length > 0 ? row : undefined
}

function findInspections(db: Db, conversationId: string) {
  return db
    .selectFrom('inspections')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .orderBy('at', 'desc')
    .orderBy('inspection_id', 'desc')
    .execute()
}
