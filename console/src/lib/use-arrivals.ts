import type { Arrival } from '@tongzhen/contract/parking'
import { useCallback, useEffect, useState } from 'react'
import { askArrivals } from '../api/arrivals'

/** Longer than the BFF lets a question wait: a connection that says nothing any more is given up. */
const PATIENCE_MS = 30_000
const AFTER_LOSS_MS = 2_000

export interface Arrivals {
  /** In the order of their visits; undefined before the first answer. */
  cars: Arrival[] | undefined
  /** What went wrong with the last question; what is shown is of before. */
  error: unknown
  /** A car as it was answered to whoever pressed. */
  take(car: Arrival): void
}

/**
 * A day's arrivals, followed from change to change. Each question begins where the last answer ended, so that a broken
 * connection loses nothing, and what comes twice replaces itself.
 */
export function useArrivals(institutionId: string, on: string, onError: (error: unknown) => void): Arrivals {
  const [known, setKnown] = useState<ReadonlyMap<string, Arrival>>()
  const [error, setError] = useState<unknown>()
  const take = useCallback((car: Arrival) => setKnown((before) => merged(before, [car])), [])
  useEffect(() => {
    let isOver = false
    let underWay: AbortController | undefined
    setKnown(undefined)

    async function follow() {
      let cursor: number | undefined
      while (!isOver) {
        const question = new AbortController()
        underWay = question
        const impatience = setTimeout(() => question.abort(), PATIENCE_MS)
        try {
          const after = cursor === undefined ? {} : { after: cursor }
          const answer = await askArrivals({ institutionId, on, ...after }, question.signal)
          cursor = answer.cursor
          setKnown((before) => merged(before, answer.arrivals))
          setError(undefined)
        } catch (reason) {
          if (isOver) return
          setError(reason)
          onError(reason)
          await pause(AFTER_LOSS_MS)
        } finally {
          clearTimeout(impatience)
        }
      }
    }
    follow()

    return () => {
      isOver = true
      underWay?.abort()
    }
  }, [institutionId, on, onError])

  return { cars: known && inOrder([...known.values()]), error, take }
}

/** Of what is told twice the later one counts. */
function merged(
  before: ReadonlyMap<string, Arrival> | undefined,
  news: readonly Arrival[],
): ReadonlyMap<string, Arrival> {
  const after = new Map(before)
  for (const one of news) if (one.seq >= (after.get(one.parkingId)?.seq ?? 0)) after.set(one.parkingId, one)

  return after
}

function inOrder(cars: Arrival[]): Arrival[] {
  return cars
    .filter(({ state }) => state !== 'withdrawn')
    .sort((a, b) => a.visitAt.localeCompare(b.visitAt) || a.parkingId.localeCompare(b.parkingId))
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
