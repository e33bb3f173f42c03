import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { idColumn, sealedColumn } from '../columns.ts'

/** What the provider cannot give back and the hospital has given back itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('payments')
    .addColumn('by_hand_fen', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('payments')
    .addCheckConstraint('payments_by_hand', sql`by_hand_fen >= 0 and by_hand_fen <= refunded_fen`)
    .execute()
  await db.schema
    .alterTable('payment_refunds')
    .addColumn('proposal_id', idColumn, (c) => c.references('review_proposals.proposal_id'))
    .execute()
  await db.schema.alterTable('review_proposals').addColumn('reference', sealedColumn).execute()
  await db.schema
    .alterTable('review_proposals')
    .addCheckConstraint(
      'review_proposals_reference',
      sql`(decision = 'returned_by_hand') = (reference is not null)`,
    )
    .execute()
}
