import type { Suggestion } from '@tongzhen/contract/assistant'
import type { ServiceSource } from '@tongzhen/contract/customer-service'
import type { Channel, Language } from '@tongzhen/contract/headers'
import type {
  AnswerKind,
  AnswerState,
  ConversationKind,
  ExchangeAuthor,
  FlagKind,
  RedFlag,
  ServiceNotice,
  WordedBy,
} from '@tongzhen/contract/states'
import type { Expression, Selectable } from 'kysely'
import type { Db } from '../../db/schema.ts'
import type { ConversationsTable } from '../../db/tables/assistant.ts'
import { type Clock, SECOND_MS, shift } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { newId } from '../../lib/ids.ts'
import type { AskedSigns } from './ask-danger-signs.ts'

export type ConversationRow = Selectable<ConversationsTable>

/** What stands beside the words of an exchange. Absent: nothing of the kind. */
export interface ExchangeDetails {
  redFlags?: RedFlag[]
  suggestions?: Suggestion[]
  /** Danger signs asked for below an answer (docs/decisions/0061). */
  askedSigns?: AskedSigns
  /** Those of which it was said that none is so, beside the answer to that: they can be asked for again. */
  deniedSigns?: AskedSigns
  /** Beside what the person said: which of them hold, or `none`, or `some`; beside an answer: that it follows from it. */
  answeredSigns?: string[]
  /** Beside what the person said: rules heard them and were overruled, or it sounded past (docs/decisions/0064). */
  doubtedFlags?: RedFlag[]
  /** Of customer service (docs/decisions/0048). */
  answer?: AnswerKind
  sources?: ServiceSource[]
  others?: ServiceSource[]
  notice?: ServiceNotice
  /** The agent who said it. */
  staffId?: string
}

/** An exchange, opened. */
export interface Exchange {
  seq: number
  author: ExchangeAuthor
  state: AnswerState
  text: string
  details: ExchangeDetails
  /** Names of the rules that struck. */
  ruleHits: string[]
  wordedBy: WordedBy | null
  model: string | null
  promptVersion: string | null
  at: Date
  changedAt: Date
}

/** What is kept of an exchange beside its place. */
export interface ExchangeContent {
  text: string
  details?: ExchangeDetails
  ruleHits?: readonly string[]
  wordedBy?: WordedBy
  /** As it is configured, and the version of what it was told; only where a model was asked. */
  asked?: { model: string; promptVersion: string }
  /** Staff should look at it. */
  flag?: FlagKind | undefined
}

type SealedColumn = 'text' | 'details' | 'rule_hits'

const placeOf = (column: SealedColumn, conversationId: string, seq: number) => ({
  ...{ table: 'exchanges', column },
  rowId: `${conversationId}/${seq}`,
})

export interface NewConversation {
  institutionId: string
  accountId: string
  patientId?: string
  kind: ConversationKind
  channel: Channel
  language: Language
  now: Date
}

/** Opens an empty conversation; answers its id. */
export async function insertConversation(tx: Db, wanted: NewConversation): Promise<string> {
  const conversationId = newId('cnv')
  await tx
    .insertInto('conversations')
    .values({
      conversation_id: conversationId,
      institution_id: wanted.institutionId,
      account_id: wanted.accountId,
      patient_id: wanted.patientId ?? null,
      kind: wanted.kind,
      channel: wanted.channel,
      language: wanted.language,
      version: 0,
      last_seq: 0,
      flagged: false,
      created_at: wanted.now,
      changed_at: wanted.now,
      ...{ ended_at: null, erased_at: null },
    })
    .execute()

  return conversationId
}

/** Undefined where there is none of that number, or its words are erased. */
export function findConversation(db: Db, conversationId: string): Promise<ConversationRow | undefined> {
  return db
    .selectFrom('conversations')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
}

