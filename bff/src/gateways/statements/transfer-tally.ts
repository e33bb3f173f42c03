import type { PaymentMeans } from '@tongzhen/contract/states'
import type { StatementLine, StatementSink, StatementSums } from './port.ts'
import { createTally } from './read-lines.ts'

/** A transfer that left an account, or came back to it. */
export interface TransferLine {
  number: string
  isBack: boolean
  fen: number
  /** ISO with offset. */
  at: string
  providerNumber: string
}

/**
 * The transfers of an account's day, each under its number: one that left and came back on the same day failed, and is
 * one line. What came back alone failed, too: it had left on a day before.
 */
export function createTransferTally(means: PaymentMeans) {
  const lines: TransferLine[] = []

  return {
    add(line: TransferLine): void {
      lines.push(line)
    },

    async handOver(sink: StatementSink): Promise<StatementSums> {
      const tally = createTally(sink)
      const back = new Map<string, TransferLine[]>()
      for (const line of lines.filter(({ isBack }) => isBack))
        back.set(line.number, [...(back.get(line.number) ?? []), line])
      for (const line of lines.filter(({ isBack }) => !isBack)) {
        const returned = back.get(line.number) ?? []
        const place = returned.findIndex(({ fen }) => fen === line.fen)
        if (place === -1) await tally.add(toLine(line, 'done'))
        else await tally.add(toLine(returned.splice(place, 1)[0] ?? line, 'failed'))
      }
      for (const line of [...back.values()].flat()) await tally.add(toLine(line, 'failed'))
      await tally.flush()

      return tally.sums
    },
  }

  function toLine(line: TransferLine, status: StatementLine['status']): StatementLine {
    const { number, fen, at, providerNumber } = line

    return { number, orderNumber: number, kind: 'transfer', fen, at, status, means, providerNumber }
  }
}
