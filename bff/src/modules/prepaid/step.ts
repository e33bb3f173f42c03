import type { FailCause, TransferRefusal, TransferStanding } from '../../gateways/transfers/port.ts'
import { pauseAfter } from '../../jobs/pauses.ts'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../lib/clock.ts'
import type { Posting } from '../payments/order.ts'

/** The life of money that goes from a card to a person (docs/decisions/0044). */
const prepaidStates = [
  /** Those who have to agree have not. */
  'waiting',
  'deducting',
  'deduct_unknown',
  /** The number is killed at the hospital: it answered no while an earlier call of ours may still arrive. */
  'fencing',
  'sending',
  'send_unknown',
  'to_take',
  /** Dead under its number at the provider; the hospital holds the money. */
  'stopped',
  'confirming',
  'restoring',
  'done',
  'restored',
  'refused',
  'off',
] as const
export type PrepaidState = (typeof prepaidStates)[number]

export const prepaidOperationKinds = [
  'deduct',
  'query_deduction',
  'fence',
  'send',
  'query_transfer',
  'confirm',
  'restore',
  'lapse',
] as const
export type PrepaidOperationKind = (typeof prepaidOperationKinds)[number]

/** What each state owes. */
const owed: Readonly<Partial<Record<PrepaidState, PrepaidOperationKind>>> = {
  deducting: 'deduct',
  deduct_unknown: 'query_deduction',
  fencing: 'fence',
  sending: 'send',
  send_unknown: 'query_transfer',
  to_take: 'query_transfer',
  stopped: 'lapse',
  confirming: 'confirm',
  restoring: 'restore',
}

/** Calls that may not be made again before it was asked what came of them (R2). */
export const isAskedAbout: ReadonlySet<PrepaidOperationKind> = new Set(['deduct', 'send'])

/** Every state that may follow; the last ones have none (R5). */
export const prepaidMoves: Readonly<Record<PrepaidState, readonly PrepaidState[]>> = {
  waiting: ['deducting', 'off'],
  deducting: ['sending', 'deduct_unknown', 'fencing', 'refused'],
  deduct_unknown: ['sending', 'deducting', 'fencing', 'refused'],
  fencing: ['refused', 'sending'],
  sending: ['send_unknown', 'to_take', 'confirming', 'stopped', 'restoring'],
  send_unknown: ['sending', 'to_take', 'confirming', 'stopped', 'restoring'],
  to_take: ['send_unknown', 'confirming', 'stopped', 'restoring'],
  stopped: ['sending', 'restoring'],
  confirming: ['done'],
  restoring: ['restored'],
  done: [],
  restored: [],
  refused: [],
  off: [],
}

/** Nothing follows them. */
export const overStates = prepaidStates.filter((state) => prepaidMoves[state].length === 0)

/** So long a number of the hospital's is tried, and one of a provider's is sent again. */
const TRY_MS = 10 * MINUTE_MS
/**
 * So long after it was last sent, a number that the provider does not know is dead: signed requests are refused when they
 * are older, by WeChat Pay after five minutes; by Alipay UNCONFIRMED (payments.md §1.1, §5.1).
 */
const DEAD_AFTER_MS = 30 * MINUTE_MS
/** So long what has stopped waits for somebody, before it goes back onto the card. */
const STOPPED_FOR_MS = 7 * DAY_MS
/** Numbers of one refund: beyond them it goes back onto the card. */
export const MOST_TRANSFERS = 5
/** What we say of a transfer that never reached its provider. */
export const NOT_RECEIVED = 'NOT_RECEIVED'

/** The part of a prepaid refund on which its next step depends. */
export interface PrepaidOrder {
  state: PrepaidState
  amountFen: number
  deductingSince: Date | null
  /** A call that takes it off the card was not answered, and may still arrive. */
  isDeductUnanswered: boolean
  /** Counts the numbers of transfers used; 0: none. */
  transferSeq: number
  /** Of the present number: its first call, its last one, whether one was not answered, whether one was taken. */
  sendingSince: Date | null
  lastSentAt: Date | null
  isSendUnanswered: boolean
  isAccepted: boolean
  failCode: string | null
  failCause: FailCause | null
}

