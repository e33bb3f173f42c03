import type { DifferenceClass, ReconSource } from '@tongzhen/contract/reconciliation'
import { HOUR_MS } from '../../lib/clock.ts'
import { type ComparedPair, type Judged, type Movement, missingSources, type ReconLine } from './compare.ts'

/** What the days before and after say of the same number. */
export interface Neighbours {
  before: readonly NeighbourLine[]
  after: readonly NeighbourLine[]
  /** What the providers say of a refund on the days before those, since it was decided. */
  since: readonly NeighbourLine[]
}
export type NeighbourLine = ReconLine & { source: ReconSource }

export interface ResolveContext {
  /** Midnight at the beginning of the day, and at its end. */
  startsAt: Date
  endsAt: Date
  /** Whether the statements of a side of the day before are all read, or nobody has begun that day. */
  isBeforeRead(source: ReconSource): boolean
  /** Whether the next day's statements of a side are all read. */
  isNextRead(source: ReconSource): boolean
}

export interface Resolved {
  found: (Judged & { isAutomatic: boolean })[]
  /** Too near to midnight to be called missing before the neighbouring day is read. */
  isWaiting: boolean
}

/** So near to midnight the sides may take it for different days (reliability.md §3.7). */
export const WINDOW_MS = 2 * HOUR_MS

/**
 * What is missing on a day may stand in the next one: then it is a matter of time, within two hours of midnight nobody's
 * business, else told. The earlier day tells of it. What a side tells on both days, it tells once too often. Told is what
 * has moved; a refund that its provider listed before it had is looked at by `listedRefund`.
 */
export function resolve(
  { movement, judged, neighbours }: { movement: Movement; judged: readonly Judged[]; neighbours: Neighbours },
  context: ResolveContext,
): Resolved {
  const found = new Map<DifferenceClass, Judged & { isAutomatic: boolean }>()
  let isWaiting = false
  const add = (one: Judged, isAutomatic = false) => {
    const known = found.get(one.class)
    if (known === undefined) found.set(one.class, { ...one, pairs: [...one.pairs], isAutomatic })
    else {
      known.pairs.push(...one.pairs.filter((pair) => !known.pairs.includes(pair)))
      known.isAutomatic &&= isAutomatic
    }
  }

  for (const one of judged) {
    if (missingSources[one.class] === undefined) {
      add(one)
      continue
    }
    for (const pair of one.pairs) {
      const { wanted, present } = halvesOf(movement, { missing: one.class, pair })
      if (present === undefined) continue
      const { line, source } = present
      const alone = { class: one.class, pairs: [pair], fen: line.fen }
      const compareAmount = ({ fen }: ReconLine) => {
        if (fen !== line.fen) add({ class: 'amount', pairs: [pair], fen: Math.abs(fen - line.fen) })
      }
      const [earlier, later] = [told(neighbours.before, wanted), told(neighbours.after, wanted)]
      const listed = wanted === 'channel' && movement.kind === 'refund' ? listedRefund(neighbours) : undefined
      if (told(neighbours.before, source) && earlier) add({ ...alone, class: 'duplicate' })
      else if (earlier) continue
      else if (later && told(neighbours.after, source)) add(alone)
      else if (later) {
        add(
          { ...alone, class: 'time_cross_day' },
          isNear(line, context.endsAt) && isNear(later, context.endsAt),
        )
        compareAmount(later)
      } else if (listed) {
        if (!listed.mayBeDone) add({ class: 'status', pairs: [pair], fen: listed.line.fen })
        compareAmount(listed.line)
      } else if (mayStandElsewhere({ line, wanted }, context)) isWaiting = true
      else add(alone)
    }
  }

  return { found: [...found.values()], isWaiting }
}

function told(lines: readonly NeighbourLine[], which: ReconSource): NeighbourLine | undefined {
  return lines.find(({ source, status }) => source === which && status === 'done')
}

/**
 * WeChat Pay lists a refund on the day it was made, once, perhaps as under way (payments.md §1.6); ours counts on the day
 * it is done, with a bank card days later. Alipay and UnionPay list what is done. One that failed, or that was made only
 * after ours, cannot be what ours says is done.
 */
function listedRefund({
  before,
  after,
  since,
}: Neighbours): { line: NeighbourLine; mayBeDone: boolean } | undefined {
  const ofProvider = (lines: readonly NeighbourLine[]) => lines.find(({ source }) => source === 'channel')
  const early = ofProvider(before) ?? ofProvider(since)
  const line = early ?? ofProvider(after)

  return line && { line, mayBeDone: line === early && line.status !== 'failed' }
}

/** The line that is there, and the side that should have it too. */
function halvesOf(
  { sides }: Movement,
  { missing, pair }: { missing: DifferenceClass; pair: ComparedPair },
): { wanted: ReconSource; present: { line: ReconLine; source: ReconSource } | undefined } {
  const here = (source: ReconSource) => {
    const [line] = sides[source]

    return line && { line, source }
  }
  if (missing === 'missing_channel') return { wanted: 'channel', present: here('platform') }
  if (missing === 'missing_his') return { wanted: 'his', present: here('books') }

  return pair === 'platform_channel'
    ? { wanted: 'platform', present: here('channel') }
    : { wanted: 'books', present: here('his') }
}

/** On a day that is not read yet: near midnight any line, and a provider's of a refund whenever ours was done. */
function mayStandElsewhere(
  { line, wanted }: { line: ReconLine; wanted: ReconSource },
  { startsAt, endsAt, isBeforeRead, isNextRead }: ResolveContext,
): boolean {
  const isListedEarlier = wanted === 'channel' && line.kind === 'refund'
  if ((isNear(line, startsAt) || isListedEarlier) && !isBeforeRead(wanted)) return true

  return isNear(line, endsAt) && line.at < endsAt && !isNextRead(wanted)
}

export function isNear({ at }: ReconLine, midnight: Date): boolean {
  return Math.abs(at.getTime() - midnight.getTime()) <= WINDOW_MS
}
