import type { Arrival } from '@tongzhen/contract/parking'
import { useCallback, useEffect, useState } from 'react'
import { type Passing, sendPassing } from '../api/arrivals'
import { ConsoleError } from '../api/client'

/** Ids and times only: nobody is named on the machine at the gate. */
const KEPT_AS = 'tongzhen-gate-presses'
const AFTER_LOSS_MS = 2_000
/** The BFF takes no older ones. */
const OLDEST_MS = 86_400_000

export interface Press {
  parkingId: string
  passing: Passing
  atMs: number
}

export interface Presses {
  /** Pressed and not answered yet, the oldest first. */
  waiting: readonly Press[]
  /** What was pressed and not taken, and why. */
  refused: { press: Press; error: unknown } | undefined
  press(passing: Passing, parkingId: string): void
}

/**
 * What is pressed at the gate: kept until it is answered, also over a reload, and sent in order. Sent twice it counts
 * once, so that what was not answered is simply sent again, with the time at which it was pressed.
 */
export function usePresses(onTaken: (car: Arrival) => void, onError: (error: unknown) => void): Presses {
  const [waiting, setWaiting] = useState<readonly Press[]>(readKept)
  const [refused, setRefused] = useState<Presses['refused']>()
  useEffect(() => localStorage.setItem(KEPT_AS, JSON.stringify(waiting)), [waiting])

  const [first] = waiting
  useEffect(() => {
    if (first === undefined) return
    let isOver = false
    const send = async (press: Press) => {
      while (!isOver) {
        try {
          const secondsAgo = Math.max(0, Math.round((Date.now() - press.atMs) / 1000))
          const car = await sendPassing(press.passing, press.parkingId, secondsAgo)
          onTaken(car)
          break
        } catch (error) {
          onError(error)
          if (isAnswer(error)) {
            setRefused({ press, error })
            break
          }
          await new Promise((resolve) => setTimeout(resolve, AFTER_LOSS_MS))
        }
      }
      if (!isOver) setWaiting((all) => all.filter((one) => one !== press))
    }
    send(first)

    return () => {
      isOver = true
    }
  }, [first, onTaken, onError])

  const press = useCallback((passing: Passing, parkingId: string) => {
    setRefused(undefined)
    setWaiting((all) =>
      all.some((one) => one.parkingId === parkingId && one.passing === passing)
        ? all
        : [...all, { parkingId, passing, atMs: Date.now() }],
    )
  }, [])

  return { waiting, refused, press }
}

/** Without a session or an answer it is not known, and sent again. */
function isAnswer(error: unknown): boolean {
  return (
    !(error instanceof ConsoleError) ||
    !['NO_ANSWER', 'SESSION_REQUIRED', 'SERVER_BUSY', 'INTERNAL'].includes(error.code)
  )
}

function readKept(): readonly Press[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? '[]')
    const isPress = (one: Partial<Press> | null): one is Press =>
      typeof one?.parkingId === 'string' && typeof one.atMs === 'number' && Date.now() - one.atMs < OLDEST_MS

    return Array.isArray(kept) ? kept.filter(isPress) : []
  } catch {
    return []
  }
}
