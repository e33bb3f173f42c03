/** Where somebody stands in the queue of a clinic (docs/interfaces/his.md, "Check-in and queue"). */
export type QueueStatus = 'WAITING' | 'CALLED' | 'MISSED' | 'DONE'

export interface QueueEntry {
  /** Of an appointment made through this interface; strangers, who booked elsewhere, have none. */
  orderNo?: string
  queueNo: number
  status: QueueStatus
  checkedInAtMs: number
  /** How often the person was called in this round. */
  calls: number
  calledAtMs?: number
  /** How often the person was put back for not coming. */
  putBacks: number
}

/** Everybody who has checked in to a clinic and was not seen yet, or has a number of ours, in the order of calling. */
export interface SessionQueue {
  entries: QueueEntry[]
  /** How long the last visits took, the newest first. */
  visitSeconds: number[]
  /** Visits that have begun so far. */
  begun: number
}

/** Called so often in vain, a person is put back. */
const CALLS_PER_ROUND = 3
/** So many go first then, and before those who check in when their time is over. */
const PUT_BACK_BY = 3
/** Put back so often and again not there, a person has to go to the desk. */
const MOST_PUT_BACKS = 1
const VISITS_TOLD = 10

export function emptyQueue(): SessionQueue {
  return { entries: [], visitSeconds: [], begun: 0 }
}

/** By number among those who wait; whoever comes late lets some go first. */
export function join(queue: SessionQueue, entry: QueueEntry, { isLate }: { isLate: boolean }): SessionQueue {
  const { entries } = queue
  const byNumber = entries.findIndex(({ status, queueNo }) => status === 'WAITING' && queueNo > entry.queueNo)
  const at = byNumber === -1 ? entries.length : byNumber

  return { ...queue, entries: insertAt(entries, entry, isLate ? Math.max(at, behindSome(entries)) : at) }
}

/** Ends the visit of whoever was called, and calls the next one who waits. */
export function callNext(
  queue: SessionQueue,
  { nowMs, visitSeconds }: { nowMs: number; visitSeconds: number },
): SessionQueue {
  const isSeen = queue.entries.some(({ status }) => status === 'CALLED')
  const seen = queue.entries.map((entry) =>
    entry.status === 'CALLED' ? { ...entry, status: 'DONE' as const } : entry,
  )
  const next = seen.findIndex(({ status }) => status === 'WAITING')

  return {
    entries: seen
      .map((entry, index) =>
        index === next ? { ...entry, status: 'CALLED' as const, calls: 1, calledAtMs: nowMs } : entry,
      )
      .filter(({ status, orderNo }) => status !== 'DONE' || orderNo !== undefined),
    visitSeconds: isSeen ? [visitSeconds, ...queue.visitSeconds].slice(0, VISITS_TOLD) : queue.visitSeconds,
    begun: queue.begun + (next === -1 ? 0 : 1),
  }
}

/**
 * Whoever was called does not come: called again, up to three times; then put back by three, once; then the number
 * is missed, and the desk decides.
 */
export function miss(queue: SessionQueue, nowMs: number): SessionQueue {
  const at = queue.entries.findIndex(({ status }) => status === 'CALLED')
  const called = queue.entries[at]
  if (called === undefined) return queue
  if (called.calls < CALLS_PER_ROUND)
    return replaceAt(queue, at, { ...called, calls: called.calls + 1, calledAtMs: nowMs })
  const { calledAtMs, ...gone } = called
  if (called.putBacks >= MOST_PUT_BACKS) return replaceAt(queue, at, { ...gone, status: 'MISSED', calls: 0 })

  return putBack(queue, at, { ...gone, putBacks: called.putBacks + 1 })
}

/** The desk lets somebody who missed their number wait again. */
export function takeBack(queue: SessionQueue, orderNo: string): SessionQueue {
  const at = queue.entries.findIndex((entry) => entry.orderNo === orderNo && entry.status === 'MISSED')
  const missed = queue.entries[at]

  return missed === undefined ? queue : putBack(queue, at, missed)
}

/** How many of those who wait are called before this one. */
export function aheadOf({ entries }: SessionQueue, orderNo: string): number {
  const place = entries.findIndex((entry) => entry.orderNo === orderNo)

  return entries.slice(0, place).filter(({ status }) => status === 'WAITING').length
}

/** The orders whose standing is another one than before, and whether they are just being called. */
export function movedOrders(
  before: SessionQueue,
  after: SessionQueue,
): { orderNo: string; isCall: boolean }[] {
  return after.entries.flatMap(({ orderNo, status, calls }) => {
    if (orderNo === undefined || standingOf(before, orderNo) === standingOf(after, orderNo)) return []
    const known = before.entries.find((entry) => entry.orderNo === orderNo)

    return [{ orderNo, isCall: status === 'CALLED' && (known?.status !== 'CALLED' || known.calls < calls) }]
  })
}

function standingOf(queue: SessionQueue, orderNo: string): string {
  const entry = queue.entries.find((one) => one.orderNo === orderNo)
  if (entry === undefined) return 'NONE'
  const { status, calls, putBacks } = entry

  return [status, calls, putBacks, status === 'WAITING' ? aheadOf(queue, orderNo) : ''].join(' ')
}

function putBack(queue: SessionQueue, at: number, entry: QueueEntry): SessionQueue {
  const others = queue.entries.toSpliced(at, 1)

  return {
    ...queue,
    entries: insertAt(others, { ...entry, status: 'WAITING', calls: 0 }, behindSome(others)),
  }
}

/** The place behind the first few who wait. */
function behindSome(entries: readonly QueueEntry[]): number {
  const waiting = entries.flatMap(({ status }, index) => (status === 'WAITING' ? [index] : []))
  const last = waiting[PUT_BACK_BY - 1]

  return last === undefined ? entries.length : last + 1
}

function insertAt(entries: readonly QueueEntry[], entry: QueueEntry, at: number): QueueEntry[] {
  return entries.toSpliced(at, 0, entry)
}

function replaceAt(queue: SessionQueue, at: number, entry: QueueEntry): SessionQueue {
  return { ...queue, entries: queue.entries.with(at, entry) }
}
