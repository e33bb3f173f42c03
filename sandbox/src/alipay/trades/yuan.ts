const DEAREST_FEN = 100_000_000_00

/** `15.00` or `15` as fen; undefined for what Alipay does not take: nothing, a third decimal, over 100 million. */
export function fenOf(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^\d{1,9}(\.\d{1,2})?$/.test(text)) return undefined
  const [whole = '', part = ''] = text.split('.')
  const fen = Number(whole) * 100 + Number(part.padEnd(2, '0'))

  return fen >= 1 && fen <= DEAREST_FEN ? fen : undefined
}

/** Fen as yuan with two decimals; negative in bills. */
export function yuanOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')

  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
