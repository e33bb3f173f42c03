import type { Slot } from '@tongzhen/contract/booking'

export type SlotState = 'free' | 'full' | 'past'

/** What a time is to a patient now; a hospital counts no place in one that has begun. */
export function slotState(slot: Slot, nowMs: number): SlotState {
  if (Date.parse(slot.startsAt) <= nowMs) return 'past'
  return slot.left > 0 ? 'free' : 'full'
}
