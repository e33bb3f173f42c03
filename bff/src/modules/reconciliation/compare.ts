import type {
  DifferenceClass,
  ReconKind,
  ReconSource,
  StatementSource,
} from '@tongzhen/contract/reconciliation'
import { statementSources } from '@tongzhen/contract/reconciliation'
import type { PaymentMeans } from '@tongzhen/contract/states'
import type { StatementLine } from '../../gateways/statements/port.ts'

/** One movement of money as one side tells it. */
export interface ReconLine {
  extNo: string
  kind: ReconKind
  orderNo: string
  party: string
  /** Null where a provider says it, who does not know. */
  institutionId: string | null
  means: PaymentMeans
  fen: number
  at: Date
  status: StatementLine['status']
  providerNo: string
}

export type ComparedPair = 'platform_channel' | 'platform_his' | 'channel_his'

/** A line as it is kept with a difference, whatever becomes of the statement. */
export interface KeptLine {
  source: ReconSource
  day: string
  fen: number
  at: string
  status: StatementLine['status']
  means: PaymentMeans
  providerNumber: string
}

/** What the sides say of one movement, by its number and kind; more than one line of a side is one too many. */
export interface Movement {
  extNo: string
  kind: ReconKind
  sides: Readonly<Record<ReconSource, readonly ReconLine[]>>
}

export interface Judged {
  class: DifferenceClass
  pairs: ComparedPair[]
  /** The whole of what is missing or double, else by how much the sides differ. */
  fen: number
}

/** Lines of one side, in batches, sorted by `extNo` and `kind`, both by their bytes. */
export type SortedLines = AsyncIterable<readonly ReconLine[]>

/**
 * Walks the sides once, side by side: every movement that any of them tells of, in order. Holds one batch of each side
 * and the lines of one movement, so that neither time nor memory grows faster than the lists.
 */
export async function* movementsOf(
  lists: Readonly<Record<StatementSource, SortedLines>>,
): AsyncGenerator<Movement> {
  const cursors = statementSources.map((source) => ({
    side: sideOf(source),
    cursor: new Cursor(lists[source]),
  }))
  for (const { cursor } of cursors) await cursor.fill()
  for (;;) {
    let first: ReconLine | undefined
    for (const { cursor } of cursors) {
      const { line } = cursor
      if (line !== undefined && (first === undefined || isBefore(line, first))) first = line
    }
    if (first === undefined) return
    const { extNo, kind } = first
    const sides: Record<ReconSource, ReconLine[]> = { platform: [], books: [], channel: [], his: [] }
    for (const { side, cursor } of cursors) {
      for (
        let { line } = cursor;
        line !== undefined && line.extNo === extNo && line.kind === kind;
        { line } = cursor
      ) {
        sides[side].push(line)
        if (cursor.step()) await cursor.fill()
      }
    }
    yield { extNo, kind, sides }
  }
}

/** Whose word a statement is: of transfers there is another one than of trades. */
export function sideOf(source: StatementSource): ReconSource {
  return source === 'transfers' ? 'channel' : source
}

function isBefore(a: ReconLine, b: ReconLine): boolean {
  return a.extNo < b.extNo || (a.extNo === b.extNo && a.kind < b.kind)
}

class Cursor {
  readonly #batches: AsyncIterator<readonly ReconLine[]>
  #batch: readonly ReconLine[] = []
  #at = 0

  constructor(lines: SortedLines) {
    this.#batches = lines[Symbol.asyncIterator]()
  }

  get line(): ReconLine | undefined {
    return this.#batch[this.#at]
  }

  /** True when the batch is used up. */
  step(): boolean {
    this.#at += 1

    return this.#at >= this.#batch.length
  }

  async fill(): Promise<void> {
    do {
      const { done, value } = await this.#batches.next()
      this.#batch = done ? [] : value
      this.#at = 0
      if (done) return
    } while (this.#batch.length === 0)
  }
}

/**
 * Where the sides differ. Our own word has two halves: `platform` must be what the provider says, `books` what the
 * hospital says. A payment that the hospital did not take and that went back is told by provider and platform alone,
 * and agrees. What has not moved yet, or never did, is missed by nobody.
 */
export function judge({ sides }: Pick<Movement, 'sides'>): Judged[] {
  const [platform, books, channel, his] = [
    first(sides.platform),
    first(sides.books),
    first(sides.channel),
    first(sides.his),
  ]
  const found: Judged[] = []
  for (const source of ['channel', 'his', 'platform', 'books'] as const) {
    const extra = sides[source][1]
    const pair = source === 'channel' || source === 'platform' ? 'platform_channel' : 'platform_his'
    if (extra !== undefined) found.push({ class: 'duplicate', pairs: [pair], fen: extra.fen })
  }
  const missing = new Map<DifferenceClass, Judged>()
  const miss = (what: DifferenceClass, pair: ComparedPair, { fen }: ReconLine) => {
    const known = missing.get(what)
    if (known) known.pairs.push(pair)
    else missing.set(what, { class: what, pairs: [pair], fen })
  }
  if (hasMoved(platform) && !channel) miss('missing_channel', 'platform_channel', platform)
  if (hasMoved(channel) && !platform) miss('missing_platform', 'platform_channel', channel)
  if (hasMoved(books) && !his) miss('missing_his', 'platform_his', books)
  if (hasMoved(his) && !books) miss('missing_platform', 'platform_his', his)
  found.push(...missing.values())

  const amounts = differing([
    ['platform_channel', platform, channel],
    ['platform_his', books, his],
    // Only where we know nothing: otherwise each has been compared with us, and an insurer may have paid a part.
    ['channel_his', platform || books ? undefined : channel, his],
  ])
  if (amounts !== undefined) found.push({ class: 'amount', ...amounts })
  // What came back alone left on another day: whether we know that it did not arrive, that day tells.
  const isBackAlone = channel?.kind === 'transfer' && channel.status === 'failed' && !platform
  if (isBackAlone || (platform && channel && isOtherStatus(platform, channel)))
    found.push({ class: 'status', pairs: ['platform_channel'], fen: channel?.fen ?? 0 })
  if (channel && his && channel.means !== his.means)
    found.push({ class: 'status', pairs: ['channel_his'], fen: his.fen })

  return found
}

function first(lines: readonly ReconLine[]): ReconLine | undefined {
  return lines[0]
}

function hasMoved(line: ReconLine | undefined): line is ReconLine {
  return line?.status === 'done'
}

/** Whether it has moved: of what has not, it is no matter what it waits for. */
function isOtherStatus(a: ReconLine, b: ReconLine): boolean {
  return hasMoved(a) !== hasMoved(b)
}

function differing(
  compared: readonly (readonly [ComparedPair, ReconLine | undefined, ReconLine | undefined])[],
): { pairs: ComparedPair[]; fen: number } | undefined {
  const apart = compared.flatMap(([pair, a, b]) =>
    a && b && a.fen !== b.fen ? [{ pair, fen: Math.abs(a.fen - b.fen) }] : [],
  )
  if (apart.length === 0) return undefined

  return { pairs: apart.map(({ pair }) => pair), fen: Math.max(...apart.map(({ fen }) => fen)) }
}

/** What a class says is missing on the day, which a neighbouring day may have. */
export const missingSources: Readonly<Partial<Record<DifferenceClass, readonly ReconSource[]>>> = {
  missing_platform: ['platform', 'books'],
  missing_channel: ['channel'],
  missing_his: ['his'],
}
