import type { SignerKind } from './answer-signer.ts'
import type { PendingCode, ResponseCode } from './response-codes.ts'

/** What may differ at the true gateway, or go wrong on purpose. */
export interface UnionpaySettings {
  /** Who signs the answers to the merchant, and who its call-backs. */
  answerSigner: SignerKind
  noticeSigner: SignerKind
  /** A confirmed payment is first undecided, with this code, for so long. */
  paymentPending: PendingCode | undefined
  /** A refund likewise. */
  refundPending: PendingCode | undefined
  settlesAfterSeconds: number
  /** What a refund ends with: 00, or the issuer's reason. */
  refundOutcome: Extract<ResponseCode, '00' | '63'>
  /**
   * Banks with a cashier of their own may debit after `payTimeout`: code 42, no call-back, and UnionPay gives
   * the money back by itself.
   */
  paysAfterTimeout: boolean
  /** Whether a repeated refund is called so (12) before its amount is looked at (36, 45). UNCONFIRMED. */
  seesRepetitionFirst: boolean
  /** Refunds are taken for so long after the payment (payments.md §4.1: supported 90, the system takes 330). */
  refundDays: number
  /** The hour of the day after the clearing day at which its file is there. UNCONFIRMED. */
  fileReadyHour: number
  /** Waits between the attempts of a call-back, and by how much they are shortened here. */
  noticeLadderMinutes: readonly number[]
  noticeLadderFactor: number
  /** Call-backs on their way: probabilities 0 to 1, and how late a first attempt may be. */
  noticeLoss: number
  noticeDuplicate: number
  noticeLateByMs: number
}

export function createUnionpaySettings(): UnionpaySettings {
  return {
    answerSigner: 'genuine',
    noticeSigner: 'genuine',
    paymentPending: undefined,
    refundPending: undefined,
    settlesAfterSeconds: 30,
    refundOutcome: '00',
    paysAfterTimeout: false,
    seesRepetitionFirst: true,
    refundDays: 330,
    fileReadyHour: 9,
    noticeLadderMinutes: [1, 2, 4, 5],
    noticeLadderFactor: 60,
    noticeLoss: 0,
    noticeDuplicate: 0,
    noticeLateByMs: 0,
  }
}
