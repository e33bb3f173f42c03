import type { Conversation } from '@tongzhen/contract/assistant'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { signsInWords } from './ask-danger-signs.ts'
import { type ConversationRow, readExchanges } from './conversations.ts'

export function headOf(row: ConversationRow): Omit<Conversation, 'exchanges'> {
  return {
    conversationId: row.conversation_id,
    version: row.version,
    kind: row.kind,
    institutionId: row.institution_id,
    patientId: row.patient_id,
    createdAt: shanghaiInstant(row.created_at),
    isEnded: row.ended_at !== null,
  }
}

/** As the person sees it. */
export async function conversationView(
  deps: { db: Db; fields: FieldCrypto },
  row: ConversationRow,
): Promise<Conversation> {
  const exchanges = await readExchanges(deps, row.conversation_id)
  const last = exchanges.at(-1)

  return {
    ...headOf(row),
    exchanges: exchanges.map(({ seq, author, state, text, details, wordedBy, at }) => ({
      ...{ seq, author, state, text, wordedBy },
      redFlags: details.redFlags ?? [],
      suggestions: details.suggestions ?? [],
      dangerSigns:
        seq === last?.seq && details.askedSigns ? signsInWords(details.askedSigns, row.language) : null,
      at: shanghaiInstant(at),
    })),
  }
}
