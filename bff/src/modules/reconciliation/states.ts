import type { DifferenceState } from '@tongzhen/contract/reconciliation'

/** Where a difference may go from each state (reliability.md §3.7); what is found otherwise again is open again. */
export const nextStates: Readonly<Record<DifferenceState, readonly DifferenceState[]>> = {
  open: ['explained', 'auto_fixed', 'manual'],
  explained: ['closed'],
  auto_fixed: ['closed'],
  manual: ['open', 'auto_fixed', 'closed'],
  closed: ['open'],
}

/** Still somebody's business. */
export const openStates: readonly DifferenceState[] = ['open', 'manual']