export type PrepaidEvent =
  | { kind: 'approved' }
  /** Declined, or taken back. */
  | { kind: 'dropped' }
  | { kind: 'deduct'; is: 'ok' | 'later' | 'unknown' | 'refused'; code?: string }
  | { kind: 'query_deduction'; is: 'deducted' | 'none' | 'dead' | 'unknown' }
  | { kind: 'fence'; is: 'ok' | 'deducted' | 'unknown' }
  | { kind: 'send'; answer: TransferStanding | TransferRefusal | 'unknown' }
  | { kind: 'query_transfer'; answer: TransferStanding | { state: 'none' } | 'unknown' }
  | { kind: 'confirm'; is: 'ok' | 'unknown' }
  | { kind: 'restore'; is: 'ok' | 'unknown' }
  /** 失败补退: once more, under a new number. */
  | { kind: 'make_good' }
  /** Back onto the card, where it can be applied for anew (退款重办). */
  | { kind: 'put_back' }
  /** Nobody has said anything. */
  | { kind: 'lapse' }

export type PrepaidNews =
  | 'prepaid.to_take'
  | 'prepaid.arrived'
  | 'prepaid.stopped'
  | 'prepaid.put_back'
  | 'prepaid.refused'

export interface PrepaidStep {
  order: PrepaidOrder
  /** What is owed then; a setback when the state is the same. */
  operation: PrepaidOperationKind | undefined
  delayMs: number
  isSetback: boolean
  postings: Posting[]
  news: PrepaidNews[]
  /** What the application hears. */
  outcome: 'paid_back' | 'hospital_refused' | undefined
}

const PAUSES_MS = [2, 5, 10, 20, 60, 120, 300].map((seconds) => seconds * SECOND_MS)
/** While a person has their phone in their hand, and then while they have a day. */
const TAKING_PAUSES_MS = [5, 5, 10, 10, 15, 30, 60, 120, 300].map((seconds) => seconds * SECOND_MS)

/**
 * The next step: a pure function. Undefined when what happened means nothing in this state. No transfer before the
 * hospital has said that it was deducted; nothing back onto the card before the provider's number is surely dead.
 */
export function stepPrepaid(
  order: PrepaidOrder,
  event: PrepaidEvent,
  { now, setbacks }: { now: Date; setbacks: number },
): PrepaidStep | undefined {
  const setback = (change?: Partial<PrepaidOrder>): PrepaidStep => {
    const next = moved(change ? { ...order, ...change } : order)
    next.delayMs = pauseAfter(setbacks, order.state === 'to_take' ? TAKING_PAUSES_MS : PAUSES_MS)
    next.isSetback = true

    return next
  }

  switch (event.kind) {
    case 'approved':
      return to(order, 'waiting', () => goTo(order, 'deducting', { deductingSince: now }))
    case 'dropped':
      return to(order, 'waiting', () => goTo(order, 'off'))
    case 'deduct':
      return to(order, 'deducting', () => {
        if (event.is === 'ok') return deducted(order, now)
        if (event.is === 'later') return isTried(order, now) ? goTo(order, 'fencing') : setback()
        if (event.is === 'unknown') return goTo(order, 'deduct_unknown', { isDeductUnanswered: true })
        const change = { failCode: event.code ?? null, failCause: 'channel' as const }
        // Refused, while an earlier call may still be on its way: it must not find the card later.
        if (order.isDeductUnanswered) return goTo(order, 'fencing', change)

        return refused(order, change)
      })
    case 'query_deduction':
      return to(order, 'deduct_unknown', () => {
        if (event.is === 'deducted') return deducted(order, now)
        if (event.is === 'dead') return refused(order, {})
        if (event.is === 'unknown') return isTried(order, now) ? goTo(order, 'fencing') : setback()

        return goTo(order, isTried(order, now) ? 'fencing' : 'deducting')
      })
    case 'fence':
      return to(order, 'fencing', () => {
        if (event.is === 'ok') return refused(order, {})

        return event.is === 'deducted' ? deducted(order, now) : setback()
      })
    case 'send':
      return to(order, 'sending', () => sent(order, event.answer, { now, setback }))
    case 'query_transfer':
      if (order.state !== 'send_unknown' && order.state !== 'to_take') return undefined

      return queried(order, event.answer, { now, setback })
    case 'confirm':
      return to(order, 'confirming', () => (event.is === 'ok' ? goTo(order, 'done') : setback()))
    case 'restore':
      return to(order, 'restoring', () => {
        if (event.is !== 'ok') return setback()
        const { amountFen } = order
        const posting: Posting = { key: 'put back', debit: 'suspense', credit: 'hospital', amountFen }

        return {
          ...goTo(order, 'restored'),
          ...{ postings: [posting], news: ['prepaid.put_back'], outcome: 'hospital_refused' },
        }
      })
    case 'make_good':
      return to(order, 'stopped', () =>
        order.transferSeq >= MOST_TRANSFERS ? undefined : newNumber(order, { now }),
      )
    case 'put_back':
    case 'lapse':
      return to(order, 'stopped', () => goTo(order, 'restoring'))
  }
}

