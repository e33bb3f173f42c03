import { useEffect, useState } from 'react'

/** Whole seconds until `atMs` (milliseconds since 1970), counting down to 0. */
export function useCountdown(atMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  const left = Math.max(0, Math.ceil((atMs - now) / 1000))
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= atMs) clearInterval(timer)
    }, 1000)
    return () => clearInterval(timer)
  }, [atMs])
  return left
}
