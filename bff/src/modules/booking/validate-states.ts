import { appointmentStates } from '@tongzhen/contract/states'
import { type BookingState, bookingStates, operationKinds, states } from './states.ts'

/** What is wrong with the table of states; empty when it is sound. The server does not start otherwise. */
export function stateProblems(table: typeof states = states): string[] {
  return [
    ...bookingStates.flatMap((name) => problemsOf(name, table)),
    ...unreachable(table).map((name) => `nothing leads to ${name}`),
    ...appointmentStates
      .filter((outside) => !bookingStates.some((name) => table[name].outside === outside))
      .map((outside) => `nobody is ever told ${outside}`),
    ...operationKinds
      .filter(
        (kind) => !bookingStates.some((name) => [table[name].asks, table[name].whenPaid].includes(kind)),
      )
      .map((kind) => `nobody is ever asked ${kind}`),
  ]
}

function problemsOf(name: BookingState, table: typeof states): string[] {
  const { asks, whenPaid, isActive, to } = table[name]
  const problems: string[] = []

  if (asks !== undefined && to.length === 0) problems.push(`${name} asks the hospital but leads nowhere`)
  if (asks !== undefined && !isActive) problems.push(`${name} has ended but asks the hospital`)
  if (asks !== undefined && whenPaid !== undefined) problems.push(`${name} asks two things at once`)
  if (name.endsWith('_unknown') && asks !== 'query') problems.push(`${name} must be resolved by asking`)
  if (to.includes(name)) problems.push(`${name} leads to itself`)
  if (!isActive && to.some((next) => table[next].isActive)) problems.push(`${name} has ended but comes back`)

  return problems
}

function unreachable(table: typeof states): BookingState[] {
  const reached = new Set<BookingState>(['locking'])
  for (const state of reached) for (const next of table[state].to) reached.add(next)

  return bookingStates.filter((state) => !reached.has(state))
}
