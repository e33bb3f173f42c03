/** What may differ at the true gateway, or be wrong on purpose. */
export interface AlipaySettings {
  /** Answers are signed with a key that is not Alipay's. */
  forgesSignature: boolean
  /**
   * Where a failure of the gateway, not of the work, stands: `error_response` as public samples of `alipay.system.oauth.token` show it, or the
   * method's own node as the SDK's comments show it (payments.md §3.8, §6.1).
   */
  failureNode: 'error_response' | 'method_node'
  /** New applications get `open_id`, old ones `user_id` (payments.md §3.8). */
  identity: 'open_id' | 'user_id'
  /** How far a request's Beijing time may be off. UNCONFIRMED how strict the true gateway is (payments.md §5.1). */
  timestampToleranceMinutes: number
  /** Life of a code of `my.getAuthCode`. UNCONFIRMED. */
  authCodeMinutes: number
  /** Trades are worked on as ever, and answered with ACQ.SYSTEM_ERROR. */
  saysSystemError: boolean
  /** How long a refund is on its way; 0: done when it is answered. */
  refundSeconds: number
  /** A refund asked for again is measured against what is left, and refused. The true one should answer as before. */
  refusesRepeatedRefunds: boolean
  /** The seller has no money to give back. */
  isSellerBalanceEmpty: boolean
  /** How long a transfer is DEALING; 0: done when it is answered. */
  transferSeconds: number
  /** Of one transfer (payments.md §3.6). */
  mostTransferFen: number
  /** Demo people to whose balance nothing can be transferred. */
  frozenPayees: string[]
  /** From then on a paid trade is TRADE_FINISHED. UNCONFIRMED: a matter of the contract (payments.md §3.4). */
  refundDays: number
  /** How long a slow bank takes to pay. */
  slowBankSeconds: number
  /** How long, and how often, the number of a paid trade allows to write to its payer. UNCONFIRMED (payments.md §3.8). */
  messageDaysOfTrade: number
  messagesOfTrade: number
  /** Hour of the next day, Beijing time, from which a day's bill is there (payments.md §3.7). */
  billReadyHour: number
  /** How many times faster than the true one the ladder of repeated notices is: 1 waits four minutes first. */
  noticeLadderSpeed: number
  /** Notices on their way: probabilities 0 to 1 of an attempt, and how late a first one may be. */
  noticeLoss: number
  noticeDuplicate: number
  noticeForged: number
  noticeLateByMs: number
}

export function createAlipaySettings(): AlipaySettings {
  return {
    forgesSignature: false,
    failureNode: 'error_response',
    identity: 'open_id',
    timestampToleranceMinutes: 15,
    authCodeMinutes: 3,
    saysSystemError: false,
    refundSeconds: 0,
    refusesRepeatedRefunds: false,
    isSellerBalanceEmpty: false,
    transferSeconds: 0,
    mostTransferFen: 5_000_000,
    frozenPayees: [],
    refundDays: 365,
    slowBankSeconds: 10,
    messageDaysOfTrade: 7,
    messagesOfTrade: 10,
    billReadyHour: 9,
    noticeLadderSpeed: 60,
    noticeLoss: 0,
    noticeDuplicate: 0,
    noticeForged: 0,
    noticeLateByMs: 0,
  }
}
