import type { RefundState, RefundStep, RefundWay } from '@tongzhen/contract/states'

/** The part of an application on which its next step depends. */
export interface Application {
  state: RefundState
  chain: readonly RefundStep[]
  /** Who of the staff has agreed so far. */
  agreedBy: readonly string[]
}

export type RefundHappening =
  | { kind: 'agreed'; step: RefundStep; staffId: string }
  | { kind: 'declined'; step: RefundStep; staffId: string }
  /** The institution's rules give it back without anybody. */
  | { kind: 'agreed_by_rule' }
  | { kind: 'withdrawn' }
  /** The payment's words: the money is back; the hospital's system gives nothing back. */
  | { kind: 'paid_back'; way: RefundWay }
  | { kind: 'hospital_refused' }

export type NextStep =
  | { to: RefundState; isApproved: boolean; isTold: boolean }
  | { refused: 'REFUND_DECIDED_BEFORE' }

const waiting: Readonly<Record<RefundStep, RefundState>> = {
  doctor: 'with_doctor',
  finance: 'with_finance',
  second: 'with_second',
}

/** Every state that may follow. Nothing goes back before the last one of the chain has agreed. */
export const moves: Readonly<Record<RefundState, readonly RefundState[]>> = {
  with_doctor: ['with_finance', 'with_second', 'returning', 'declined', 'withdrawn'],
  with_finance: ['with_second', 'returning', 'declined', 'withdrawn'],
  with_second: ['returning', 'declined', 'withdrawn'],
  returning: ['returned', 'refused'],
  returned: [],
  declined: [],
  refused: [],
  withdrawn: [],
}

export const waitingStates = Object.values(waiting)
export const openStates: readonly RefundState[] = [...waitingStates, 'returning']

/** The state in which an application begins. */
export function firstState([first = 'finance']: readonly RefundStep[]): RefundState {
  return waiting[first]
}

/** Who decides now; undefined when nobody does. */
export function stepOf(state: RefundState): RefundStep | undefined {
  return (Object.keys(waiting) as RefundStep[]).find((step) => waiting[step] === state)
}

/** The patient may take it back while nobody has decided anything. */
export function mayWithdraw({ state, chain, agreedBy }: Application): boolean {
  return state === firstState(chain) && agreedBy.length === 0
}

/**
 * The next step of an application: a pure function. Undefined when what happened means nothing in this state.
 */
export function stepRefund(application: Application, happening: RefundHappening): NextStep | undefined {
  const { state, chain, agreedBy } = application
  const now = stepOf(state)
  switch (happening.kind) {
    case 'agreed':
      if (happening.step !== now) return undefined
      // Four eyes are those of two people, whatever they were when they agreed.
      if (agreedBy.includes(happening.staffId)) return { refused: 'REFUND_DECIDED_BEFORE' }

      return movedOn(application, chain[chain.indexOf(now) + 1])
    case 'declined':
      if (happening.step !== now) return undefined
      if (agreedBy.includes(happening.staffId)) return { refused: 'REFUND_DECIDED_BEFORE' }

      return { to: 'declined', isApproved: false, isTold: true }
    case 'agreed_by_rule':
      return now === undefined ? undefined : movedOn(application, undefined)
    case 'withdrawn':
      return mayWithdraw(application) ? { to: 'withdrawn', isApproved: false, isTold: false } : undefined
    case 'paid_back':
      return state === 'returning' ? { to: 'returned', isApproved: false, isTold: false } : undefined
    case 'hospital_refused':
      return state === 'returning' ? { to: 'refused', isApproved: false, isTold: false } : undefined
  }
}

function movedOn({ state }: Application, next: RefundStep | undefined): NextStep {
  const to = next === undefined ? 'returning' : waiting[next]
  if (!moves[state].includes(to)) throw new Error(`an application that is ${state} is never ${to}`)

  return { to, isApproved: next === undefined, isTold: false }
}
