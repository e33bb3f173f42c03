import { useEffect, useState } from 'react'
import { type Kept, type KeptKind, type KeptReport, kept } from '@/stores/kept'

/** What the phone keeps of a kind; undefined until it is read, and when there is nothing. */
export function useKept<Kind extends Exclude<KeptKind, 'reports'>>(kind: Kind): Kept<Kind> | undefined {
  const [value, setValue] = useState<Kept<Kind>>()
  useEffect(() => {
    kept.read(kind).then(setValue)
  }, [kind])
  return value
}

/** The reports last opened, that one first. */
export function useKeptReports(): KeptReport[] {
  const [reports, setReports] = useState<KeptReport[]>([])
  useEffect(() => {
    kept.reports().then((found) => setReports(found ?? []))
  }, [])
  return reports
}
