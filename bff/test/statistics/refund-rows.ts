import type { PaymentMeans, RefundState, RefundWay } from '@tongzhen/contract/states'
import { sql } from 'kysely'
import type { Db } from '../../src/db/schema.ts'
import { CENTRAL } from '../booking/booking-desk.ts'

interface Seeded {
  /** Rows, and their numbers from `first` on. */
  count: number
  first?: number
  /** Of the newest row. */
  until: Date
  days: number
  institutionId?: string
}

/**
 * Paid orders with an application each, made by the database itself: of three years, most of them refunded, the newest
 * ones open. Amounts and means follow from the number.
 */
export async function seedRefunds(db: Db, seeded: Seeded): Promise<void> {
  const { first = 1, count } = seeded
  for (let from = first; from < first + count; from += AT_ONCE)
    await seedSome(db, { ...seeded, first, from, to: Math.min(from + AT_ONCE, first + count) - 1 })
}

/** Within the time that a statement may take. */
const AT_ONCE = 25_000

async function seedSome(
  db: Db,
  {
    count,
    first,
    until,
    days,
    institutionId = CENTRAL,
    from,
    to,
  }: Seeded & { first: number; from: number; to: number },
): Promise<void> {
  const last = first + count - 1
  const stepSeconds = (days * 86_400) / count
  const means = sql.raw(
    `case when n % 10 < 6 then 'wechat' when n % 10 < 9 then 'alipay' else 'unionpay' end`,
  )
  const at = sql`cast(${until} as timestamptz) - (${sql.lit(last)} - n) * ${sql.lit(stepSeconds)} * interval '1 second'`
  const letters = sql.raw(`translate(lpad(to_hex(n), 20, '0'), 'abcdef', 'ABCDEF')`)
  const state = sql.raw(`case when n > ${last - Math.min(2000, Math.floor(count / 10))} then
      case n % 4 when 0 then 'with_doctor' when 1 then 'with_finance' when 2 then 'with_second' else 'returning' end
    when n % 20 = 0 then 'declined' when n % 50 = 1 then 'withdrawn' when n % 100 = 2 then 'refused'
    else 'returned' end`)
  await sql`
    insert into payments (payment_id, order_number, institution_id, purpose, channel, means, merchant, plan, state,
      amount_fen, cash_fen, insurance_fen, paid_fen, refunded_fen, is_insured, insured_fen, settled_fen, by_hand_fen,
      refund_fen, refund_seq, expires_at, snapshot, version, created_at, changed_at)
    select 'pay_' || ${letters}, 'TZB' || lpad(cast(n as varchar), 12, '0'), ${institutionId}, 'bills', 'wechat',
      ${means}, 'm', 'cash', 'paid', 100 + n % 30000, 100 + n % 30000, 0, 100 + n % 30000, 0, false, 0, 100 + n % 30000,
      0, 0, 0, ${until}, '{"institutionName":{"zh":"中心医院"},"institutionPhone":"021-55550100"}', 1, ${at}, ${at}
    from generate_series(cast(${from} as integer), cast(${to} as integer)) as n
  `.execute(db)
  await sql`
    insert into refund_applications (application_id, institution_id, payment_id, means, items, snapshot, amount_fen,
      reason, state, chain, version, approved_at, is_by_rule, way, created_at, changed_at)
    select 'rfa_' || ${letters}, ${institutionId}, 'pay_' || ${letters}, ${means}, '[]',
      '{"departmentName":{"zh":"内科"},"doctorName":{"zh":"周医生"}}', 100 + n % 30000, 'not_needed', ${state},
      '["doctor","finance"]', 3,
      case when ${state} in ('returning', 'returned', 'refused') then ${at} + interval '20 hours' end, false,
      case when n % 200 = 3 then 'by_hand' else 'original' end, ${at}, ${at} + interval '30 hours'
    from generate_series(cast(${from} as integer), cast(${to} as integer)) as n
  `.execute(db)
}

/** What the rows themselves say, by day, means and way; counted one by one. */
export async function countedRefunds(db: Db): Promise<Map<string, { count: number; fen: number }>> {
  const rows = await db
    .selectFrom('refund_applications')
    .select(['institution_id', 'state', 'approved_at', 'means', 'way', 'amount_fen'])
    .execute()
  const sums = new Map<string, { count: number; fen: number }>()
  for (const row of rows) {
    const { state, approved_at: approvedAt } = row
    if (approvedAt === null || !isDue(state)) continue
    const day = new Date(approvedAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    const key = keyOf({ ...row, institutionId: row.institution_id, day, state })
    const sum = sums.get(key) ?? { count: 0, fen: 0 }
    sums.set(key, { count: sum.count + 1, fen: sum.fen + row.amount_fen })
  }

  return sums
}

const isDue = (state: RefundState): state is 'returned' | 'returning' =>
  state === 'returned' || state === 'returning'

export function keyOf(of: {
  institutionId: string
  day: string
  state: 'returned' | 'returning'
  means: PaymentMeans
  way: RefundWay
}): string {
  return [of.institutionId, of.day, of.state, of.means, of.way].join(' ')
}
