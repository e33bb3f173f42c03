import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type ClaimedOperation, finishOperation } from '../../jobs/operations.ts'
import { pauseAfter } from '../../jobs/pauses.ts'
import type { OperationHandler } from '../../jobs/worker.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS, shift } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { MessagesDeps } from './deps.ts'
import { firstWay, type MessageRow, oweDelivery, type Way, ways } from './messages.ts'
import { sendByAlipay } from './send-by-alipay.ts'
import { sendBySms } from './send-by-sms.ts'
import { sendByWechat } from './send-by-wechat.ts'
import type { Outcome, Sender, Sending } from './sending.ts'

/** News of yesterday is in the inbox: after the last pause a message takes its other way, or none. */
const PAUSES_MS = [2 * SECOND_MS, 10 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 20 * MINUTE_MS, HOUR_MS]

const senders: Readonly<Record<Way, Sender>> = { wechat: sendByWechat, alipay: sendByAlipay, sms: sendBySms }

/** Sends a message by the way that its operation names, and decides what becomes of it. */
export function createMessageDelivery(deps: MessagesDeps): OperationHandler {
  return async (operation) => {
    const row = await deps.db
      .selectFrom('messages')
      .selectAll()
      .where('message_id', '=', operation.subjectId)
      .executeTakeFirst()
    const way = ways.find((one) => one === operation.kind) ?? 'sms'
    const { tries } = operation
    const outcome = row?.delivery === 'sending' ? await send(deps, { row, way, tries }) : undefined
    const delayMs = await settle(deps, { operation, row, way, outcome })
    if (delayMs !== undefined) deps.nudge(delayMs)
  }
}

async function send(
  deps: MessagesDeps,
  { way, ...sending }: Omit<Sending, 'traceId'> & { way: Way },
): Promise<Outcome> {
  const traceId = newId('trc')
  const outcome = await senders[way](deps, { ...sending, traceId })
  const { message_id: messageId, kind } = sending.row
  deps.log.info({ messageId, kind, way, outcome, traceId }, 'a message was sent out')

  return outcome
}

interface Attempt {
  operation: ClaimedOperation
  row: MessageRow | undefined
  way: Way
  outcome: Outcome | undefined
}

/** The transaction after the call; answers when something is due about this message or the next one. */
function settle(deps: MessagesDeps, { operation, row, way, outcome }: Attempt): Promise<number | undefined> {
  const now = deps.clock.now()

  return inTransaction(deps.db, async (tx) => {
    if (!(await finishOperation(tx, operation)) || row === undefined || outcome === undefined)
      return undefined
    const { setbacks } = operation
    if (outcome === 'later' && setbacks < PAUSES_MS.length) {
      const delayMs = pauseAfter(setbacks, PAUSES_MS)
      const dueAt = shift(now, delayMs)
      await oweDelivery(tx, { messageId: row.message_id, way, setbacks: setbacks + 1, dueAt })

      return delayMs
    }
    if (outcome !== 'sent' && way !== 'sms') {
      await oweDelivery(tx, { messageId: row.message_id, way: 'sms', dueAt: now })

      return 0
    }
    if (outcome !== 'sent') {
      deps.log.warn({ messageId: row.message_id, kind: row.kind }, 'a message stays in the inbox only')
    }
    await setDelivery(tx, { row, delivery: outcome === 'sent' ? 'sent' : 'given_up' })

    return (await beginNext(tx, { config: deps.config, row, now })) ? 0 : undefined
  })
}

async function setDelivery(
  tx: Db,
  { row, delivery }: { row: MessageRow; delivery: MessageRow['delivery'] },
): Promise<void> {
  await tx.updateTable('messages').set({ delivery }).where('message_id', '=', row.message_id).execute()
}

/** The next message about the same thing may go now, whatever became of this one. */
async function beginNext(
  tx: Db,
  { config, row, now }: { config: MessagesDeps['config']; row: MessageRow; now: Date },
): Promise<boolean> {
  const next = await tx
    .selectFrom('messages')
    .selectAll()
    .where('aggregate_id', '=', row.aggregate_id)
    .where('delivery', '=', 'waiting')
    .orderBy('seq')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (next === undefined) return false
  await setDelivery(tx, { row: next, delivery: 'sending' })
  await oweDelivery(tx, { messageId: next.message_id, way: await firstWay(tx, config, next), dueAt: now })

  return true
}
