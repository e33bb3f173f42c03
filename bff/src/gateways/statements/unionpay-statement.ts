import { inflateSync } from 'node:zlib'
import { z } from 'zod'
import type { MerchantConfig } from '../../config/merchants.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FileClient } from '../../lib/http.ts'
import { shanghaiInstantOf } from '../../lib/shanghai-time.ts'
import { type GatewayFailure, isGatewayFailure, unintelligible } from '../failure.ts'
import { compactTime, traceInstant } from '../payments/unionpay/beijing-time.ts'
import { createUnionpayClient } from '../payments/unionpay/client.ts'
import { refusalFor } from '../payments/unionpay/codes.ts'
import { readMerchantKeys } from '../payments/unionpay/merchant-keys.ts'
import { readRow } from './columns.ts'
import { LARGEST_BYTES } from './limits.ts'
import { perhapsNothing } from './perhaps-nothing.ts'
import { type Statement, type StatementGateway, type StatementLine, UnreadableStatement } from './port.ts'
import { asFailure, createTally, linesIn } from './read-lines.ts'
import { contentOf, zippedEntries } from './zip-entries.ts'

/** Widths of the fields of a ZM file, a blank between them (merchants' file interface, part 3, 6.1). */
const WIDTHS = [
  ...[3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15],
  ...[1, 15, 32, 13, 13, 8, 32, 13, 13, 12, 2, 1, 32, 98],
]
const STARTS = WIDTHS.map((_, index) => WIDTHS.slice(0, index).reduce((sum, width) => sum + width + 1, 0))
const WIDTH = WIDTHS.reduce((sum, width) => sum + width + 1, -1)
/** Fields that are read, by their place in the table of the interface, counted from 0. */
const PLACES = { sentAt: 4, amount: 6, queryId: 9, orderId: 11, txnType: 19, merId: 27 } as const

const zmRow = z.object({
  sentAt: z.string().regex(/^\d{10}$/),
  amount: z
    .string()
    .regex(/^\d{12}$/)
    .transform(Number),
  queryId: z.string().min(1),
  orderId: z.string().min(1),
  /** 01 payment, 04 refund, 31 revocation. */
  txnType: z.enum(['01', '04', '31']),
  merId: z.string(),
})
const NO_FILE = '98'
const FILE = /ZM_/

/** UnionPay's file of a clearing day: base64 of the deflated zip of fixed-width lines (payments.md §4.1). It has no sums. */
export function createUnionpayStatement(
  merchant: MerchantConfig<'unionpay'>,
  { http, clock }: { http: FileClient; clock: Clock },
): StatementGateway {
  const gateway = merchant.fileGateway ?? merchant.gateway
  const keys = readMerchantKeys(merchant)
  const client = createUnionpayClient({ ...merchant, gateway }, { keys, http, clock })

  return {
    async read(day, sink): Promise<Statement | GatewayFailure> {
      const settleDate = day.slice(5).replace('-', '')
      const asked = {
        ...{ txnType: '76', txnSubType: '01', bizType: '000000', fileType: '00', settleDate },
        txnTime: compactTime(clock.now().toISOString()),
      }
      const answer = await client.call('fileTransReq.do', asked, { maxBytes: LARGEST_BYTES })
      if (isGatewayFailure(answer)) return answer
      const { code, fields } = answer
      if (code === NO_FILE) return perhapsNothing(day, clock.now())
      if (code !== '00') return refusalFor(code)
      if (fields.settleDate !== settleDate) return unintelligible('the file of another day')
      const tally = createTally(sink)
      try {
        for await (const lines of linesIn(zmFile(fields.fileContent ?? ''), 'latin1'))
          for (const line of lines) if (line !== '') await tally.add(toLine(line, { day, merchant }))
        await tally.flush()
      } catch (error) {
        return asFailure(error)
      }

      return { is: 'read', ...tally.sums }
    },
  }
}

function zmFile(content: string): AsyncIterable<Uint8Array> {
  const entry = zippedEntries(inflated(content)).find(({ name }) => FILE.test(name.toString('latin1')))
  if (entry === undefined) throw new UnreadableStatement('no ZM file')

  return contentOf(entry)
}

function inflated(content: string): Buffer {
  try {
    return inflateSync(Buffer.from(content, 'base64'), { maxOutputLength: LARGEST_BYTES })
  } catch {
    throw new UnreadableStatement('broken compression')
  }
}

function toLine(
  line: string,
  { day, merchant }: { day: string; merchant: MerchantConfig<'unionpay'> },
): StatementLine {
  // The last field is filler, which some programs cut.
  if (line.length < WIDTH - 98) throw new UnreadableStatement('a line that is too short')
  const cells = Object.entries(PLACES).map(([name, place]) => {
    const start = STARTS[place] ?? 0

    return [name, line.slice(start, start + (WIDTHS[place] ?? 0)).trim()]
  })
  const row = readRow(zmRow, Object.fromEntries(cells))
  if (row.merId !== merchant.merchantId) throw new UnreadableStatement('a line of another merchant')
  const at = traceInstant(row.sentAt, shanghaiInstantOf(day, '12:00'))
  if (at === undefined) throw new UnreadableStatement('field sentAt cannot be read')

  return {
    ...{ number: row.orderId, orderNumber: row.orderId, kind: row.txnType === '01' ? 'payment' : 'refund' },
    ...{ fen: row.amount, at, status: 'done', means: 'unionpay', providerNumber: row.queryId },
  }
}
