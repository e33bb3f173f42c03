import type { PaymentMeans, RefundWay } from '@tongzhen/contract/states'
import { sql } from 'kysely'
import type { Db } from '../../db/schema.ts'
import { DAY_MS, shift } from '../../lib/clock.ts'
import { shanghaiInstantOf } from '../../lib/shanghai-time.ts'

interface Wanted {
  institutions: readonly string[]
  agreedOn: string
  means: PaymentMeans
  way: RefundWay
}

/** Of the refunds that were agreed to on one day: on which days the money was back; null: still to go. */
export async function returnedDays(
  db: Db,
  { institutions, agreedOn, means, way }: Wanted,
): Promise<{ returnedOn: string | null; count: number; fen: number }[]> {
  if (institutions.length === 0) return []
  const from = new Date(shanghaiInstantOf(agreedOn, '00:00'))
  const returnedOn = sql<string | null>`case when state = 'returned'
    then to_char(changed_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') end`
  const rows = await db
    .selectFrom('refund_applications')
    .select(returnedOn.as('returnedOn'))
    .select(sql<number>`cast(count(*) as bigint)`.as('count'))
    .select(sql<number>`cast(sum(amount_fen) as bigint)`.as('fen'))
    .where('institution_id', 'in', [...institutions])
    .where('approved_at', '>=', from)
    .where('approved_at', '<', shift(from, DAY_MS))
    .where('state', 'in', ['returning', 'returned'])
    .where('means', '=', means)
    .where('way', '=', way)
    .groupBy(returnedOn)
    .execute()

  return rows.sort((a, b) => (a.returnedOn ?? '~').localeCompare(b.returnedOn ?? '~'))
}
