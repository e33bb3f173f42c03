/** A share in whole percent, between 0 and 100; what was only taken back has none. */
export function percentOf(partFen: number, wholeFen: number): number {
  if (wholeFen <= 0 || partFen <= 0) return 0
  return Math.min(100, Math.round((partFen / wholeFen) * 100))
}
