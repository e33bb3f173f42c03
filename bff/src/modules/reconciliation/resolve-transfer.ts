import { DAY_MS, HOUR_MS, shift } from '../../lib/clock.ts'
import type { ComparedPair, Judged, Movement, ReconLine } from './compare.ts'
import { isNear, type NeighbourLine, type Resolved, WINDOW_MS } from './resolve.ts'

export interface TransferContext {
  startsAt: Date
  endsAt: Date
  isBeforeRead: boolean
  /** Whether every day after this one, to that instant, is read. */
  isReadUntil(instant: Date): boolean
}

/** So long a person may take what was sent (payments.md §1.9), and the window of midnight on top. */
const TAKEN_WITHIN_MS = DAY_MS + WINDOW_MS
const PAIR: ComparedPair[] = ['platform_channel']

/**
 * Money may leave the merchant's account when a transfer is accepted, a day before it is taken and ours is done
 * (UNCONFIRMED), and comes back when nobody takes it. So what left is looked for among ours within that time, and among
 * what came back; until those days are read it waits. The day on which it left tells of it. Ours that is done before it
 * left is a matter of midnight; ours that is done and came back is a difference, of the day on which it came back.
 */
export function resolveTransfer(
  {
    movement,
    judged,
    elsewhere,
  }: { movement: Movement; judged: readonly Judged[]; elsewhere: readonly NeighbourLine[] },
  context: TransferContext,
): Resolved {
  const [own, theirs] = [movement.sides.platform[0], movement.sides.channel[0]]
  const found = new Map<Judged['class'], Judged & { isAutomatic: boolean }>()
  const add = (what: Judged['class'], fen: number, isAutomatic = false) =>
    found.set(what, { class: what, pairs: PAIR, fen, isAutomatic })
  const compareAmount = (a: ReconLine, b: ReconLine) => {
    if (a.fen !== b.fen) add('amount', Math.abs(a.fen - b.fen))
  }
  const told = (source: NeighbourLine['source'], status: ReconLine['status'], from: Date, to?: Date) =>
    elsewhere.find(
      (line) => line.source === source && line.status === status && line.at >= from && (!to || line.at < to),
    )
  const ever = new Date(0)
  const { startsAt, endsAt, isBeforeRead, isReadUntil } = context
  let isWaiting = false

  /** Ours is done, and nothing left on this day. */
  const findDeparture = (line: ReconLine) => {
    const earlier = told('channel', 'done', ever, startsAt)
    const later = told('channel', 'done', endsAt)
    if (earlier) {
      if (told('platform', 'done', ever, startsAt)) add('duplicate', line.fen)
    } else if (later && !told('platform', 'done', endsAt)) {
      add('time_cross_day', line.fen, isNear(line, endsAt) && isNear(later, endsAt))
      compareAmount(line, later)
    } else if (!isBeforeRead || (isNear(line, endsAt) && !isReadUntil(shift(endsAt, HOUR_MS))))
      isWaiting = true
    else add('missing_channel', line.fen)
  }

  /** It left on this day, and ours is not done. */
  const findArrival = (line: ReconLine) => {
    const arrived = told('platform', 'done', endsAt)
    const back = told('channel', 'failed', endsAt)
    const isTwice = told('channel', 'done', ever, startsAt) && told('platform', 'done', ever, startsAt)
    if (isTwice) add('duplicate', line.fen)
    else if (told('platform', 'done', ever, startsAt)) return
    else if (arrived && !told('channel', 'done', endsAt)) {
      if (arrived.at.getTime() - line.at.getTime() > TAKEN_WITHIN_MS) add('time_cross_day', line.fen)
      compareAmount(line, arrived)
    } else if (back) compareAmount(line, back)
    else if (!isReadUntil(shift(line.at, TAKEN_WITHIN_MS))) isWaiting = true
    else add(own ? 'status' : 'missing_platform', line.fen)
  }

  for (const one of judged) {
    if (one.class === 'missing_channel' && own) findDeparture(own)
    else if (one.class === 'missing_platform' && theirs) findArrival(theirs)
    else if (one.class === 'status' && theirs?.status === 'done') findArrival(theirs)
    else if (one.class === 'status' && theirs && !own) {
      if (told('platform', 'done', ever)) add('status', theirs.fen)
    } else add(one.class, one.fen)
  }

  return { found: [...found.values()], isWaiting }
}
