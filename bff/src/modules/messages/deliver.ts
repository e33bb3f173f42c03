import type { Db } from '../../db/schema.ts'
import type { DropReason } from '../../db/tables/messages.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type ClaimedOperation, finishOperation } from '../../jobs/operations.ts'
import { pauseAfter } from '../../jobs/pauses.ts'
import type { OperationHandler } from '../../jobs/worker.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS, shift } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import type { MessagesDeps } from './deps.ts'
import { firstWay, type MessageRow, oweDelivery, urgentKinds, type Way, ways } from './messages.ts'
import { sendByAlipay } from './send-by-alipay.ts'
import { otherPhoneFor, sendBySms } from './send-by-sms.ts'
import { sendByWechat } from './send-by-wechat.ts'
import type { Outcome, Sender, Sending } from './sending.ts'
import { untrueBecause } from './still-true.ts'

/** They are told before another minute is over, or by the next way. */
const URGENT_PAUSES_MS = [0.3, 0.7, 1.5, 3].map((seconds) => seconds * SECOND_MS)

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
    const outcome =
      row?.delivery === 'sending' ? await decide(deps, { row, way, tries: operation.tries }) : undefined
    const delayMs = await settle(deps, { operation, row, way, outcome })
    if (delayMs !== undefined) deps.nudge(delayMs)
  }
}

type Decided = Outcome | { dropped: DropReason }

/** It may have waited for an hour: what is not true any more is not sent. */
async function decide(
  deps: MessagesDeps,
  sending: Omit<Sending, 'traceId'> & { way: Way },
): Promise<Decided> {
  const dropped = await untrueBecause(deps.db, sending.row, deps.clock.now())

  return dropped === undefined ? send(deps, sending) : { dropped }
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
  outcome: Decided | undefined
}

/** The transaction after the call; answers when something is due about this message or the next one. */
function settle(deps: MessagesDeps, { operation, row, way, outcome }: Attempt): Promise<number | undefined> {
  const now = deps.clock.now()

  return inTransaction(deps.db, async (tx) => {
    if (!(await finishOperation(tx, operation)) || row === undefined || outcome === undefined)
      return undefined
    if (typeof outcome === 'object') return dropAndGoOn(tx, deps, { row, ...outcome })
    const { setbacks } = operation
    const isUrgent = urgentKinds.includes(row.kind)
    const pausesMs = isUrgent ? urgentPausesOf(way) : PAUSES_MS
    const mayWait = setbacks < pausesMs.length && (isUrgent || !(await holdsUpUrgent(tx, row)))
    if (outcome === 'later' && mayWait) {
      const delayMs = pauseAfter(setbacks, pausesMs)
      const dueAt = shift(now, delayMs)
      await oweDelivery(tx, { messageId: row.message_id, way, setbacks: setbacks + 1, dueAt })

      return delayMs
    }
    const isByBoth = async () =>
      isUrgent || (await otherPhoneFor({ db: tx, fields: deps.fields }, row)) !== undefined
    if (way !== 'sms' && (outcome !== 'sent' || (await isByBoth()))) {
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

async function dropAndGoOn(
  tx: Db,
  { config, clock, log }: MessagesDeps,
  { row, dropped }: { row: MessageRow; dropped: DropReason },
): Promise<number | undefined> {
  log.info({ messageId: row.message_id, kind: row.kind, dropped }, 'a message was true no more')
  await tx
    .updateTable('messages')
    .set({ delivery: 'dropped', dropped_because: dropped })
    .where('message_id', '=', row.message_id)
    .execute()

  return (await beginNext(tx, { config, row, now: clock.now() })) ? 0 : undefined
}

/** A host that is silent does not hold up the text message; that is tried as long as any. */
function urgentPausesOf(way: Way): readonly number[] {
  return way === 'sms' ? [...URGENT_PAUSES_MS, ...PAUSES_MS] : URGENT_PAUSES_MS.slice(0, 1)
}

/** It takes its other way, or none, rather than keep somebody from learning that there is no visit. */
async function holdsUpUrgent(tx: Db, row: MessageRow): Promise<boolean> {
  const behind = await tx
    .selectFrom('messages')
    .select('message_id')
    .where('aggregate_id', '=', row.aggregate_id)
    .where('delivery', '=', 'waiting')
    .where('kind', 'in', [...urgentKinds])
    .limit(1)
    .executeTakeFirst()

  return behind !== undefined
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
