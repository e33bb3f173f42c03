import type { MessageKind } from '@tongzhen/contract/states'
import type { Selectable } from 'kysely'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { MessagesTable } from '../../db/tables/messages.ts'
import { addOperation, hurryOperation } from '../../jobs/operations.ts'
import type { EventConsumer } from '../../jobs/outbox.ts'
import { newId } from '../../lib/ids.ts'
import type { MessagesDeps } from './deps.ts'
import { noteOfEvent } from './note-of-event.ts'

/** Name of the messages' operations in the table of operations. */
export const MESSAGES_QUEUE = 'messages'

export type MessageRow = Selectable<MessagesTable>

/** How a message reaches a person who does not look into the inbox. */
export const ways = ['wechat', 'alipay', 'sms'] as const
export type Way = (typeof ways)[number]

/** Who would set out in vain is told by every way they have, and waits for no other message. */
export const urgentKinds: readonly MessageKind[] = ['clinic_stopped', 'clinic_reopened']

/** Every event that concerns a person becomes one message in their inbox, and one on its way to them. */
export function createMessagesConsumer({ config }: Pick<MessagesDeps, 'config'>): EventConsumer {
  return async (tx, event, now) => {
    const note = await noteOfEvent(tx, event, now)
    if (note === undefined || !(await lockAccount(tx, note.account_id))) return
    const { params, ...about } = note
    const { aggregate_id, seq, event_id } = event
    const message_id = newId('msg')
    const earlier = await lockEarlier(tx, aggregate_id)
    const delivery = earlier.length > 0 ? 'waiting' : 'sending'
    const isNew = await insertOnce(tx, (db) =>
      db
        .insertInto('messages')
        .values({
          ...{ ...about, message_id, event_id, aggregate_id, seq, delivery, dropped_because: null },
          params: JSON.stringify(params),
          created_at: event.created_at,
          read_at: null,
        })
        .execute(),
    )
    if (isNew && delivery === 'sending') {
      await oweDelivery(tx, { messageId: message_id, way: await firstWay(tx, config, note), dueAt: now })
    }
    if (!urgentKinds.includes(note.kind)) return
    // Mostly it is true no more, and is dropped at its next try.
    for (const subjectId of earlier) await hurryOperation(tx, { queue: MESSAGES_QUEUE, subjectId, now })
  }
}

/** An account that is just being closed is waited for, and is then gone. */
async function lockAccount(tx: Db, accountId: string): Promise<boolean> {
  const account = await tx
    .selectFrom('accounts')
    .select('account_id')
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()

  return account !== undefined
}

/** Messages about the same thing still on their way. Held, so that their end and this one's start are not missed. */
async function lockEarlier(tx: Db, aggregateId: string): Promise<string[]> {
  const earlier = await tx
    .selectFrom('messages')
    .select('message_id')
    .where('aggregate_id', '=', aggregateId)
    .where('delivery', 'in', ['waiting', 'sending'])
    .orderBy('seq')
    .forUpdate()
    .execute()

  return earlier.map(({ message_id }) => message_id)
}

/** The host's templates are Chinese: who reads another language is told by text message. */
export async function firstWay(
  tx: Db,
  config: MessagesDeps['config'],
  { channel, kind, account_id }: Pick<MessageRow, 'channel' | 'kind' | 'account_id'>,
): Promise<Way> {
  if ((channel !== 'wechat' && channel !== 'alipay') || !config[channel]?.templates[kind]) return 'sms'
  const { language } = await tx
    .selectFrom('accounts')
    .select('language')
    .where('account_id', '=', account_id)
    .executeTakeFirstOrThrow()

  return (language ?? 'zh-CN') === 'zh-CN' ? channel : 'sms'
}

export function oweDelivery(
  tx: Db,
  { messageId, way, setbacks = 0, dueAt }: { messageId: string; way: Way; setbacks?: number; dueAt: Date },
): Promise<void> {
  const what = { queue: MESSAGES_QUEUE, kind: way, subjectId: messageId, subjectVersion: 1 }

  return addOperation(tx, { ...what, setbacks, dueAt })
}
