/** Fen as the yuan people read: `2500` → `25`, `2550` → `25.50`. Never through a float. */
export function yuan(fen: number): string {
  const whole = Math.trunc(fen / 100)
  const rest = fen % 100
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`
}
