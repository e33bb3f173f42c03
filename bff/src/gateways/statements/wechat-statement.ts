import { Formatter, Rsa } from 'wechatpay-axios-plugin'
import { z } from 'zod'
import type { MerchantConfig } from '../../config.ts'
import type { FileClient } from '../../lib/http.ts'
import { type GatewayFailure, isGatewayFailure, unintelligible } from '../failure.ts'
import { createWechatPayClient } from '../payments/wechat/client.ts'
import { loadKeys } from '../payments/wechat/keys.ts'
import { localDateTime } from '../values.ts'
import { billYuan, columnReader, readRow, wholeNumber } from './columns.ts'
import { DOWNLOAD_MS, LARGEST_BYTES } from './limits.ts'
import type { Statement, StatementGateway, StatementLine, StatementSink } from './port.ts'
import { UnreadableStatement } from './port.ts'
import { asFailure, createTally, hashing, linesIn, unzipped } from './read-lines.ts'

const offer = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string().regex(/^[0-9a-f]{40}$/i),
  download_url: z.url(),
})

const COLUMNS = [
  ...['交易时间', '商户号', '微信订单号', '商户订单号', '交易状态', '微信退款单号', '商户退款单号'],
  ...['退款状态', '订单金额', '申请退款金额'],
] as const
const TRADES = ['SUCCESS', 'REFUND', 'REVOKED'] as const
const REFUND_STATUS = {
  SUCCESS: 'done',
  PROCESSING: 'pending',
  CHANGE: 'failed',
  FAIL: 'failed',
  CLOSED: 'failed',
} as const

const tradeRow = z.object({
  交易时间: localDateTime,
  商户号: z.string().min(1),
  微信订单号: z.string().min(1),
  商户订单号: z.string().min(1),
  交易状态: z.enum(TRADES),
  微信退款单号: z.string(),
  商户退款单号: z.string(),
  退款状态: z.string(),
  订单金额: billYuan,
  申请退款金额: billYuan,
})
const tradeSums = z.object({ 总交易单数: wholeNumber, 订单总金额: billYuan, 申请退款总金额: billYuan })
const flowRow = z.object({ 收支类型: z.enum(['收入', '支出']), '收支金额(元)': billYuan })
const flowSums = z.object({ 资金流水总笔数: wholeNumber, 收入金额: billYuan, 支出金额: billYuan })

/**
 * WeChat Pay's trade bill and the fund-flow bill of a day (payments.md §1.6): asked for with a signed answer, then
 * fetched at once from where it says, unsigned but with its SHA-1 in that answer.
 */
export function createWechatStatement(
  merchant: MerchantConfig<'wechat'>,
  { http }: { http: FileClient },
): StatementGateway {
  const keys = loadKeys(merchant)
  const client = createWechatPayClient(merchant, keys)

  /** Reads a bill, its rows one by one and its summary at the end. */
  async function read(
    path: string,
    { day, traceId, file }: { day: string; traceId: string; file: BillFile },
  ): Promise<'read' | 'nothing' | 'not_ready' | GatewayFailure> {
    const offered = await client.call(
      { method: 'GET', path, query: { bill_date: day, tar_type: 'GZIP' }, answer: offer },
      { traceId },
    )
    if (isGatewayFailure(offered)) {
      if (offered.code === 'NO_STATEMENT_EXIST') return 'nothing'

      return offered.code === 'STATEMENT_CREATING' ? 'not_ready' : offered
    }
    const url = new URL(offered.download_url)
    if (url.host !== new URL(merchant.apiBase).host) return unintelligible('the bill lies at another host')
    const target = `${url.pathname}${url.search}`

    return http.download(
      {
        method: 'GET',
        url,
        headers: { authorization: authorization(target) },
        timeoutMs: DOWNLOAD_MS,
        maxBytes: LARGEST_BYTES,
      },
      async (body) => {
        const { chunks, digest } = hashing(unzipped(body, 'gzip'), 'sha1')
        try {
          await readBill(chunks, file)
        } catch (error) {
          return asFailure(error)
        }

        return digest() === offered.hash_value.toLowerCase()
          ? 'read'
          : unintelligible('the bill has another hash')
      },
    )
  }

  function authorization(target: string): string {
    const [nonce, timestamp] = [Formatter.nonce(), `${Formatter.timestamp()}`]
    const signature = Rsa.sign(Formatter.request('GET', target, timestamp, nonce), keys.privateKey)

    return Formatter.authorization(merchant.merchantId, nonce, signature, timestamp, merchant.serialNumber)
  }

  return {
    async read(day, sink, { traceId }): Promise<Statement | GatewayFailure> {
      const trades = tradeFile(merchant.merchantId, sink)
      const was = await read('/v3/bill/tradebill', { day, traceId, file: trades })
      if (isGatewayFailure(was)) return was
      if (was !== 'read') return { is: was }
      const flow = flowFile()
      const flowed = await read('/v3/bill/fundflowbill', { day, traceId, file: flow })
      if (isGatewayFailure(flowed)) return flowed
      if (flowed === 'not_ready') return { is: 'not_ready' }

      return { is: 'read', ...trades.sums, flow: flow.sums }
    },
  }
}