/** Held until the transaction ends: whatever is said in it is said one after the other. */
export function lockConversation(tx: Db, conversationId: string): Promise<ConversationRow | undefined> {
  return tx
    .selectFrom('conversations')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('erased_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** Adds to a conversation that the transaction holds; answers its `seq`, and changes `row` as the table. */
export async function appendExchange(
  { tx, fields, now }: Writing,
  row: ConversationRow,
  { author, state = 'whole', ...content }: ExchangeContent & { author: ExchangeAuthor; state?: AnswerState },
): Promise<number> {
  const seq = row.last_seq + 1
  const { conversation_id } = row
  await tx
    .insertInto('exchanges')
    .values({
      ...{ conversation_id, seq, author, state },
      ...sealedContent(fields, { conversationId: conversation_id, seq, content }),
      ...{ at: now, changed_at: now },
    })
    .execute()
  await bump(tx, row, { now, lastSeq: seq, flag: content.flag })

  return seq
}

export interface Writing {
  tx: Db
  fields: FieldCrypto
  now: Date
}

/**
 * Writes an exchange of a conversation that the transaction holds, while it is `writing`; false when it is so no
 * longer, and nothing was changed.
 */
export async function rewriteExchange(
  { tx, fields, now }: Writing,
  row: ConversationRow,
  { seq, state, ...content }: ExchangeContent & { seq: number; state: AnswerState },
): Promise<boolean> {
  const { conversation_id: conversationId } = row
  const { numUpdatedRows } = await tx
    .updateTable('exchanges')
    .set({ state, ...sealedContent(fields, { conversationId, seq, content }), changed_at: now })
    .where('conversation_id', '=', conversationId)
    .where('seq', '=', seq)
    .where('state', '=', 'writing')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await bump(tx, row, { now, flag: content.flag })

  return true
}

/** In the order in which they were said. */
export async function readExchanges(
  { db, fields }: { db: Db; fields: FieldCrypto },
  conversationId: string,
): Promise<Exchange[]> {
  const rows = await db
    .selectFrom('exchanges')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .orderBy('seq')
    .execute()
  const open = (column: SealedColumn, { seq, [column]: sealed }: (typeof rows)[number]) =>
    sealed === null ? undefined : fields.open(placeOf(column, conversationId, seq), sealed)

  return rows.map((row) => ({
    ...{ seq: row.seq, author: row.author, state: row.state },
    text: open('text', row) ?? '',
    details: JSON.parse(open('details', row) ?? '{}') as ExchangeDetails,
    ruleHits: JSON.parse(open('rule_hits', row) ?? '[]') as string[],
    ...{ wordedBy: row.worded_by, model: row.model, promptVersion: row.prompt_version },
    ...{ at: row.at, changedAt: row.changed_at },
  }))
}

/** An answer that nobody has written on for so long was left by a replica that died. */
const FORGOTTEN_MS = 60 * SECOND_MS

/** The answer of which nobody writes on; it shall be ended by rules. */
export async function findForgotten(
  { db, clock }: { db: Db; clock: Clock },
  conversationId: string,
): Promise<number | undefined> {
  const open = await db
    .selectFrom('exchanges')
    .select(['seq', 'changed_at'])
    .where('conversation_id', '=', conversationId)
    .where('state', '=', 'writing')
    .executeTakeFirst()

  return open && open.changed_at <= shift(clock.now(), -FORGOTTEN_MS) ? open.seq : undefined
}

/** What the person said last in each of them, by conversation. */
export async function readLastWords(
  { db, fields }: { db: Db; fields: FieldCrypto },
  conversationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (conversationIds.length === 0) return new Map()
  const last = db
    .selectFrom('exchanges')
    .select(({ fn }) => ['conversation_id as id', fn.max('seq').as('last')])
    .where('conversation_id', 'in', [...conversationIds])
    .where('author', '=', 'person')
    .groupBy('conversation_id')
    .as('said')
  const rows = await db
    .selectFrom('exchanges')
    .innerJoin(last, (join) =>
      join.onRef('said.id', '=', 'exchanges.conversation_id').onRef('said.last', '=', 'exchanges.seq'),
    )
    .select(['conversation_id', 'seq', 'text'])
    .execute()

  return new Map(
    rows.map(({ conversation_id: id, seq, text }) => [
      id,
      text === null ? '' : fields.open(placeOf('text', id, seq), text),
    ]),
  )
}

/**
 * Of a conversation nothing that was said is kept; that there was one, with which model and which version, is. Twice is
 * once.
 */
export async function eraseConversation(
  tx: Db,
  { conversationId, now }: { conversationId: string; now: Date },
): Promise<void> {
  // Whoever is adding to it, or judging it, has ended first: nothing of theirs outlives it.
  await lockConversation(tx, conversationId)
  await eraseWords(tx, [conversationId])
  await tx
    .updateTable('conversations')
    .set((eb) => ({
      ...{ patient_id: null, flagged: false, erased_at: now, ended_at: now },
      version: eb('version', '+', 1),
    }))
    .where('conversation_id', '=', conversationId)
    .where('erased_at', 'is', null)
    .execute()
}

type Those = readonly string[] | Expression<string>

/** What was said, which rules struck, and what staff remarked, of all these conversations. */
export async function eraseWords(tx: Db, those: Those): Promise<void> {
  await tx
    .updateTable('exchanges')
    .set({ text: null, details: null, rule_hits: null })
    .where('conversation_id', 'in', those)
    .execute()
  await tx.deleteFrom('conversation_flags').where('conversation_id', 'in', those).execute()
  await tx.updateTable('inspections').set({ remark: null }).where('conversation_id', 'in', those).execute()
}

function sealedContent(
  fields: FieldCrypto,
  { conversationId, seq, content }: { conversationId: string; seq: number; content: ExchangeContent },
) {
  const seal = (column: SealedColumn, text: string) => fields.seal(placeOf(column, conversationId, seq), text)
  const { text, details = {}, ruleHits = [], wordedBy = null, asked } = content

  return {
    text: seal('text', text),
    details: seal('details', JSON.stringify(details)),
    rule_hits: seal('rule_hits', JSON.stringify(ruleHits)),
    worded_by: wordedBy,
    model: asked?.model ?? null,
    prompt_version: asked?.promptVersion ?? null,
  }
}

/** In a transaction that holds the conversation: nobody else adds the same. */
async function addFlag(tx: Db, conversation_id: string, kind: FlagKind): Promise<void> {
  const known = await tx
    .selectFrom('conversation_flags')
    .select('kind')
    .where('conversation_id', '=', conversation_id)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (known === undefined)
    await tx.insertInto('conversation_flags').values({ conversation_id, kind }).execute()
}

async function bump(
  tx: Db,
  row: ConversationRow,
  { now, lastSeq = row.last_seq, flag }: { now: Date; lastSeq?: number; flag?: FlagKind | undefined },
): Promise<void> {
  row.version += 1
  row.last_seq = lastSeq
  row.changed_at = now
  row.flagged ||= flag !== undefined
  if (flag !== undefined) await addFlag(tx, row.conversation_id, flag)
  await tx
    .updateTable('conversations')
    .set({ version: row.version, last_seq: row.last_seq, changed_at: now, flagged: row.flagged })
    .where('conversation_id', '=', row.conversation_id)
    .execute()
}
