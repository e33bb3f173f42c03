import { z } from 'zod'
import type { Clock } from '../../lib/clock.ts'
import type { FileClient } from '../../lib/http.ts'
import type { AlipayClient } from '../alipay/client.ts'
import { type GatewayFailure, isGatewayFailure } from '../failure.ts'
import { billYuan, columnReader, readRow } from './columns.ts'
import { DOWNLOAD_MS, LARGEST_BYTES } from './limits.ts'
import { perhapsNothing } from './perhaps-nothing.ts'
import { type Statement, type StatementSums, UnreadableStatement } from './port.ts'
import { asFailure, linesIn } from './read-lines.ts'
import { contentOf, zippedEntries } from './zip-entries.ts'

const offered = z.object({ billDownloadUrl: z.url(), billFileCode: z.string().optional() })
const EMPTY = 'EMPTY_DATA_WITH_BILL_FILE'
const NO_TRADE = ['NO_BILL_DATA']
const NO_FILE = ['BILL_NOT_EXIST', 'isp.bill_not_exist']

export interface AlipayBillOptions {
  client: AlipayClient
  http: FileClient
  clock: Clock
}

interface Wanted {
  type: 'trade' | 'signcustomer'
  day: string
  trace: { traceId: string }
  /** Read by their names, in whatever order the file has them. */
  columns: readonly string[]
  /** A line of sums below the list: its name, its count, its yuan. */
  total: RegExp
}

export interface AlipayBillContent {
  lines: AsyncIterable<Record<string, string>>
  /** By their names, amounts in fen; whole when the lines are read. */
  totals: ReadonlyMap<string, { count: number; fen: number }>
}

/**
 * Bills of Alipay of a day (payments.md §3.7): where the file lies is told in a signed answer; a zip of GBK files, of
 * which the details are read.
 */
export function createAlipayBill({ client, http, clock }: AlipayBillOptions) {
  return {
    async read(
      { type, day, trace, columns, total }: Wanted,
      take: (content: AlipayBillContent) => Promise<StatementSums>,
    ): Promise<Statement | GatewayFailure> {
      const offer = await client.call({
        method: 'alipay.data.dataservice.bill.downloadurl.query',
        parameters: { bizContent: { billType: type, billDate: day } },
        answer: offered,
        ...trace,
      })
      if (isGatewayFailure(offer)) {
        const { code = '' } = offer
        if (NO_TRADE.includes(code)) return { is: 'nothing' }

        return NO_FILE.includes(code) ? perhapsNothing(day, clock.now()) : offer
      }
      if (offer.billFileCode === EMPTY) return { is: 'nothing' }

      return http.download(
        { method: 'GET', url: offer.billDownloadUrl, timeoutMs: DOWNLOAD_MS, maxBytes: LARGEST_BYTES },
        async (body) => {
          try {
            const totals = new Map<string, { count: number; fen: number }>()
            const lines = listed(detailsIn(await whole(body)), { columns, total, totals })

            return { is: 'read' as const, ...(await take({ lines, totals })) }
          } catch (error) {
            return asFailure(error)
          }
        },
      )
    },
  }
}

async function whole(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)

  return Buffer.concat(chunks)
}

/** The file of details: the one whose name does not end in （汇总）. Names are GBK. */
function detailsIn(archive: Buffer): AsyncIterable<Uint8Array> {
  const gbk = new TextDecoder('gbk')
  const details = zippedEntries(archive).find(({ name }) => !gbk.decode(name).includes('汇总'))
  if (details === undefined) throw new UnreadableStatement('no file of details')

  return contentOf(details)
}

async function* listed(
  chunks: AsyncIterable<Uint8Array>,
  {
    columns,
    total,
    totals,
  }: Pick<Wanted, 'columns' | 'total'> & { totals: Map<string, { count: number; fen: number }> },
): AsyncGenerator<Record<string, string>> {
  let cellsOf: ((cells: readonly string[]) => Record<string, string>) | undefined
  for await (const lines of linesIn(chunks, 'gbk')) {
    for (const line of lines) {
      const [, name, count, yuan] = total.exec(line) ?? []
      if (name !== undefined) totals.set(name, { count: Number(count), fen: readRow(billYuan, yuan) })
      if (line === '' || line.startsWith('#')) continue
      const cells = line.split(',')
      if (cellsOf === undefined) cellsOf = columnReader(cells, columns)
      else yield cellsOf(cells)
    }
  }
}
