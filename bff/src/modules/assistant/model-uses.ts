import type { ModelConfig } from '../../config/model.ts'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import type { ModelUses } from '../../gateways/model/openai-gateway.ts'
import type { Clock } from '../../lib/clock.ts'
import { shanghaiDate } from '../../lib/shanghai-time.ts'

const MICRO_YUAN_PER_FEN = 10_000

/** Counted for all replicas. Questions at the same moment may pass the limit by one answer each. */
export function createModelUses(
  {
    tokensPerPersonPerDay,
    costFenPerPersonPerDay,
  }: Pick<ModelConfig, 'tokensPerPersonPerDay' | 'costFenPerPersonPerDay'>,
  { db, clock }: { db: Db; clock: Clock },
): ModelUses {
  return {
    async hasLeft(accountId) {
      const used = await db
        .selectFrom('model_uses')
        .select(['tokens', 'cost_micro_yuan'])
        .where('account_id', '=', accountId)
        .where('day', '=', shanghaiDate(clock.now()))
        .executeTakeFirst()

      return (
        used === undefined ||
        (used.tokens < tokensPerPersonPerDay &&
          used.cost_micro_yuan < costFenPerPersonPerDay * MICRO_YUAN_PER_FEN)
      )
    },

    async count(accountId, { tokens, costMicroYuan }) {
      const day = shanghaiDate(clock.now())
      const add = () =>
        db
          .updateTable('model_uses')
          .set((eb) => ({
            tokens: eb('tokens', '+', tokens),
            cost_micro_yuan: eb('cost_micro_yuan', '+', costMicroYuan),
          }))
          .where('account_id', '=', accountId)
          .where('day', '=', day)
          .executeTakeFirst()
      if ((await add()).numUpdatedRows > 0n) return
      const isFirst = await insertOnce(db, (tx) =>
        tx
          .insertInto('model_uses')
          .values({ account_id: accountId, day, tokens, cost_micro_yuan: costMicroYuan })
          .execute(),
      )
      if (!isFirst) await add()
    },
  }
}
