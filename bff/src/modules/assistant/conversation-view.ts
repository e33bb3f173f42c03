import type { Conversation } from '@tongzhen/contract/assistant'
import type { Language } from '@tongzhen/contract/headers'
import type { Db } from '../../db/schema.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { type AskedSigns, signsInWords } from './ask-danger-signs.ts'
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

/** As the person sees it, who reads `language` now. */
export async function conversationView(
  deps: { db: Db; fields: FieldCrypto },
  { row, language }: { row: ConversationRow; language: Language },
): Promise<Conversation> {
  const exchanges = await readExchanges(deps, row.conversation_id)
  const last = exchanges.at(-1)
  const wordsOf = (seq: number, signs: AskedSigns | undefined) =>
    seq === last?.seq && signs ? signsInWords(signs, language) : null

  return {
    ...headOf(row),
    exchanges: exchanges.map(({ seq, author, state, text, details, wordedBy, at }) => ({
      ...{ seq, author, state, text, wordedBy },
      redFlags: details.redFlags ?? [],
      suggestions: details.suggestions ?? [],
      dangerSigns: wordsOf(seq, details.askedSigns),
      deniedSigns: wordsOf(seq, details.deniedSigns),
      at: shanghaiInstant(at),
    })),
  }
}
