import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { writeXlsxStream } from 'hucre/xlsx'

type Cell = string | number | null

interface Sheet {
  name: string
  columns: readonly string[]
  /** Indexes of the columns that are amounts, in yuan. */
  yuan?: readonly number[]
  rows: AsyncIterable<Cell[]>
}

/** A workbook of one sheet that is made while it is sent: its first row names the columns, and amounts are numbers. */
export function workbookOf({ name, columns, yuan = [], rows }: Sheet): Readable {
  const stream = writeXlsxStream(rows, {
    name,
    columns: columns.map((header, index) => ({
      ...{ header, width: 18 },
      ...(yuan.includes(index) && { numFmt: '#,##0.00' }),
    })),
    freezePane: { rows: 1 },
  })

  return Readable.fromWeb(stream as ReadableStream)
}

/** By string, so that the number is the nearest one to it and nothing was added on the way. */
export function inYuan(fen: number): number {
  return Number(yuanText(fen))
}

export function yuanText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')

  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** `2026-11-24 09:30:00` of the contract's instant. */
export function localTime(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ')
}
