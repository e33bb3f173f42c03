import { z } from 'zod'
import type { Clock } from '../../lib/clock.ts'
import type { FileClient } from '../../lib/http.ts'
import type { AlipayClient } from '../alipay/client.ts'
import { type GatewayFailure, isGatewayFailure } from '../failure.ts'
import { localDateTime } from '../values.ts'
import { billYuan, columnReader, readRow } from './columns.ts'
import { DOWNLOAD_MS, LARGEST_BYTES } from './limits.ts'
import { perhapsNothing } from './perhaps-nothing.ts'
import {
  type Statement,
  type StatementGateway,
  type StatementLine,
  type StatementSums,
  UnreadableStatement,
} from './port.ts'
import { asFailure, createTally, linesIn } from './read-lines.ts'
import { contentOf, zippedEntries } from './zip-entries.ts'

const offered = z.object({ billDownloadUrl: z.url(), billFileCode: z.string().optional() })
const EMPTY = 'EMPTY_DATA_WITH_BILL_FILE'
const NO_TRADE = ['NO_BILL_DATA']
const NO_FILE = ['BILL_NOT_EXIST', 'isp.bill_not_exist']

const COLUMNS = [
  ...['支付宝交易号', '商户订单号', '业务类型', '完成时间', '订单金额（元）', '退款批次号/请求号'],
] as const

const detailRow = z.object({
  支付宝交易号: z.string().min(1),
  商户订单号: z.string().min(1),
  业务类型: z.enum(['交易', '退款']),
  完成时间: localDateTime,
  '订单金额（元）': billYuan,
  '退款批次号/请求号': z.string(),
})
/** `#交易合计：2笔，商家实收共15.00元，…`, `#退款合计：1笔，商家实收退款共-5.00元，…`. */
const TOTAL = /^#(交易|退款)合计：(\d+)笔，商家实收(?:退款)?共(-?\d+(?:\.\d{1,2})?)元/

export interface AlipayStatementOptions {
  client: AlipayClient
  http: FileClient
  clock: Clock
}

/** Alipay's bill of trades of a day: a zip of GBK files, of which the details are read (payments.md §3.7). */
export function createAlipayStatement({ client, http, clock }: AlipayStatementOptions): StatementGateway {
  return {
    async read(day, sink, { traceId }): Promise<Statement | GatewayFailure> {
      const offer = await client.call({
        method: 'alipay.data.dataservice.bill.downloadurl.query',
        parameters: { bizContent: { billType: 'trade', billDate: day } },
        answer: offered,
        traceId,
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
          const tally = createTally(sink)
          try {
            const said = await readDetails(detailsIn(await whole(body)), (line) => tally.add(line))
            tally.mustBe(said)
            await tally.flush()
          } catch (error) {
            return asFailure(error)
          }

          return { is: 'read' as const, ...tally.sums }
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

type Totals = Pick<StatementSums, 'count' | 'paidFen' | 'refundedFen'>

async function readDetails(
  chunks: AsyncIterable<Uint8Array>,
  take: (line: StatementLine) => Promise<void>,
): Promise<Totals> {
  let cellsOf: ((cells: readonly string[]) => Record<string, string>) | undefined
  const totals = new Map<string, { count: number; fen: number }>()
  for await (const lines of linesIn(chunks, 'gbk')) {
    for (const line of lines) {
      const [, kind, count, yuan] = TOTAL.exec(line) ?? []
      if (kind !== undefined) totals.set(kind, { count: Number(count), fen: readRow(billYuan, yuan) })
      if (line === '' || line.startsWith('#')) continue
      const cells = line.split(',')
      if (cellsOf === undefined) cellsOf = columnReader(cells, COLUMNS)
      else await take(toLine(readRow(detailRow, cellsOf(cells))))
    }
  }
  const [paid, back] = [totals.get('交易'), totals.get('退款')]
  if (paid === undefined || back === undefined)
    throw new UnreadableStatement('no totals: it is not the whole bill')

  return { count: paid.count + back.count, paidFen: paid.fen, refundedFen: Math.abs(back.fen) }
}

function toLine(row: z.output<typeof detailRow>): StatementLine {
  const isRefund = row.业务类型 === '退款'

  return {
    orderNumber: row.商户订单号,
    kind: isRefund ? 'refund' : 'payment',
    number: isRefund ? row['退款批次号/请求号'] || null : row.商户订单号,
    fen: Math.abs(row['订单金额（元）']),
    at: row.完成时间,
    status: 'done',
    means: 'alipay',
    providerNumber: row.支付宝交易号,
  }
}
