/** Days that say something about those to come. */
const LOOKED_AT = 3
const FEWEST = 2
/** Beyond that it is no reckoning any more. */
const LONGEST_DAYS = 30

/**
 * For how many whole days a balance is enough, if they cost what the last whole ones did: reckoned by the dearest of
 * them, and not at all when it cost more than twice the cheapest, as the day of an operation does.
 * @param daysFen what each whole day has cost, the newest first
 */
export function lastsDays(balanceFen: number, daysFen: readonly number[]): number | null {
  const last = daysFen.slice(0, LOOKED_AT)
  const [least, most] = [Math.min(...last), Math.max(...last)]
  if (last.length < FEWEST || least <= 0 || most > 2 * least) return null
  const days = Math.max(0, Math.floor(balanceFen / most))

  return days > LONGEST_DAYS ? null : days
}
