import { createHash, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { AlteredLines } from '../lib/altered-lines.ts'
import { addDays, instantOf, isDate, shanghaiDate } from '../lib/shanghai-time.ts'
import { fundFlowBill, paidAndRefunded, transferred } from './fund-flow-bill.ts'
import { noStatement, PayRefusal, paramError, statementCreating } from './pay-refusal.ts'
import type { Refunds } from './refunds.ts'
import type { PayAnswer, PayRequest, PayRoute } from './signed-routes.ts'
import { type TradeBillType, tradeBill } from './trade-bill.ts'
import { isPaid, type Trades } from './trades.ts'
import type { Transfers } from './transfers.ts'
import type { WechatPayOffice } from './wechat-pay-office.ts'

interface BillTicket {
  text: string
  expiresAtMs: number
}

interface BillSources {
  trades: Trades
  refunds: Refunds
  transfers: Transfers
  altered: AlteredLines
  origin: () => string
}

const MONTHS_KEPT_DAYS = 92
const TRADE_BILLS: readonly TradeBillType[] = ['ALL', 'SUCCESS', 'REFUND']
const ACCOUNTS = ['BASIC', 'OPERATION', 'FEES']

/**
 * `GET /v3/bill/tradebill?bill_date[&bill_type][&tar_type]` and `GET /v3/bill/fundflowbill?bill_date
 * [&account_type][&tar_type]` → `{ hash_type, hash_value, download_url }`, the hash over the file as it is before
 * compression; `GET /v3/billdownload/file?token[&tartype=gzip]` → the file, once, unsigned (payments.md §1.6).
 */
export function billRoutes(
  office: WechatPayOffice,
  { trades, refunds, transfers, altered, origin }: BillSources,
): PayRoute[] {
  const { store, clock, settings } = office
  const tickets = store.collection<BillTicket>('bill-tickets')
  const paidTrades = () => trades.list().filter(isPaid)

  function bill({ query }: PayRequest, write: (date: string) => string | undefined | PayRefusal): PayAnswer {
    const { bill_date: date = '', tar_type: compression } = query
    if (!isDate(date)) return paramError('bill_date', 'yyyy-MM-dd')
    if (compression !== undefined && compression !== 'GZIP') return paramError('tar_type', 'GZIP or absent')
    const problem = dateProblem(date)
    if (problem !== undefined) return problem
    const text = write(date)
    if (text instanceof PayRefusal) return text

    return text === undefined ? noStatement() : offer(text, compression === 'GZIP')
  }

  function dateProblem(date: string): PayRefusal | undefined {
    const nowMs = clock.now()
    const today = shanghaiDate(nowMs)
    if (date >= today || date < addDays(today, -MONTHS_KEPT_DAYS))
      return paramError('bill_date', 'before today, at most three months')
    const isReady = nowMs >= instantOf(today, `${String(settings.billsReadyAtHour).padStart(2, '0')}:00`)

    return date === addDays(today, -1) && !isReady ? statementCreating() : undefined
  }

  function offer(text: string, isCompressed: boolean): object {
    const token = randomBytes(32).toString('base64url')
    tickets.set(token, { text, expiresAtMs: clock.now() + settings.billUrlSeconds * 1000 })

    return {
      hash_type: 'SHA1',
      hash_value: createHash('sha1').update(text).digest('hex'),
      download_url: `${origin()}/v3/billdownload/file?token=${token}${isCompressed ? '&tartype=gzip' : ''}`,
    }
  }

  return [
    {
      method: 'GET',
      url: '/v3/bill/tradebill',
      handle: (request) =>
        bill(request, (date) => {
          const asked = request.query.bill_type ?? 'ALL'
          const type = TRADE_BILLS.find((known) => known === asked)
          if (type === undefined) return paramError('bill_type', 'not offered here')

          return tradeBill({ date, type, altered, trades: paidTrades(), refunds: refunds.list() })
        }),
    },
    {
      method: 'GET',
      url: '/v3/bill/fundflowbill',
      handle: (request) =>
        bill(request, (date) => {
          const account = request.query.account_type ?? 'BASIC'
          if (!ACCOUNTS.includes(account)) return paramError('account_type', ACCOUNTS.join(', '))
          if (account === 'BASIC') return fundFlowBill(date, paidAndRefunded(paidTrades(), refunds.list()))
          if (account !== 'OPERATION') return undefined
          const debited = settings.isTransferDebitedAtOnce ? 'at once' : 'when taken'

          return fundFlowBill(date, altered.apply(transferred(transfers.list(), debited)))
        }),
    },
    {
      method: 'GET',
      url: '/v3/billdownload/file',
      handle({ query }) {
        const ticket = tickets.get(query.token ?? '')
        if (ticket === undefined || clock.now() >= ticket.expiresAtMs) return paramError('token', 'expired')
        tickets.delete(query.token ?? '')

        return query.tartype === 'gzip' ? gzipSync(ticket.text) : Buffer.from(ticket.text)
      },
    },
  ]
}
