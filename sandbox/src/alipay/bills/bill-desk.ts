import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { AlteredLines } from '../../lib/altered-lines.ts'
import type { Clock } from '../../lib/clock.ts'
import { addDays, instantOf, isDate } from '../../lib/shanghai-time.ts'
import type { AlipaySettings } from '../alipay-settings.ts'
import { businessFailure } from '../gateway-failure.ts'
import { done, failed, type Method } from '../method.ts'
import { bizContent } from '../trades/biz-content.ts'
import type { TradeBook } from '../trades/trade-book.ts'
import type { AlipayTransfer } from '../transfers/transfer-desk.ts'
import { type BillArchive, type BillType, billArchive } from './bill-archive.ts'

export interface BillDeskOptions {
  app: FastifyInstance
  book: TradeBook
  transfers: () => AlipayTransfer[]
  clock: Clock
  settings: AlipaySettings
  sellerId: string
  altered: AlteredLines
  /** Where the file is fetched: this gateway's own address. */
  origin: () => string
}

const LINK_LIFE_MS = 30_000
const PATH = '/bill/download'

function isBillType(text: string | undefined): text is BillType {
  return text === 'trade' || text === 'signcustomer'
}

/**
 * `alipay.data.dataservice.bill.downloadurl.query` { bill_type trade | signcustomer, bill_date yyyy-MM-dd } →
 * bill_download_url, good for 30 s, and the file behind it (payments.md §3.7). Months are not offered. Which sub code
 * says that a bill is not there yet is UNCONFIRMED.
 */
export function createBillDesk(options: BillDeskOptions): Method {
  const { app, book, transfers, clock, settings, sellerId, altered, origin } = options
  const links = new Map<string, { archive: BillArchive; untilMs: number }>()

  app.get<{ Querystring: { token?: string } }>(PATH, async ({ query: { token = '' } }, reply) => {
    const link = links.get(token)
    if (link === undefined || clock.now() >= link.untilMs) return reply.code(403).send('链接已失效')

    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="${link.archive.fileName}"`)
      .send(link.archive.content)
  })

  return (asked) => {
    const content = bizContent(asked)
    const type = content.text('bill_type')
    const day = content.text('bill_date') ?? ''
    if (!isBillType(type)) return failed(businessFailure('TYPE_NOT_SUPPORTED', '账单类型不支持'))
    if (!isDate(day)) return failed(businessFailure('INVAILID_ARGUMENTS', '参数不合法'))
    const isReadyAtMs = instantOf(addDays(day, 1), `${String(settings.billReadyHour).padStart(2, '0')}:00`)
    if (clock.now() < isReadyAtMs) return failed(businessFailure('isp.bill_not_exist', '账单文件不存在'))

    const archive = billArchive({
      ...{ type, day, altered, sellerId, nowMs: clock.now() },
      ...{ trades: book.list(), transfers: transfers() },
    })
    const token = randomBytes(16).toString('hex')
    links.set(token, { archive, untilMs: clock.now() + LINK_LIFE_MS })

    return done({
      bill_download_url: `${origin()}${PATH}?token=${token}&fileType=csv.zip`,
      ...(archive.isEmpty ? { bill_file_code: 'EMPTY_DATA_WITH_BILL_FILE' } : {}),
    })
  }
}
