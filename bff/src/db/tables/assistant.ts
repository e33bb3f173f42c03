import type { Channel, Language } from '@tongzhen/contract/headers'
import type {
  AnswerState,
  ConversationKind,
  ExchangeAuthor,
  FlagKind,
  Verdict,
  WordedBy,
} from '@tongzhen/contract/states'

/** What a person talked about in one sitting, with whom. */
export interface ConversationsTable {
  conversation_id: string
  institution_id: string
  /** Null once the account is closed. */
  account_id: string | null
  /** For whom it is asked, where that was said. */
  patient_id: string | null
  kind: ConversationKind
  channel: Channel
  language: Language
  /** Grows with every change of it or of one of its exchanges. */
  version: number
  last_seq: number
  /** Something in it is for staff to look at. */
  flagged: boolean
  created_at: Date
  changed_at: Date
  ended_at: Date | null
  /** From then on none of its words is kept (docs/decisions/0046). */
  erased_at: Date | null
}

/** One thing that was said, in the order of `seq`, from 1. */
export interface ExchangesTable {
  conversation_id: string
  seq: number
  author: ExchangeAuthor
  state: AnswerState
  /** Sealed; null once erased. */
  text: string | null
  /** Sealed JSON of what stands beside the words (`ExchangeDetails`). */
  details: string | null
  /** Sealed JSON: the names of the rules that struck. */
  rule_hits: string | null
  /** Of the assistant's. */
  worded_by: WordedBy | null
  /** The model as it is configured, and the version of what it was told; null where no model was asked. */
  model: string | null
  prompt_version: string | null
  at: Date
  changed_at: Date
}

/** What an account has had of the model on a day (Shanghai). */
export interface ModelUsesTable {
  account_id: string
  day: string
  tokens: number
  /** Millionths of a yuan. */
  cost_micro_yuan: number
}

/** Why a conversation is, or was, for staff to look at; gone with its words. */
export interface ConversationFlagsTable {
  conversation_id: string
  kind: FlagKind
}

/** What somebody of the staff found in a conversation. */
export interface InspectionsTable {
  inspection_id: string
  conversation_id: string
  institution_id: string
  verdict: Verdict
  /** Sealed; null once the conversation is erased. */
  remark: string | null
  staff_id: string
  at: Date
}

export interface AssistantTables {
  conversations: ConversationsTable
  exchanges: ExchangesTable
  model_uses: ModelUsesTable
  conversation_flags: ConversationFlagsTable
  inspections: InspectionsTable
}
