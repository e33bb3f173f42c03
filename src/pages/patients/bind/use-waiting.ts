import { useEffect, useState } from 'react'
import type { PatientForm } from '@/lib/patient-form'
import { useCountdown } from '@/lib/use-countdown'
import { patientDraft } from '@/stores/patient-draft'

const SECOND_MS = 1000

interface Waiting {
  /** Until the code goes by itself; undefined when nothing is waited for. */
  seconds: number | undefined
  begin: (seconds: number) => void
}

/**
 * The phone the hospital holds has just had another code, often the one of signing in: the next goes by itself as
 * soon as it may, unless what was typed is changed meanwhile. For observers: it reads the draft.
 */
export function useWaiting(send: () => void): Waiting {
  const [wait, setWait] = useState<{ until: number; form: PatientForm }>()
  const seconds = useCountdown(wait?.until ?? 0)
  const isWaiting = wait !== undefined && wait.form === patientDraft.form
  const isOver = isWaiting && seconds === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the wait is over
  useEffect(() => {
    if (!isOver) return
    setWait(undefined)
    send()
  }, [isOver])
  return {
    seconds: isWaiting ? seconds : undefined,
    begin: (untilSeconds) =>
      setWait({ until: Date.now() + untilSeconds * SECOND_MS, form: patientDraft.form }),
  }
}
