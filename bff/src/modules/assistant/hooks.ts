import type { PatientAccess } from '../../access.ts'
import { type Config, servedIn } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { AccountClosingHook } from '../accounts/closure.ts'
import { eraseWords, findConversation } from './conversations.ts'

/** Whose conversation it is (routes of `who: 'speaker'`). */
export function createSpeakerLookup({
  db,
  config,
}: {
  db: Db
  config: Pick<Config, 'institutions' | 'portals'>
}): PatientAccess['isSpeaker'] {
  return async ({ accountId, channel }, conversationId) => {
    const row = await findConversation(db, conversationId)

    return row?.account_id === accountId && servedIn(config, channel).includes(row.institution_id)
  }
}

/** With the account go all words of its conversations, and whose they were (S33). */
export const assistantClosingHook: AccountClosingHook = {
  async erase(tx, accountId) {
    await tx
      .selectFrom('conversations')
      .select('conversation_id')
      .where('account_id', '=', accountId)
      .orderBy('conversation_id')
      .forUpdate()
      .execute()
    const own = tx.selectFrom('conversations').select('conversation_id').where('account_id', '=', accountId)
    await eraseWords(tx, own.$asScalar())
    await tx
      .updateTable('conversations')
      .set((eb) => ({
        ...{ account_id: null, patient_id: null, flagged: false },
        erased_at: eb.fn.coalesce('erased_at', 'changed_at'),
      }))
      .where('account_id', '=', accountId)
      .execute()
    await tx.deleteFrom('model_uses').where('account_id', '=', accountId).execute()
  },
}
