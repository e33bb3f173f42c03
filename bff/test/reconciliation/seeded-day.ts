import type { DifferenceClass, ReconKind, ReconSource } from '@tongzhen/contract/reconciliation'
import type { ReconLine } from '../../src/modules/reconciliation/compare.ts'

/** What was planted, and must be found: no more, no less. */
export interface Planted {
  extNo: string
  kind: ReconKind
  class: DifferenceClass
}

/** A day as each side tells it, and the one after it. */
export interface SeededDay {
  today: Record<ReconSource, ReconLine[]>
  tomorrow: Record<ReconSource, ReconLine[]>
  planted: Planted[]
}

const NOON_MS = Date.parse('2026-11-20T04:00:00Z')
const DAY_MS = 86_400_000
const HOURS_MS = 8 * 3_600_000

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Plant = (day: SeededDay, line: ReconLine, random: () => number) => DifferenceClass

/** Everything that can be wrong with one movement. */
const plants: readonly Plant[] = [
  (day, line) => drop(day, line, ['channel'], 'missing_channel'),
  (day, line) => drop(day, line, ['his'], 'missing_his'),
  (day, line) => drop(day, line, ['platform', 'books'], 'missing_platform'),
  (day, line, random) => alter(day, line, 'channel', 1 + Math.floor(random() * 500)),
  (day, line, random) => alter(day, line, 'his', 1 + Math.floor(random() * 500)),
  (day, line) => double(day, line, 'channel'),
  (day, line) => double(day, line, 'his'),
  (day, line) => {
    change(day, 'channel', line, (one) => ({ ...one, status: 'pending' }))

    return 'status'
  },
  (day, line) => {
    const late = { ...line, party: 'm', institutionId: null, at: new Date(line.at.getTime() + DAY_MS) }
    drop(day, line, ['channel'], 'missing_channel')
    day.tomorrow.channel.push(late)

    return 'time_cross_day'
  },
]

function drop(day: SeededDay, line: ReconLine, sources: ReconSource[], as: DifferenceClass): DifferenceClass {
  for (const source of sources) change(day, source, line, () => undefined)

  return as
}

function alter(day: SeededDay, line: ReconLine, source: ReconSource, by: number): DifferenceClass {
  change(day, source, line, (one) => ({ ...one, fen: one.fen + by }))

  return 'amount'
}

function double(day: SeededDay, line: ReconLine, source: ReconSource): DifferenceClass {
  const first = day.today[source][Number(line.extNo.slice(-7))]
  if (first) day.today[source].push(first)

  return 'duplicate'
}

/** By place: a line stands at the same place of every side until it is taken away at the end. */
function change(
  day: SeededDay,
  source: ReconSource,
  line: ReconLine,
  to: (line: ReconLine) => ReconLine | undefined,
): void {
  const lines: (ReconLine | undefined)[] = day.today[source]
  const at = Number(line.extNo.slice(-7))
  const old = lines[at]
  if (old) lines[at] = to(old)
}

/** So many movements, every twentieth a refund, with so many discrepancies. */
export function seededDay({ seed, count, wrong }: { seed: number; count: number; wrong: number }): SeededDay {
  const random = randomFrom(seed)
  const none = (): Record<ReconSource, ReconLine[]> => ({ platform: [], books: [], channel: [], his: [] })
  const day: SeededDay = { today: none(), tomorrow: none(), planted: [] }
  for (let index = 0; index < count; index += 1) {
    const number = String(index).padStart(7, '0')
    const isRefund = index % 20 === 19
    const line: ReconLine = {
      ...{
        extNo: `${isRefund ? 'R' : ''}PY${number}`,
        orderNo: `PY${number}`,
        kind: isRefund ? 'refund' : 'payment',
      },
      ...{
        party: 'tz-central',
        institutionId: 'tz-central',
        means: 'wechat',
        status: 'done',
        providerNo: number,
      },
      fen: 1 + Math.floor(random() * 100_000),
      at: new Date(NOON_MS + Math.floor((random() - 0.5) * HOURS_MS)),
    }
    day.today.platform.push({ ...line, party: '-' })
    day.today.books.push({ ...line, party: '-' })
    day.today.channel.push({ ...line, party: 'm', institutionId: null })
    day.today.his.push(line)
  }
  const originals = [...day.today.his]
  const chosen = new Set<number>()
  while (chosen.size < wrong) chosen.add(Math.floor(random() * count))
  let next = 0
  for (const index of chosen) {
    const line = originals[index]
    const plant = plants[next++ % plants.length]
    if (line && plant)
      day.planted.push({ extNo: line.extNo, kind: line.kind, class: plant(day, line, random) })
  }
  for (const source of ['platform', 'books', 'channel', 'his'] as const)
    day.today[source] = day.today[source].filter((line: ReconLine | undefined) => line !== undefined)

  return day
}