interface Sending {
  now: Date
  setback(change?: Partial<PrepaidOrder>): PrepaidStep
}

function sent(
  order: PrepaidOrder,
  answer: Extract<PrepaidEvent, { kind: 'send' }>['answer'],
  { now, setback }: Sending,
): PrepaidStep {
  const tried = { ...order, lastSentAt: now }
  if (answer === 'unknown') return goTo(tried, 'send_unknown', { isSendUnanswered: true })
  if (answer.state === 'later') return setback({ lastSentAt: now })
  // An earlier call that was not answered may have begun, or still begin, what this one was refused.
  if (answer.state === 'refused')
    return order.isSendUnanswered ? goTo(tried, 'send_unknown') : failed(tried, answer)

  return standing({ ...tried, isAccepted: true }, answer, { now, setback })
}

function queried(
  order: PrepaidOrder,
  answer: Extract<PrepaidEvent, { kind: 'query_transfer' }>['answer'],
  { now, setback }: Sending,
): PrepaidStep {
  if (answer === 'unknown') return setback()
  if (answer.state !== 'none') return standing({ ...order, isAccepted: true }, answer, { now, setback })
  // It was taken once: the provider only does not find it now.
  if (order.isAccepted) return setback()
  const age = (since: Date | null) => now.getTime() - (since ?? now).getTime()
  if (age(order.sendingSince) < TRY_MS) return goTo(order, 'sending')
  if (age(order.lastSentAt) < DEAD_AFTER_MS) return setback()

  return failed(order, { code: NOT_RECEIVED, cause: 'channel' })
}

function standing(order: PrepaidOrder, answer: TransferStanding, { setback }: Sending): PrepaidStep {
  switch (answer.state) {
    case 'processing':
      return order.state === 'send_unknown' ? setback(order) : goTo(order, 'send_unknown')
    case 'to_take':
      return order.state === 'to_take'
        ? setback(order)
        : { ...goTo(order, 'to_take'), news: ['prepaid.to_take'] }
    case 'paid': {
      const { amountFen, transferSeq } = order
      const key = `transferred ${transferSeq}`

      return {
        ...goTo(order, 'confirming'),
        ...{ postings: [{ key, debit: 'suspense', credit: 'channel', amountFen }] },
        ...{ news: ['prepaid.arrived'], outcome: 'paid_back' },
      }
    }
    case 'failed':
      return failed(order, answer)
  }
}

/** What the person told us was wrong: back onto the card, so that they correct it and apply anew (退款重办). */
function failed(order: PrepaidOrder, { code, cause }: { code: string; cause: FailCause }): PrepaidStep {
  const change = { failCode: code, failCause: cause }
  if (cause === 'payee') return goTo(order, 'restoring', change)

  return { ...goTo(order, 'stopped', change), delayMs: STOPPED_FOR_MS, news: ['prepaid.stopped'] }
}

function deducted(order: PrepaidOrder, now: Date): PrepaidStep {
  const { amountFen } = order
  const posting: Posting = { key: 'deducted', debit: 'hospital', credit: 'suspense', amountFen }

  return { ...newNumber(order, { now }), postings: [posting] }
}

function newNumber(order: PrepaidOrder, { now }: { now: Date }): PrepaidStep {
  return goTo(order, 'sending', {
    ...{ transferSeq: order.transferSeq + 1, sendingSince: now, lastSentAt: null },
    ...{ isSendUnanswered: false, isAccepted: false, failCode: null, failCause: null },
  })
}

function refused(order: PrepaidOrder, change: Partial<PrepaidOrder>): PrepaidStep {
  return {
    ...goTo(order, 'refused', change),
    ...{ news: ['prepaid.refused'], outcome: 'hospital_refused' },
  }
}

const isTried = ({ deductingSince }: PrepaidOrder, now: Date) =>
  deductingSince !== null && now.getTime() - deductingSince.getTime() >= TRY_MS

function to(
  order: PrepaidOrder,
  from: PrepaidState,
  step: () => PrepaidStep | undefined,
): PrepaidStep | undefined {
  return order.state === from ? step() : undefined
}

function goTo(order: PrepaidOrder, state: PrepaidState, change: Partial<PrepaidOrder> = {}): PrepaidStep {
  if (!prepaidMoves[order.state].includes(state))
    throw new Error(`a prepaid refund that is ${order.state} is never ${state}`)

  return moved({ ...order, ...change, state })
}

function moved(order: PrepaidOrder): PrepaidStep {
  return {
    order,
    operation: owed[order.state],
    delayMs: 0,
    isSetback: false,
    postings: [],
    news: [],
    outcome: undefined,
  }
}
