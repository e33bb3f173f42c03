import { Formatter, Rsa } from 'wechatpay-axios-plugin'
import { z } from 'zod'
import type { MerchantConfig } from '../../config/merchants.ts'
import type { FileClient } from '../../lib/http.ts'
import { type GatewayFailure, isGatewayFailure, unintelligible } from '../failure.ts'
import { createWechatPayClient } from '../payments/wechat/client.ts'
import { loadKeys } from '../payments/wechat/keys.ts'
import { billYuan, columnReader, readRow, wholeNumber } from './columns.ts'
import { DOWNLOAD_MS, LARGEST_BYTES } from './limits.ts'
import { UnreadableStatement } from './port.ts'
import { asFailure, hashing, linesIn, unzipped } from './read-lines.ts'

export const FUND_FLOW = '/v3/bill/fundflowbill'

const offer = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string().regex(/^[0-9a-f]{40}$/i),
  download_url: z.url(),
})

/** Who takes a bill as it is read: its rows one by one, and its summary at the end. */
export interface BillFile {
  columns: readonly string[]
  row(cells: Record<string, string>): Promise<void>
  summary(cells: Record<string, string>): Promise<void>
}

interface Wanted {
  path: string
  /** Of fund flows; absent: the basic account. */
  accountType?: string
  day: string
  traceId: string
  file: BillFile
}

/**
 * Bills of WeChat Pay (payments.md §1.6): asked for with a signed answer, then fetched at once from where it says,
 * unsigned but with their SHA-1 in that answer.
 */
export function createWechatBills(merchant: MerchantConfig<'wechat'>, { http }: { http: FileClient }) {
  const keys = loadKeys(merchant)
  const client = createWechatPayClient(merchant, keys)

  async function read({
    path,
    accountType,
    day,
    traceId,
    file,
  }: Wanted): Promise<'read' | 'nothing' | 'not_ready' | GatewayFailure> {
    const query = {
      ...{ bill_date: day, tar_type: 'GZIP' },
      ...(accountType !== undefined && { account_type: accountType }),
    }
    const offered = await client.call({ method: 'GET', path, query, answer: offer }, { traceId })
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

  return { read }
}

const flowRow = z.object({ 收支类型: z.enum(['收入', '支出']), '收支金额(元)': billYuan })
const flowSums = z.object({ 资金流水总笔数: wholeNumber, 收入金额: billYuan, 支出金额: billYuan })

/** A fund flow: its sums must be those of its lines, each of which `take` is told of. */
export function flowFile(
  columns: readonly string[] = [],
  take: (line: { isIn: boolean; fen: number }, cells: Record<string, string>) => void = () => undefined,
) {
  const sums = { count: 0, inFen: 0, outFen: 0 }

  return {
    sums,
    columns: ['收支类型', '收支金额(元)', ...columns],
    async row(cells: Record<string, string>) {
      const { 收支类型: direction, '收支金额(元)': fen } = readRow(flowRow, cells)
      const isIn = direction === '收入'
      sums.count += 1
      sums[isIn ? 'inFen' : 'outFen'] += fen
      take({ isIn, fen }, cells)
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
