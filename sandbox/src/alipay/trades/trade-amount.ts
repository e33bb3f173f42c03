import { fenOf } from '../../lib/yuan.ts'

const DEAREST_FEN = 100_000_000_00

/** `15.00` or `15` as fen; undefined for what Alipay does not take: nothing, a third decimal, over 100 million. */
export function tradeAmount(text = ''): number | undefined {
  const fen = fenOf(text)

  return fen !== undefined && fen >= 1 && fen <= DEAREST_FEN ? fen : undefined
}
