import type { Slot } from '@tongzhen/contract/booking'
import { slotState } from '../shared/slot-state'

export interface Choice {
  slot: Slot | undefined
  /** What was chosen, and is taken by now. */
  gone: Slot | undefined
}

/**
 * The chosen time as the hospital sees it now. `chosenId`: what the person pressed; before that `wantedAt`, the
 * time (instant) they came for.
 */
export function chooseSlot(
  slots: readonly Slot[],
  want: { chosenId: string | undefined; wantedAt: string | undefined; nowMs: number },
): Choice {
  const { chosenId, wantedAt, nowMs } = want
  const wanted = slots.find((slot) =>
    chosenId === undefined
      ? wantedAt !== undefined && isSameTime(slot.startsAt, wantedAt)
      : slot.slotId === chosenId,
  )
  if (!wanted) return { slot: undefined, gone: undefined }
  return slotState(wanted, nowMs) === 'free'
    ? { slot: wanted, gone: undefined }
    : { slot: undefined, gone: wanted }
}

const isSameTime = (a: string, b: string) => Date.parse(a) === Date.parse(b)
