import { createHash } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { LedgerEntriesTable } from '../../db/tables/payments.ts'
import type { LedgerAccount, Posting } from './order.ts'
import type { PaymentRow } from './payments.ts'

/** Whoever adds an entry waits for the chain: with several of them, payments seldom wait for each other. */
const CHAINS_PER_INSTITUTION = 16
const FIRST_HASH = '0'.repeat(64)

/** Of what it is: a payment, or a prepaid refund under the id of its application. */
export type Posted = Pick<PaymentRow, 'payment_id' | 'institution_id' | 'means'>

type Entry = Omit<Selectable<LedgerEntriesTable>, 'hash'>

/** Adds the entries of a step; an entry whose key is there already fails the transaction (R6). */
export async function post(
  tx: Db,
  { row, postings, now }: { row: Posted; postings: readonly Posting[]; now: Date },
): Promise<void> {
  if (postings.length === 0) return
  const chain = chainOf(row)
  let { seq, hash } = await lockChain(tx, chain)
  for (const { key, debit, credit, amountFen } of postings) {
    seq += 1
    const entry: Entry = {
      chain,
      seq,
      payment_id: row.payment_id,
      posting_key: key,
      institution_id: row.institution_id,
      debit_account: accountOf(debit, row),
      credit_account: accountOf(credit, row),
      amount_fen: amountFen,
      at: now,
      prev_hash: hash,
    }
    hash = hashOf(entry)
    await tx
      .insertInto('ledger_entries')
      .values({ ...entry, hash })
      .execute()
  }
  await tx.updateTable('ledger_chains').set({ seq, hash }).where('chain', '=', chain).execute()
}

function accountOf(account: LedgerAccount, { means }: Posted): string {
  return account === 'channel' ? `channel:${means}` : account
}

function chainOf({ institution_id, payment_id }: Posted): string {
  const number = createHash('sm3').update(payment_id).digest().readUInt16BE() % CHAINS_PER_INSTITUTION

  return `${institution_id}:${number}`
}

async function lockChain(tx: Db, chain: string): Promise<{ seq: number; hash: string }> {
  const find = () =>
    tx
      .selectFrom('ledger_chains')
      .select(['seq', 'hash'])
      .where('chain', '=', chain)
      .forUpdate()
      .executeTakeFirst()
  const known = await find()
  if (known) return known
  await insertOnce(tx, (db) =>
    db.insertInto('ledger_chains').values({ chain, seq: 0, hash: FIRST_HASH }).execute(),
  )

  return (await find()) ?? { seq: 0, hash: FIRST_HASH }
}

function hashOf(entry: Entry): string {
  const content = [
    entry.chain,
    entry.seq,
    entry.payment_id,
    entry.posting_key,
    entry.institution_id,
    entry.debit_account,
    entry.credit_account,
    entry.amount_fen,
    entry.at.toISOString(),
  ]

  return createHash('sm3').update(entry.prev_hash).update(JSON.stringify(content)).digest('hex')
}

/** Debits less credits of each account, in fen, by institution; those of one institution add up to 0. */
export async function ledgerBalances(db: Db, institutionId: string): Promise<ReadonlyMap<string, number>> {
  const totals = await db
    .selectFrom('ledger_entries')
    .select(['debit_account', 'credit_account', sql<number>`cast(sum(amount_fen) as bigint)`.as('fen')])
    .where('institution_id', '=', institutionId)
    .groupBy(['debit_account', 'credit_account'])
    .execute()
  const balances = new Map<string, number>()
  const add = (account: string, fen: number) => balances.set(account, (balances.get(account) ?? 0) + fen)
  for (const { debit_account, credit_account, fen } of totals) {
    add(debit_account, fen)
    add(credit_account, -fen)
  }

  return balances
}

/** Chains in which an entry was altered, or is missing; by name. */
export async function brokenChains(db: Db): Promise<string[]> {
  const chains = await db.selectFrom('ledger_chains').selectAll().execute()
  const broken: string[] = []
  for (const { chain, seq, hash } of chains) {
    const entries = await db
      .selectFrom('ledger_entries')
      .selectAll()
      .where('chain', '=', chain)
      .orderBy('seq')
      .execute()
    if (entries.length !== seq || !isWhole(entries, hash)) broken.push(chain)
  }

  return broken
}

function isWhole(entries: Selectable<LedgerEntriesTable>[], lastHash: string): boolean {
  let hash = FIRST_HASH
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1 || entry.prev_hash !== hash || entry.hash !== hashOf(entry)) return false
    hash = entry.hash
  }

  return hash === lastHash
}
