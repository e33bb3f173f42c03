const TRIED = 'tz-sign-in-tried-at'
const AGAIN_AFTER_MS = 60_000

/**
 * Leaves the page for the BFF's sign-in route, which comes back to `returnTo`. Not twice within a minute, so
 * that a host that refuses cannot send a person in circles.
 */
export async function signInByRedirect(startPath: string, returnTo: string): Promise<'left' | 'unavailable'> {
  const tried = Number(sessionStorage.getItem(TRIED) ?? 0)
  if (Date.now() - tried < AGAIN_AFTER_MS) return 'unavailable'
  sessionStorage.setItem(TRIED, String(Date.now()))
  location.replace(`${startPath}?returnTo=${encodeURIComponent(returnTo)}`)
  return 'left'
}
