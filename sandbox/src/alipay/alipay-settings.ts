/** What may differ at the true gateway, or be wrong on purpose. */
export interface AlipaySettings {
  /** Answers are signed with a key that is not Alipay's. */
  forgesSignature: boolean
  /**
   * Where a failure stands: `error_response` as public samples of `alipay.system.oauth.token` show it, or the
   * method's own node as the SDK's comments show it (payments.md §3.8, §6.1).
   */
  failureNode: 'error_response' | 'method_node'
  /** New applications get `open_id`, old ones `user_id` (payments.md §3.8). */
  identity: 'open_id' | 'user_id'
  /** How far a request's Beijing time may be off. UNCONFIRMED how strict the true gateway is (payments.md §5.1). */
  timestampToleranceMinutes: number
  /** Life of a code of `my.getAuthCode`. UNCONFIRMED. */
  authCodeMinutes: number
}

export function createAlipaySettings(): AlipaySettings {
  return {
    forgesSignature: false,
    failureNode: 'error_response',
    identity: 'open_id',
    timestampToleranceMinutes: 15,
    authCodeMinutes: 3,
  }
}
