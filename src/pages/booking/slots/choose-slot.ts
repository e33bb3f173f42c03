import type { Slot } from '@tongzhen/contract/booking'
import { slotState } from '../shared/slot-state'

export interface Choice {
  slot: Slot | undefined
  /** What was chosen, and is taken by now. */
  gone: Slot | undefined
}

/** The time the person pressed, as the hospital sees it now. */
export function chooseSlot(slots: readonly Slot[], chosenId: string | undefined, nowMs: number): Choice {
  const chosen = slots.find(({ slotId }) => slotId === chosenId)
  if (!chosen) return { slot: undefined, gone: undefined }
  return slotState(chosen, nowMs) === 'free'
    ? { slot: chosen, gone: undefined }
    : { slot: undefined, gone: chosen }
}