interface BillFile {
  columns: readonly string[]
  row(cells: Record<string, string>): Promise<void>
  summary(cells: Record<string, string>): Promise<void>
}

function tradeFile(merchantId: string, sink: StatementSink) {
  const tally = createTally(sink)

  return {
    sums: tally.sums,
    columns: COLUMNS,
    async row(cells: Record<string, string>) {
      const row = readRow(tradeRow, cells)
      if (row.商户号 !== merchantId) throw new UnreadableStatement('a line of another merchant')
      await tally.add(toLine(row))
    },
    async summary(cells: Record<string, string>) {
      const {
        总交易单数: count,
        订单总金额: paidFen,
        申请退款总金额: refundedFen,
      } = readRow(tradeSums, cells)
      tally.mustBe({ count, paidFen, refundedFen })
      await tally.flush()
    },
  }
}

function toLine(row: z.output<typeof tradeRow>): StatementLine {
  const common = { orderNumber: row.商户订单号, at: row.交易时间, means: 'wechat' } as const
  if (row.交易状态 === 'SUCCESS')
    return {
      ...{ ...common, kind: 'payment', number: row.商户订单号, fen: row.订单金额, status: 'done' },
      providerNumber: row.微信订单号,
    }
  const status = Object.hasOwn(REFUND_STATUS, row.退款状态)
    ? REFUND_STATUS[row.退款状态 as keyof typeof REFUND_STATUS]
    : 'pending'

  return {
    ...{ ...common, kind: 'refund', number: row.商户退款单号 || null, fen: row.申请退款金额, status },
    providerNumber: row.微信退款单号,
  }
}

function flowFile() {
  const sums = { count: 0, inFen: 0, outFen: 0 }

  return {
    sums,
    columns: ['收支类型', '收支金额(元)'],
    async row(cells: Record<string, string>) {
      const row = readRow(flowRow, cells)
      sums.count += 1
      sums[row.收支类型 === '收入' ? 'inFen' : 'outFen'] += row['收支金额(元)']
    },
    async summary(cells: Record<string, string>) {
      const said = readRow(flowSums, cells)
      const isSame =
        said.资金流水总笔数 === sums.count && said.收入金额 === sums.inFen && said.支出金额 === sums.outFen
      if (!isSame) throw new UnreadableStatement('the fund flow is not the sum of its lines')
    },
  }
}

/** Head, rows behind backticks, head and values of the summary. Values may hold commas, never comma and backtick. */
async function readBill(chunks: AsyncIterable<Uint8Array>, file: BillFile): Promise<void> {
  let cellsOf: ((cells: readonly string[]) => Record<string, string>) | undefined
  let isSummary = false
  let isDone = false
  for await (const lines of linesIn(chunks, 'utf-8')) {
    for (const line of lines) {
      if (line === '') continue
      if (isDone) throw new UnreadableStatement('lines after the summary')
      if (!line.startsWith('`')) {
        if (isSummary) throw new UnreadableStatement('no values in the summary')
        const head = line.replace(/^\uFEFF/, '').split(',')
        isSummary = cellsOf !== undefined
        cellsOf = columnReader(head, isSummary ? head : file.columns)
      } else if (cellsOf === undefined) throw new UnreadableStatement('no head')
      else if (isSummary) {
        await file.summary(cellsOf(line.slice(1).split(',`')))
        isDone = true
      } else await file.row(cellsOf(line.slice(1).split(',`')))
    }
  }
  if (!isDone) throw new UnreadableStatement('no summary: it is not the whole bill')
}
