import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import { DAY_MS, shift } from '../../lib/clock.ts'
import { shanghaiInstantOf } from '../../lib/shanghai-time.ts'
import { refundNumberOf } from '../payments/payments.ts'
import { restoreNumberOf, transferNumberOf } from '../prepaid/prepaid-refunds.ts'
import type { ReconLine } from './compare.ts'

type OwnLine = Omit<ReconLine, 'party'>
type Side = 'platform' | 'books'

interface Wanted {
  institutions: readonly string[]
  /** Merchants whose transfers are compared on that day. */
  transferring: readonly string[]
  /** `YYYY-MM-DD`. */
  day: string
}

type Bounds = Omit<Wanted, 'day'> & { from: Date; to: Date }

/** Entries of the ledger that move what a provider holds, or what the hospital has, with the kind of the movement. */
const entries: Readonly<Record<Side, Readonly<Record<string, ReconLine['kind']>>>> = {
  platform: { 'cash in': 'payment', 'cash out': 'refund' },
  books: { settled: 'payment', unsettled: 'refund' },
}
const KEY = /^(.*?)(?: (\d+))?$/
const PAGE_ENTRIES = 4000

/** What our ledger says of a day, page by page, and what we have decided to give back and nobody has done yet. */
export async function* ownLines(
  db: Db,
  side: Side,
  { institutions, transferring, day }: Wanted,
): AsyncGenerator<OwnLine[]> {
  const from = new Date(shanghaiInstantOf(day, '00:00'))
  const to = shift(from, DAY_MS)
  let after: { chain: string; seq: number } | undefined
  for (;;) {
    let page = db
      .selectFrom('ledger_entries')
      .innerJoin('payments', 'payments.payment_id', 'ledger_entries.payment_id')
      .select(['ledger_entries.chain', 'ledger_entries.seq', 'ledger_entries.posting_key'])
      .select(['ledger_entries.institution_id', 'ledger_entries.amount_fen', 'ledger_entries.at'])
      .select(['payments.order_number', 'payments.means', 'payments.provider_number'])
      .where('ledger_entries.institution_id', 'in', [...institutions])
      .where('ledger_entries.at', '>=', from)
      .where('ledger_entries.at', '<', to)
      .orderBy('ledger_entries.chain')
      .orderBy('ledger_entries.seq')
      .limit(PAGE_ENTRIES)
    if (after !== undefined) {
      const { chain, seq } = after
      page = page.where(sql<boolean>`(ledger_entries.chain, ledger_entries.seq) > (${chain}, ${seq})`)
    }
    const rows = await page.execute()
    yield rows.flatMap((row): OwnLine[] => {
      const [, name = '', seq] = KEY.exec(row.posting_key) ?? []
      const kind = entries[side][name]
      if (kind === undefined) return []
      const extNo = kind === 'payment' ? row.order_number : refundNumberOf(row.order_number, Number(seq))

      return [
        {
          ...{ extNo, kind, orderNo: row.order_number, institutionId: row.institution_id, means: row.means },
          ...{ fen: row.amount_fen, at: row.at, status: 'done', providerNo: row.provider_number ?? '' },
        },
      ]
    })
    after = rows.at(-1)
    if (rows.length < PAGE_ENTRIES) break
  }
  const bounds = { institutions, transferring, from, to }
  yield await prepaidLines(db, side, bounds)
  if (side === 'books') return
  yield await refundsUnderWay(db, bounds)
  yield await transfersUnderWay(db, bounds)
}

/**
 * Money of cards (docs/decisions/0044): what the hospital took off and put back, what a provider refunded of the trade by
 * which it came, and what was transferred to people, which another statement tells: it is paid from another account.
 */
