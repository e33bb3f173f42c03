import { useEffect, useState } from 'react'
import { type Kept, type KeptKind, type KeptReport, kept } from '@/stores/kept'

/** A browser counts a longer time as none. */
const LONGEST_WAIT_MS = 24 * 3600 * 1000

/** What the phone keeps of a kind; undefined until it is read, and when there is nothing. */
export function useKept<Kind extends Exclude<KeptKind, 'reports'>>(kind: Kind): Kept<Kind> | undefined {
  const [value, setValue] = useState<Kept<Kind>>()
  useEffect(() => watch(() => kept.read(kind).then(setValue)), [kind])
  return value
}

/** The reports last opened, that one first. */
export function useKeptReports(): KeptReport[] {
  const [reports, setReports] = useState<KeptReport[]>([])
  useEffect(() => watch(() => kept.reports().then((found) => setReports(found ?? []))), [])
  return reports
}

/** Looks now, and again whenever a right ends while the page is open. Answers how to stop. */
function watch(look: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const lookOn = async () => {
    await look()
    const endMs = await kept.nextEndMs()
    if (endMs === undefined || isOver) return
    timer = setTimeout(lookOn, Math.min(endMs - Date.now(), LONGEST_WAIT_MS))
  }
  lookOn()
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}
