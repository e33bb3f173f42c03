import type { RefundRow } from '@tongzhen/contract/refunds'

/** Which words a refund has as it stands: what only the hospital's own money can end is not on its way back as it came. */
export function wordsOf({
  state,
  way,
  isInReview,
  isBarred,
  isHeldUp,
}: Pick<RefundRow, 'state' | 'way' | 'isInReview' | 'isBarred' | 'isHeldUp'>) {
  if (isBarred) return 'barred'
  if (isInReview) return 'inReview'
  if (isHeldUp) return 'heldUp'

  return state === 'returned' && way === 'by_hand' ? 'returnedByHand' : state
}

/** The hospital gives it back itself, or has. */
export const isByHand = ({ way, isBarred }: RefundRow) => isBarred || way === 'by_hand'