async function prepaidLines(
  db: Db,
  side: Side,
  { institutions, transferring, from, to }: Bounds,
): Promise<OwnLine[]> {
  const rows = await db
    .selectFrom('ledger_entries')
    .innerJoin('prepaid_refunds', 'prepaid_refunds.application_id', 'ledger_entries.payment_id')
    .select(['ledger_entries.posting_key', 'ledger_entries.amount_fen', 'ledger_entries.at'])
    .select(['prepaid_refunds.order_number', 'prepaid_refunds.institution_id', 'prepaid_refunds.means'])
    .select(['prepaid_refunds.provider_number', 'prepaid_refunds.way', 'prepaid_refunds.merchant'])
    .where('ledger_entries.institution_id', 'in', [...institutions])
    .where('ledger_entries.at', '>=', from)
    .where('ledger_entries.at', '<', to)
    .execute()

  return rows.flatMap((row): OwnLine[] => {
    const { posting_key: key, order_number: orderNo } = row
    const line = {
      ...{ institutionId: row.institution_id, means: row.means, fen: row.amount_fen, at: row.at },
      ...{ status: 'done' as const, providerNo: row.provider_number ?? '' },
    }
    if (side === 'books' && key === 'deducted') return [{ ...line, extNo: orderNo, orderNo, kind: 'refund' }]
    const restored = restoreNumberOf(row)
    if (side === 'books' && key === 'put back')
      return [{ ...line, extNo: restored, orderNo: restored, kind: 'payment' }]
    const [, name, seq] = KEY.exec(key) ?? []
    if (side === 'books' || name !== 'transferred') return []
    const extNo = transferNumberOf({ order_number: orderNo, transfer_seq: Number(seq) })
    if (row.way === 'origin') return [{ ...line, extNo, orderNo, kind: 'refund' }]

    return transferring.includes(row.merchant) ? [{ ...line, extNo, orderNo, kind: 'transfer' }] : []
  })
}

/** Transfers of applications that nobody knows the end of yet, on the day on which they were first sent. */
async function transfersUnderWay(
  db: Db,
  { institutions, transferring, from, to }: Bounds,
): Promise<OwnLine[]> {
  if (transferring.length === 0) return []
  const rows = await db
    .selectFrom('prepaid_refunds')
    .select(['order_number', 'transfer_seq', 'means', 'institution_id', 'amount_fen'])
    .select(['sending_since', 'provider_number'])
    .where('institution_id', 'in', [...institutions])
    .where('merchant', 'in', [...transferring])
    .where('way', '!=', 'origin')
    .where('state', 'in', ['sending', 'send_unknown', 'to_take'])
    .where('sending_since', '>=', from)
    .where('sending_since', '<', to)
    .execute()

  return rows.map((row) => ({
    ...{ extNo: transferNumberOf(row), kind: 'transfer', orderNo: row.order_number, means: row.means },
    ...{ institutionId: row.institution_id, fen: row.amount_fen, at: row.sending_since ?? from },
    ...{ status: 'pending', providerNo: row.provider_number ?? '' },
  }))
}

async function refundsUnderWay(db: Db, { institutions, from, to }: Bounds): Promise<OwnLine[]> {
  const rows = await db
    .selectFrom('payment_refunds')
    .innerJoin('payments', 'payments.payment_id', 'payment_refunds.payment_id')
    .select(['payment_refunds.refund_number', 'payment_refunds.amount_fen', 'payment_refunds.decided_at'])
    .select([
      'payments.order_number',
      'payments.means',
      'payments.institution_id',
      'payments.provider_number',
    ])
    .where('payments.institution_id', 'in', [...institutions])
    .where('payment_refunds.decided_at', '>=', from)
    .where('payment_refunds.decided_at', '<', to)
    .where('payment_refunds.done_at', 'is', null)
    .where('payment_refunds.proposal_id', 'is', null)
    .execute()

  return rows.map((row) => ({
    ...{ extNo: row.refund_number, kind: 'refund', orderNo: row.order_number, means: row.means },
    ...{ institutionId: row.institution_id, fen: row.amount_fen, at: row.decided_at, status: 'pending' },
    providerNo: row.provider_number ?? '',
  }))
}

/**
 * Numbers of refunds that a hospital made without being told one, by order: the fee of a registration that was
 * cancelled. Of several the last one.
 */
export async function refundNumbersOf(
  db: Db,
  orderNumbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (orderNumbers.length === 0) return new Map()
  const rows = await db
    .selectFrom('payments')
    .innerJoin('ledger_entries', 'ledger_entries.payment_id', 'payments.payment_id')
    .select(['payments.order_number', 'ledger_entries.posting_key', 'ledger_entries.at'])
    .where('payments.order_number', 'in', [...orderNumbers])
    .where('ledger_entries.posting_key', 'like', 'unsettled %')
    .orderBy('ledger_entries.at')
    .execute()

  return new Map(
    rows.map(({ order_number: order, posting_key: key }) => [
      order,
      refundNumberOf(order, Number(KEY.exec(key)?.[2])),
    ]),
  )
}
