import { useEffect, useState } from 'react'

/**
 * A part of a page that is fetched only where it is needed; undefined until it is there. When it cannot be fetched,
 * the page says so as of a missing page (`NextPageMissing`).
 */
export function useLoaded<Part extends object>(load: () => Promise<Part>): Part | undefined {
  const [part, setPart] = useState<Part>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is one part, fetched once
  useEffect(() => {
    load().then(setPart)
  }, [])
  return part
}
