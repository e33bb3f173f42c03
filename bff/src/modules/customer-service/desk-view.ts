import type { DeskConversation, DeskExchange, DeskRow } from '@tongzhen/contract/customer-service'
import type { Language } from '@tongzhen/contract/headers'
import type { Selectable } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { ConversationsTable } from '../../db/tables/assistant.ts'
import type { ServiceConversationsTable } from '../../db/tables/customer-service.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { maskPhone } from '../../lib/masks.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { signsInWords } from '../assistant/ask-danger-signs.ts'
import { type Exchange, readExchanges, readLastWords } from '../assistant/conversations.ts'
import { findStaff, staffName } from '../staff/staff.ts'
import type { CustomerServiceDeps } from './deps.ts'
import { exchangeView } from './service-view.ts'

type ViewDeps = Pick<CustomerServiceDeps, 'db' | 'fields' | 'accounts' | 'model'>

/** As many as somebody can have in sight; who waits longest is among them. */
const MOST = 50

type Nullable<T> = { [Name in keyof T]: T[Name] | null }
type Found = Selectable<ConversationsTable> &
  Nullable<Pick<Selectable<ServiceConversationsTable>, 'state' | 'staff_id' | 'since'>>

export interface DeskQuery {
  /** Those that the person sees. */
  institutions: readonly string[]
  institutionId?: string | undefined
}

export async function listDesk(
  deps: ViewDeps,
  { institutions, institutionId }: DeskQuery,
): Promise<DeskRow[]> {
  const of = institutionId === undefined ? institutions : [institutionId]
  if (of.length === 0) return []
  const rows: Found[] = await deskConversations(deps.db)
    .where('conversations.institution_id', 'in', [...of])
    .where('service_conversations.state', 'in', ['waiting', 'with_agent'])
    .orderBy('service_conversations.since')
    .orderBy('conversations.conversation_id')
    .limit(MOST)
    .execute()
  const words = await readLastWords(
    deps,
    rows.map((row) => row.conversation_id),
  )
  const names = await namesOf(deps, rows.map(agentOf))

  return rows.map((row) => deskRow(row, { words, names }))
}

/** Whole, with what was said before an agent was asked for. */
export async function readDesk(
  deps: ViewDeps,
  { conversationId, staffId }: { conversationId: string; staffId: string },
): Promise<DeskConversation | Refusal<'NOT_FOUND'>> {
  const row: Found | undefined = await deskConversations(deps.db)
    .where('conversations.conversation_id', '=', conversationId)
    .executeTakeFirst()
  if (row === undefined) return refuse('NOT_FOUND')
  const said = await readExchanges(deps, conversationId)
  const names = await namesOf(deps, [agentOf(row), ...said.map(({ details }) => details.staffId)])
  const words = await readLastWords(deps, [conversationId])
  const phone = row.account_id === null ? undefined : await deps.accounts.phoneIfAny(row.account_id)

  return {
    ...deskRow(row, { words, names }),
    version: row.version,
    phoneMasked: phone === undefined ? null : maskPhone(phone),
    isMine: row.staff_id === staffId,
    canTranslate: deps.model !== undefined,
    exchanges: said.map((one) => deskExchange(one, { names, language: row.language })),
  }
}

/** With which rules struck and who answered, as staff see it. */
export function deskExchange(
  one: Exchange,
  { names, language }: { names: ReadonlyMap<string, string>; language: Language },
): DeskExchange {
  const { details, ruleHits, model, promptVersion } = one

  return {
    ...exchangeView(one),
    ...{ ruleHits, model, promptVersion },
    by: (details.staffId && names.get(details.staffId)) ?? null,
    departments: (details.suggestions ?? []).map(({ departmentName }) => departmentName),
    askedSigns: details.askedSigns
      ? signsInWords(details.askedSigns, language).signs.map(({ text }) => text)
      : [],
  }
}

/** Those with customer service that have words; the present ones say who answers in them. */
function deskConversations(db: Db) {
  return db
    .selectFrom('conversations')
    .leftJoin(
      'service_conversations',
      'service_conversations.conversation_id',
      'conversations.conversation_id',
    )
    .selectAll('conversations')
    .select(['service_conversations.state', 'service_conversations.staff_id', 'service_conversations.since'])
    .where('conversations.kind', '=', 'service')
    .where('conversations.erased_at', 'is', null)
}

const agentOf = ({ staff_id }: Found) => staff_id ?? undefined

/** Of people of the staff. */
export async function namesOf(
  { db, fields }: Pick<CustomerServiceDeps, 'db' | 'fields'>,
  staffIds: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(staffIds.filter((id) => id !== undefined))]
  const rows = await Promise.all(ids.map((id) => findStaff(db, id)))

  return new Map(rows.flatMap((row) => (row ? [[row.staff_id, staffName(fields, row)]] : [])))
}

function deskRow(
  row: Found,
  { words, names }: { words: ReadonlyMap<string, string>; names: ReadonlyMap<string, string> },
): DeskRow {
  const { conversation_id: conversationId, since } = row

  return {
    conversationId,
    ...{ institutionId: row.institution_id, kind: row.kind, state: row.state ?? 'assistant' },
    ...{ channel: row.channel, language: row.language },
    lastWords: words.get(conversationId) ?? '',
    since: since ? shanghaiInstant(since) : null,
    changedAt: shanghaiInstant(row.changed_at),
    agent: (row.staff_id && names.get(row.staff_id)) ?? null,
  }
}
