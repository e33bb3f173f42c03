import type { Session } from '../group/session.ts'
import type { Order } from './order.ts'
import type { OrderShelf } from './order-shelf.ts'
import { momentOf, placesOfOthers } from './places.ts'

/**
 * The number in the doctor's queue: slots follow each other, and within a slot those who booked
 * elsewhere come first. No two of our orders in a session bear the same.
 */
export function queueNoFor(options: {
  order: Order
  session: Session
  shelf: OrderShelf
  nowMs: number
}): string {
  const { order, session, shelf, nowMs } = options
  const index = session.slots.findIndex(({ slotNo }) => slotNo === order.slotNo)
  const slot = session.slots[index]
  if (slot === undefined) throw new Error(`order ${order.orderNo} is in no slot of ${session.scheduleNo}`)

  const before = session.slots.slice(0, index).reduce((sum, { capacity }) => sum + capacity, 0)
  const taken = new Set(shelf.holdingIn(order.scheduleNo, order.slotNo).map(({ queueNo }) => queueNo))
  const others = placesOfOthers(slot, momentOf(session, nowMs))
  const places = Array.from({ length: slot.capacity }, (_, place) => (place + others) % slot.capacity)
  const free = places.map((place) => String(before + place + 1)).find((number) => !taken.has(number))

  return free ?? String(before + slot.capacity)
}
