/** Fen as yuan, 1234 as `"12.34"`, by digits: a division would leave 0.30000000000000004 somewhere. */
export function yuanOf(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new Error(`${fen} is no amount in fen`)
  const digits = String(fen).padStart(3, '0')

  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
