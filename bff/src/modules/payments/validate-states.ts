import { paymentStates } from '@tongzhen/contract/states'
import {
  type OperationKind,
  type OrderState,
  operationKinds,
  orderStates,
  restingStates,
  states,
} from './states.ts'

/** What is wrong with the table of states; empty when it is sound. The server does not start otherwise. */
export function stateProblems(table: typeof states = states): string[] {
  return [
    ...orderStates.flatMap((name) => problemsOf(name, table)),
    ...unreachable(table).map((name) => `nothing leads to ${name}`),
    ...paymentStates
      .filter((outside) => !orderStates.some((name) => table[name].outside === outside))
      .map((outside) => `nobody is ever told ${outside}`),
    ...operationKinds
      .filter((kind) => !orderStates.some((name) => table[name].asks === kind))
      .map((kind) => `nobody is ever asked ${kind}`),
  ]
}

function problemsOf(name: OrderState, table: typeof states): string[] {
  const { asks, asksElse, onHint, to, holdsBills, delaysMs, outside, staffMay = [] } = table[name]
  const problems: string[] = []

  if (asks !== undefined && to.length === 0) problems.push(`${name} asks but leads nowhere`)
  if (asks !== undefined && delaysMs.length === 0) problems.push(`${name} asks without a pause`)
  if (asks !== undefined && restingStates.includes(name)) problems.push(`${name} rests but asks`)
  if (name.endsWith('_unknown') && !isQuestion(asks)) problems.push(`${name} must be resolved by asking`)
  if (asksElse !== undefined && !isQuestion(asksElse)) problems.push(`${name} does more than ask besides`)
  if (onHint !== undefined && !isQuestion(onHint)) problems.push(`${name} does more than ask when hinted at`)
  if (to.includes(name)) problems.push(`${name} leads to itself`)
  if (to.includes('paid') && !leavesPaid(asks) && !staffMay.some((word) => word !== 'returned'))
    problems.push(`${name} is paid without the hospital's word`)
  if ((outside === 'in_review') !== staffMay.length > 0)
    problems.push(`${name} waits for staff or it does not`)
  if (staffMay.includes('settled') && !to.includes('paid')) problems.push(`${name} is never settled by staff`)
  if (staffMay.includes('returned') && !to.includes('refunding'))
    problems.push(`${name} is never given back by staff`)
  if (staffMay.includes('returned_by_hand') && !to.includes('refunded'))
    problems.push(`${name} is never given back by hand`)
  if (to.includes('closed') && asks === undefined) problems.push(`${name} closes without a word`)
  // Money that comes late goes back; what was let go of is never paid under the old number.
  const comesBack = to.find((next) => !holdsBills && next !== 'refunding')
  if (comesBack) problems.push(`${name} has let its bills go but leads to ${comesBack}`)

  return problems
}

function isQuestion(kind: OperationKind | undefined): boolean {
  return kind?.startsWith('query_') ?? false
}

/** Only what the hospital says, to us or to staff, makes a payment paid, or leaves a part of it so after a refund. */
function leavesPaid(kind: OperationKind | undefined): boolean {
  return (
    kind !== undefined && ['settle', 'query_settlement', 'unsettle', 'refund', 'query_refund'].includes(kind)
  )
}

function unreachable(table: typeof states): OrderState[] {
  const reached = new Set<OrderState>(['checking'])
  for (const state of reached) for (const next of table[state].to) reached.add(next)

  return orderStates.filter((state) => !reached.has(state))
}
