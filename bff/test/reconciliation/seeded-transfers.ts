import type { DifferenceClass, StatementSource } from '@tongzhen/contract/reconciliation'
import { DAY_MS, HOUR_MS, MINUTE_MS, shift } from '../../src/lib/clock.ts'
import { shanghaiDate, shanghaiInstantOf } from '../../src/lib/shanghai-time.ts'
import type { ReconLine } from '../../src/modules/reconciliation/compare.ts'
import { randomFrom } from './seeded-day.ts'

/** Money leaves the account at once and comes back when nobody takes it, or leaves when it is taken. */
export type Debited = 'at once' | 'when taken'

export interface SeededTransfers {
  days: ReadonlyMap<string, Partial<Record<StatementSource, ReconLine[]>>>
  /** `number class day`, sorted. */
  planted: string[]
}

const FIRST_DAY = '2026-11-20'
const DAYS_SENT = 3
/** The line of its account, and ours; where one of them is missing there is none. */
type Told = { left: ReconLine; own: ReconLine }
type Plant = (
  put: (source: 'platform' | 'transfers', line: ReconLine) => void,
  told: Told,
) => Planted | undefined
type Planted = [DifferenceClass, ReconLine]

/** Everything that can be wrong with a transfer that arrived. */
const plants: readonly Plant[] = [
  (put, { left, own }) => {
    put('platform', own)
    put('transfers', { ...left, fen: left.fen + 300 })

    return ['amount', left]
  },
  (put, { own }) => {
    put('platform', own)

    return ['missing_channel', own]
  },
  (put, { left }) => {
    put('transfers', left)

    return ['missing_platform', left]
  },
  (put, { left, own }) => {
    put('platform', own)
    put('transfers', left)
    put('transfers', left)

    return ['duplicate', left]
  },
  (put, { left, own }) => {
    put('platform', own)
    put('transfers', { ...left, at: shift(own.at, 2 * DAY_MS) })

    return ['time_cross_day', own]
  },
  // It came back, and ours is done all the same.
  (put, { left, own }) => {
    const back: ReconLine = { ...left, status: 'failed', at: shift(own.at, 2 * DAY_MS) }
    put('platform', own)
    put('transfers', left)
    put('transfers', back)

    return ['status', back]
  },
  // It has left, and we wait for it for ever.
  (put, { left, own }) => {
    put('platform', { ...own, at: left.at, status: 'pending' })
    put('transfers', left)

    return ['status', left]
  },
]

/** So many transfers of both providers on three days, every fifth never taken, with something wrong with every tenth. */
export function seededTransfers({
  seed,
  count,
  debited,
}: {
  seed: number
  count: number
  debited: Debited
}): SeededTransfers {
  const random = randomFrom(seed)
  const days = new Map<string, Partial<Record<StatementSource, ReconLine[]>>>()
  const start = new Date(shanghaiInstantOf(FIRST_DAY, '00:00'))
  for (let day = -1; day < DAYS_SENT + 4; day += 1) days.set(shanghaiDate(shift(start, day * DAY_MS)), {})
  const put = (source: 'platform' | 'transfers', line: ReconLine) => {
    const sides = days.get(shanghaiDate(line.at))
    if (sides === undefined) throw new Error(`no day of ${line.at.toISOString()}`)
    const party = source === 'platform' ? '-' : `${line.means}-main`
    const said = { ...line, party, institutionId: source === 'platform' ? 'tz-central' : null }
    sides[source] = [...(sides[source] ?? []), said]
  }
  const planted: string[] = []
  for (let index = 0; index < count; index += 1) {
    const isWechat = random() < 0.5
    const sentAt = shift(start, random() * DAYS_SENT * DAY_MS)
    const isTaken = !isWechat || index % 5 !== 0
    const ownAt = shift(sentAt, isWechat ? random() * (DAY_MS - HOUR_MS) : random() * 5 * MINUTE_MS)
    const number = `PF${String(index).padStart(6, '0')}T1`
    const line: ReconLine = {
      ...{ extNo: number, kind: 'transfer', orderNo: number, party: '-', institutionId: null },
      ...{ means: isWechat ? 'wechat' : 'alipay', fen: 100 + Math.floor(random() * 19_000), at: sentAt },
      ...{ status: 'done', providerNo: `1330${index}` },
    }
    const left = { ...line, at: isWechat && debited === 'when taken' ? ownAt : sentAt }
    const own = { ...line, at: ownAt }
    const plant = isTaken && index % 10 === 1 ? plants[((index - 1) / 10) % plants.length] : undefined
    if (plant) {
      const [what, told] = plant(put, { left, own }) ?? []
      if (what && told) planted.push(`${number} ${what} ${shanghaiDate(told.at)}`)
    } else if (isTaken) {
      put('platform', own)
      put('transfers', left)
    } else if (debited === 'at once') {
      const backAt = shift(sentAt, DAY_MS + random() * 20 * MINUTE_MS)
      put('transfers', left)
      put('transfers', { ...line, status: 'failed', at: backAt })
    }
  }

  return { days, planted: planted.sort() }
}
