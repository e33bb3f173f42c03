import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'

export interface SlotKey {
  institutionId: string
  scheduleId: string
  slotId: string
}

/**
 * Takes note of how many places the hospital has in a slot, and tells how many of them we have taken. Not
 * locked: whoever finds it full here never reaches the row that everybody fights for (reliability.md §3.6).
 */
export async function observeSlot(db: Db, slot: SlotKey, capacity: number): Promise<{ isFull: boolean }> {
  const known = await findSlot(db, slot)
  if (known === undefined) {
    await insertOnce(db, (tx) =>
      tx
        .insertInto('booking_slots')
        .values({ ...rowOf(slot), capacity, taken: 0 })
        .execute(),
    )
  } else if (known.capacity !== capacity) {
    await db
      .updateTable('booking_slots')
      .set({ capacity })
      .where((eb) => eb.and(rowOf(slot)))
      .execute()
  }

  return { isFull: (known?.taken ?? 0) >= capacity }
}

/** One statement that takes a place or finds none; within the booking's transaction. False when full. */
export async function takePlace(tx: Db, slot: SlotKey): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('booking_slots')
    .set((eb) => ({ taken: eb('taken', '+', 1) }))
    .where((eb) => eb.and(rowOf(slot)))
    .whereRef('taken', '<', 'capacity')
    .executeTakeFirst()

  return numUpdatedRows === 1n
}

/** Only in the transaction that ends a booking of which the hospital has said that it holds nothing. */
export async function givePlaceBack(tx: Db, slot: SlotKey): Promise<void> {
  await tx
    .updateTable('booking_slots')
    .set((eb) => ({ taken: eb('taken', '-', 1) }))
    .where((eb) => eb.and(rowOf(slot)))
    .execute()
}

function findSlot(db: Db, slot: SlotKey) {
  return db
    .selectFrom('booking_slots')
    .select(['capacity', 'taken'])
    .where((eb) => eb.and(rowOf(slot)))
    .executeTakeFirst()
}

function rowOf({ institutionId, scheduleId, slotId }: SlotKey) {
  return { institution_id: institutionId, schedule_id: scheduleId, slot_id: slotId }
}
