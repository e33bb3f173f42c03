import type { Channel, Language } from '@tongzhen/contract/headers'
import type { ServiceNotice, ServiceState } from '@tongzhen/contract/states'
import type { Selectable } from 'kysely'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { ServiceConversationsTable } from '../../db/tables/customer-service.ts'
import { DAY_MS } from '../../lib/clock.ts'
import {
  appendExchange,
  type ConversationRow,
  findConversation,
  insertConversation,
  lockConversation,
  type Writing,
} from '../assistant/conversations.ts'

export type ServiceRow = Selectable<ServiceConversationsTable>

/** Whose conversation with which institution. */
export interface OfPerson {
  accountId: string
  institutionId: string
}

/** Both rows of a conversation that the transaction holds. */
export interface Held {
  service: ServiceRow
  conversation: ConversationRow
}

/** After a day of silence a question begins another conversation; the one of before stays as it is. */
const SILENCE_MS = DAY_MS

/** Whether it has ended by silence. One that an agent is to answer, or answers, never does. */
export const isSilent = ({ state }: ServiceRow, { changed_at }: ConversationRow, now: Date): boolean =>
  state === 'assistant' && now.getTime() - changed_at.getTime() > SILENCE_MS

export function findService(db: Db, { accountId, institutionId }: OfPerson): Promise<ServiceRow | undefined> {
  return db
    .selectFrom('service_conversations')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('institution_id', '=', institutionId)
    .executeTakeFirst()
}

/** The account's conversation with the institution, begun where there is none; held until the transaction ends. */
export async function openService(
  tx: Db,
  { channel, language, now, ...of }: OfPerson & { channel: Channel; language: Language; now: Date },
): Promise<Held> {
  const known = await lockServiceOf(tx, of)
  const conversation = known && (await lockConversation(tx, known.conversation_id))
  if (known && conversation && !isSilent(known, conversation, now)) return { service: known, conversation }

  const conversationId = await insertConversation(tx, { ...of, kind: 'service', channel, language, now })
  if (known) {
    const fresh = {
      conversation_id: conversationId,
      state: 'assistant',
      staff_id: null,
      since: null,
    } as const
    await tx
      .updateTable('service_conversations')
      .set(fresh)
      .where('conversation_id', '=', known.conversation_id)
      .execute()
  } else if (!(await insertOnce(tx, (one) => insertService(one, of, conversationId)))) {
    // Somebody's other tap was quicker: theirs is the one.
    await tx.deleteFrom('conversations').where('conversation_id', '=', conversationId).execute()
  }
  const service = await lockServiceOf(tx, of)
  const opened = service && (await lockConversation(tx, service.conversation_id))
  if (service === undefined || opened === undefined) throw new Error('a conversation that was opened is gone')

  return { service, conversation: opened }
}

/** By its id, for the desk; undefined where it is erased or not the present one. */
export async function lockService(tx: Db, conversationId: string): Promise<Held | undefined> {
  const service = await tx
    .selectFrom('service_conversations')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .forUpdate()
    .executeTakeFirst()
  const conversation = service && (await lockConversation(tx, conversationId))

  return service && conversation && { service, conversation }
}

interface Handing {
  to: ServiceState
  staffId: string | null
  notice: ServiceNotice
}

/** Who answers from now on; both sides read it in the conversation. */
export async function handOver(
  writing: Writing,
  { service, conversation }: Held,
  { to, staffId, notice }: Handing,
): Promise<void> {
  const { tx, now } = writing
  const since = to === 'assistant' ? null : (service.since ?? now)
  await tx
    .updateTable('service_conversations')
    .set({ state: to, staff_id: staffId, since })
    .where('conversation_id', '=', service.conversation_id)
    .execute()
  Object.assign(service, { state: to, staff_id: staffId, since })
  await appendExchange(writing, conversation, {
    ...{ author: 'system', text: '' },
    details: { notice, ...(staffId && { staffId }) },
  })
}

/** How many have asked for an agent of the institution before, and have none. */
export async function countAhead(db: Db, { institution_id, since }: ServiceRow): Promise<number> {
  if (since === null) return 0
  const { count } = await db
    .selectFrom('service_conversations')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('institution_id', '=', institution_id)
    .where('state', '=', 'waiting')
    .where('since', '<', since)
    .executeTakeFirstOrThrow()

  return Number(count)
}

function lockServiceOf(tx: Db, { accountId, institutionId }: OfPerson): Promise<ServiceRow | undefined> {
  return tx
    .selectFrom('service_conversations')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('institution_id', '=', institutionId)
    .forUpdate()
    .executeTakeFirst()
}

function insertService(
  tx: Db,
  { accountId, institutionId }: OfPerson,
  conversationId: string,
): Promise<unknown> {
  return tx
    .insertInto('service_conversations')
    .values({
      ...{ account_id: accountId, institution_id: institutionId, conversation_id: conversationId },
      ...{ state: 'assistant', staff_id: null, since: null },
    })
    .execute()
}

/** For the staff's door: where it was said. What of it who may see, the routes say. */
export async function institutionOfConversation(db: Db, conversationId: string): Promise<string | undefined> {
  return (await findConversation(db, conversationId))?.institution_id
}
