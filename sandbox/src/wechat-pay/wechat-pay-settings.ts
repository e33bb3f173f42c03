import type { SigningKey } from './signer.ts'

/** What may differ at the true WeChat Pay, or be wrong on purpose. Probabilities are 0 to 1. */
export interface WechatPaySettings {
  /** Answers carry a signature of somebody else's key. */
  forgesSignature: boolean
  /**
   * Takes each request's own time for the present, in checking it and in signing the answer: for tests that
   * move the sandbox's clock, because the usual client reads the machine's.
   */
  believesCallersClock: boolean
  /** How many times faster than the true ladder call-backs are repeated. */
  noticeLadderSpeed: number
  /** How long a receiver of call-backs may take; the true one's. */
  callbackTimeoutMs: number
  /** Which key signs call-backs; while a merchant changes over, it is now one, now the other (payments.md §1.2). */
  callbackKey: SigningKey | 'either'
  /** `associated_data` of a call-back: the kind of its resource, or nothing; official samples show both. */
  associatedData: 'kind' | 'empty'
  /** Call-backs on their way: an attempt is lost, arrives twice, is signed with somebody else's key. */
  noticeLoss: number
  noticeDuplicate: number
  noticeForged: number
  /** A probe with a signature that must not be accepted, before the true one. */
  noticeSignTest: number
  /** A first attempt is late by up to so much, so that later ones overtake it. */
  noticeLateByMs: number
  /** How long a refund is PROCESSING. */
  refundSeconds: number
  /** Of one order (payments.md §1.5). */
  secondsBetweenRefunds: number
  /** Demo people whose bank takes no refund any more: theirs become ABNORMAL. */
  abnormalRefundsOf: string[]
  /** Demo people to whose change nothing can be transferred. */
  frozenPayees: string[]
  /** Of one transfer; the default of a new merchant (payments.md §1.9). */
  mostTransferFen: number
  /** The account from which transfers are paid has nothing in it. */
  isTransferAccountEmpty: boolean
  /** The older interface of transfers, which only merchants of before 2025 have (payments.md §1.8). */
  hasTransferBatches: boolean
  /** Money leaves the account when a transfer is accepted, and comes back when nobody takes it; else when it is taken. UNCONFIRMED. */
  isTransferDebitedAtOnce: boolean
  /** How long a transfer of the older interface is on its way. */
  transferSeconds: number
  /** What the hospital has taken out of its account: refunds are paid from the rest. */
  withdrawnFen: number
  /** Code of a second order under one number with other content; the string is UNCONFIRMED (payments.md §6.1). */
  otherContentCode: 'INVALID_REQUEST' | 'OUT_TRADE_NO_USED'
  /** Code of an order or a closing that comes after the payment; the string is UNCONFIRMED. */
  paidCode: 'INVALID_REQUEST' | 'ORDERPAID'
  /** Hour of Shanghai's day from which yesterday's bills are ready. */
  billsReadyAtHour: number
  /** Life of a bill's `download_url`: 30 in a page of 2021, 300 in one of 2024 (payments.md §1.6). */
  billUrlSeconds: number
}

export function createWechatPaySettings(): WechatPaySettings {
  return {
    forgesSignature: false,
    believesCallersClock: false,
    noticeLadderSpeed: 30,
    callbackTimeoutMs: 5_000,
    callbackKey: 'public_key',
    associatedData: 'kind',
    noticeLoss: 0,
    noticeDuplicate: 0,
    noticeForged: 0,
    noticeSignTest: 0,
    noticeLateByMs: 0,
    refundSeconds: 5,
    secondsBetweenRefunds: 60,
    abnormalRefundsOf: [],
    frozenPayees: [],
    mostTransferFen: 20_000,
    isTransferAccountEmpty: false,
    hasTransferBatches: true,
    isTransferDebitedAtOnce: true,
    transferSeconds: 5,
    withdrawnFen: 0,
    otherContentCode: 'INVALID_REQUEST',
    paidCode: 'INVALID_REQUEST',
    billsReadyAtHour: 10,
    billUrlSeconds: 300,
  }
}
