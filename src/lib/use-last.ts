import { useEffect, useRef } from 'react'

/** What was last known, also while it is fetched anew. */
export function useLast<T>(known: T | undefined): T | undefined {
  const last = useRef(known)
  useEffect(() => {
    if (known !== undefined) last.current = known
  }, [known])
  return known ?? last.current
}
