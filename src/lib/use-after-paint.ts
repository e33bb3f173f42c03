import { startTransition, useEffect, useState } from 'react'

/**
 * False while a page is drawn for the first time, true soon after. What lies further down waits for it, and is then
 * drawn in steps short enough for a finger to be answered in between; all at once it holds a slow phone for a moment.
 */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => startTransition(() => setPainted(true)), [])
  return isPainted
}
