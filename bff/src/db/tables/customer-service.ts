import type { ServiceState } from '@tongzhen/contract/states'

/** Whoever changes it, or says something in its conversation, holds it first, and then the conversation. */
export interface ServiceConversationsTable {
  account_id: string
  institution_id: string
  /** The present one; those of before stay in `conversations`. */
  conversation_id: string
  state: ServiceState
  /** Of the agent who answers. */
  staff_id: string | null
  /** When an agent was asked for; null while the assistant answers. */
  since: Date | null
}

export interface CustomerServiceTables {
  service_conversations: ServiceConversationsTable
}
