import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { type SmsParams, smsParams } from '../../gateways/sms/port.ts'
import { type ClaimedOperation, finishOperation } from '../../jobs/operations.ts'
import { pauseAfter } from '../../jobs/pauses.ts'
import type { OperationHandler } from '../../jobs/worker.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS, shift } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import { place } from '../patients/places.ts'
import type { MessagesDeps } from './deps.ts'
import { firstWay, type MessageRow, oweDelivery, type Way } from './messages.ts'
import { type Words, wordsOf } from './words.ts'

/** News of yesterday is in the inbox: after the last pause a message takes its other way, or none. */
const PAUSES_MS = [2 * SECOND_MS, 10 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 20 * MINUTE_MS, HOUR_MS]

/** `later`: not answered, or busy; the same id again delivers once. `refused`: never by this way. */
type Outcome = 'sent' | 'refused' | 'later'

/** Sends a message by the way that its operation names, and decides what becomes of it. */
export function createMessageDelivery(deps: MessagesDeps): OperationHandler {
  return async (operation) => {
    const row = await deps.db
      .selectFrom('messages')
      .selectAll()
      .where('message_id', '=', operation.subjectId)
      .executeTakeFirst()
    const way = operation.kind === 'wechat' ? 'wechat' : 'sms'
    const outcome = row?.delivery === 'sending' ? await send(deps, { row, way }) : undefined
    const delayMs = await settle(deps, { operation, row, way, outcome })
    if (delayMs !== undefined) deps.nudge(delayMs)
  }
}

async function send(deps: MessagesDeps, { row, way }: { row: MessageRow; way: Way }): Promise<Outcome> {
  const traceId = newId('trc')
  const outcome = way === 'wechat' ? await sendTemplate(deps, row) : await sendSms(deps, { row, traceId })
  deps.log.info(
    { messageId: row.message_id, kind: row.kind, way, outcome, traceId },
    'a message was sent out',
  )

  return outcome
}

/** Official accounts write Chinese: their templates are. */
async function sendTemplate(deps: MessagesDeps, row: MessageRow): Promise<Outcome> {
  const { config, wechat, accounts } = deps
  const template = config.wechat?.templates[row.kind]
  const openid = template && (await accounts.identityIn(row.account_id, 'wechat'))
  if (wechat === undefined || template === undefined || openid === undefined) return 'refused'
  const words = wordsOf(row.params, { patientName: await patientNameOf(deps, row), language: 'zh-CN' })
  const answer = await wechat.sendTemplate({
    ...{ openid, templateId: template.id, clientMessageId: row.message_id },
    url: `${config.publicOrigins.wechat}/#/pages/messages/index`,
    data: Object.fromEntries(
      Object.entries(template.fields).map(([field, word]) => [field, words[word] ?? '']),
    ),
  })
  if (!isGatewayFailure(answer)) return 'sent'

  return answer.kind === 'refused' ? 'refused' : 'later'
}

/** In the language that the person chose. */
async function sendSms(
  deps: MessagesDeps,
  { row, traceId }: { row: MessageRow; traceId: string },
): Promise<Outcome> {
  const account = await deps.db
    .selectFrom('accounts')
    .select('language')
    .where('account_id', '=', row.account_id)
    .executeTakeFirst()
  if (account === undefined) return 'refused'
  const language = account.language ?? 'zh-CN'
  const words = wordsOf(row.params, { patientName: await patientNameOf(deps, row), language })
  const failure = await deps.sms.send(
    {
      ...{ messageId: row.message_id, template: row.kind, language },
      phone: await deps.accounts.phoneOf(row.account_id),
      params: paramsOf(words, smsParams[row.kind]),
    },
    { traceId },
  )
  if (failure === undefined) return 'sent'
  const isBusy = failure.code === '9001' || failure.code?.startsWith('100')

  return failure.kind === 'refused' && !isBusy ? 'refused' : 'later'
}

/** Longer ones are refused (docs/interfaces/sms.md); an empty one, too. */
const LONGEST_PARAM = 60

function paramsOf(words: Words, names: readonly (keyof Words)[]): SmsParams {
  return Object.fromEntries(names.map((name) => [name, words[name]?.slice(0, LONGEST_PARAM) || '—']))
}

/** Undefined when the person is no longer the account's patient. */
async function patientNameOf({ db, fields }: MessagesDeps, row: MessageRow): Promise<string | undefined> {
  const patient = await db
    .selectFrom('patients')
    .select('name')
    .where('patient_id', '=', row.patient_id)
    .where('account_id', '=', row.account_id)
    .where('state', '=', 'active')
    .executeTakeFirst()
  const name = patient?.name ?? null

  return name === null ? undefined : fields.open(place('patients', 'name', row.patient_id), name)
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
    if (outcome !== 'sent' && way === 'wechat') {
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
  await oweDelivery(tx, { messageId: next.message_id, way: firstWay(config, next), dueAt: now })

  return true
}
