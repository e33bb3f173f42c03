/**
 * Where a stop stands between us and the hospital. A call that was not answered is neither done nor refused, and is
 * resolved by asking (reliability.md R2).
 */
const stopStates = [
  'stopping',
  'stop_unknown',
  'stopped',
  'reopening',
  'reopen_unknown',
  'reopened',
  'refused',
] as const
export type StopState = (typeof stopStates)[number]

/** What is asked of the hospital; `tell`: how everybody who was booked stands now, which each is then told. */
export const stopOperationKinds = ['stop', 'reopen', 'query', 'tell'] as const
export type StopOperationKind = (typeof stopOperationKinds)[number]

/** Why a hospital would not. */
export type StopRefusal = 'CLINIC_STOPPED_BEFORE' | 'CLINIC_BEGUN' | 'CLINIC_MOVED_SINCE' | 'NOT_FOUND'

interface StateDescription {
  asks: StopOperationKind | undefined
  /** The clinic is, or may be, stopped. */
  isOpen: boolean
}

export const states: Readonly<Record<StopState, StateDescription>> = {
  stopping: { asks: 'stop', isOpen: true },
  stop_unknown: { asks: 'query', isOpen: true },
  stopped: { asks: 'tell', isOpen: true },
  reopening: { asks: 'reopen', isOpen: true },
  reopen_unknown: { asks: 'query', isOpen: true },
  reopened: { asks: 'tell', isOpen: false },
  refused: { asks: undefined, isOpen: false },
}
