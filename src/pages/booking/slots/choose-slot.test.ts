import type { Slot } from '@tongzhen/contract/booking'
import { describe, expect, it } from 'vitest'
import { slotState } from '../shared/slot-state'
import { chooseSlot } from './choose-slot'

const slot = (clock: string, left: number): Slot => ({
  slotId: clock,
  startsAt: `2026-11-23T${clock}:00+08:00`,
  endsAt: `2026-11-23T${clock}:00+08:00`,
  left,
})
const slots = [slot('08:00', 0), slot('08:30', 0), slot('09:00', 2), slot('09:30', 1)]
const nowMs = Date.parse('2026-11-23T08:10:00+08:00')

describe('a time of a session', () => {
  it('is past once it has begun, whatever is left in it', () => {
    expect(slotState(slot('08:00', 5), nowMs)).toBe('past')
    expect(slotState(slot('08:30', 0), nowMs)).toBe('full')
    expect(slotState(slot('09:00', 2), nowMs)).toBe('free')
  })
})

describe('a patient on the page of times', () => {
  it('has chosen nothing at first', () => {
    expect(chooseSlot(slots, undefined, nowMs)).toEqual({ slot: undefined, gone: undefined })
  })

  it('keeps the time they pressed while it is free', () => {
    expect(chooseSlot(slots, '09:00', nowMs).slot?.slotId).toBe('09:00')
  })

  it('is told when the chosen time has been taken by someone else', () => {
    expect(chooseSlot(slots, '08:30', nowMs)).toEqual({ slot: undefined, gone: slots[1] })
  })
})
