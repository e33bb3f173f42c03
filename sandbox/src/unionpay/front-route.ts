import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cashierCards } from './cashier-cards.ts'
import { cashierPage, leavingPage, refusalPage } from './cashier-page.ts'
import { instantOfCompact } from './compact-time.ts'
import type { Fields } from './fields.ts'
import { owesNotice } from './notices.ts'
import { type RequestProblem, requestProblem } from './request-check.ts'
import type { ResponseCode } from './response-codes.ts'
import type { Trade } from './trade-book.ts'
import { noticeFields } from './trade-fields.ts'
import type { UnionpayService } from './unionpay-service.ts'

/** An open cashier, by the token in its address. */
type Cashier = Pick<Fields, 'orderId' | 'txnTime'>

interface OfCashier {
  Params: { token: string }
  Body: { card?: string } | undefined
}

const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"

/**
 * `POST /gateway/api/frontTransReq.do` from the browser: opens the cashier, where the person pays, gives up, or
 * has a card with too little money. Every way leads back to `frontUrl` by a form that the browser posts; a
 * payment is also told to `backUrl` (payments.md §4.1).
 *
 * The same unpaid order may be posted again (UNCONFIRMED); a paid one, or one of another amount, is 12.
 */
export function registerFrontRoute(service: UnionpayService): void {
  const { app, store, credentials, trades, signer, clock, settings } = service
  const cashiers = store.collection<Cashier>('cashiers')

  app.post('/gateway/api/frontTransReq.do', async ({ body }: FastifyRequest, reply) => {
    const asked = (body ?? {}) as Fields
    const problem = requestProblem(asked, { kinds: ['01/01'], credentials }) ?? repetitionOf(asked)
    if (problem !== undefined) return sendPage(reply, refusalPage(problem))

    trades.find(asked) ?? trades.open(asked)
    const token = randomBytes(16).toString('hex')
    cashiers.set(token, { orderId: asked.orderId ?? '', txnTime: asked.txnTime ?? '' })

    return reply.redirect(`/cashier/${token}`, 303)
  })

  app.get<OfCashier>('/cashier/:token', async ({ params: { token } }, reply) => {
    const trade = tradeOf(token)
    if (trade === undefined) return reply.code(404).send()
    const code = trades.codeOf(trade)
    if (code !== undefined && code !== '64') return sendPage(reply, await leaving(trade, code))
    if (isOver(trade) && !settings.paysAfterTimeout)
      return sendPage(reply, await leaving(trade, '01', 'late'))

    return sendPage(reply, cashierPage({ token, trade, hasFailed: code === '64' }))
  })

  app.post<OfCashier>('/cashier/:token/pay', async ({ params: { token }, body }, reply) => {
    const trade = tradeOf(token)
    const card = cashierCards.find(({ id }) => id === body?.card)
    if (trade === undefined || card === undefined) return reply.code(404).send()
    const code = trades.codeOf(trade)
    const mayPay = code === undefined || code === '64'
    if (mayPay && (!isOver(trade) || settings.paysAfterTimeout)) {
      const paid = trades.decide(trade, {
        code: card.answer === '00' && isOver(trade) ? '42' : card.answer,
        pending: settings.paymentPending,
        settlesAfterMs: settings.settlesAfterSeconds * 1000,
        accNo: card.number,
        payCardType: card.payCardType,
      })
      owesNotice(service, paid)
    }

    return reply.redirect(`/cashier/${token}`, 303)
  })

  app.post<OfCashier>('/cashier/:token/cancel', async ({ params: { token } }, reply) => {
    const trade = tradeOf(token)
    if (trade === undefined) return reply.code(404).send()
    const code = trades.codeOf(trade)
    const isOpen = code === undefined || code === '64'

    // What the true cashier posts for somebody who gave up is UNCONFIRMED.
    return sendPage(reply, await leaving(trade, isOpen ? '01' : code, isOpen ? 'cancelled' : undefined))
  })

  function tradeOf(token: string): Trade | undefined {
    const cashier = cashiers.get(token)

    return cashier && trades.find(cashier as Fields)
  }

  function repetitionOf(asked: Fields): RequestProblem | undefined {
    const known = trades.find(asked)
    if (known === undefined) return undefined
    const code = trades.codeOf(known)
    const isSame = known.asked.txnAmt === asked.txnAmt && known.asked.backUrl === asked.backUrl
    const isOpen = code === undefined || code === '64'

    return isSame && isOpen ? undefined : { code: '12', detail: '' }
  }

  function isOver({ asked: { payTimeout = '' } }: Trade): boolean {
    return payTimeout !== '' && clock.now() >= instantOfCompact(payTimeout)
  }

  async function leaving(trade: Trade, code: ResponseCode, reason?: 'cancelled' | 'late'): Promise<string> {
    const fields = await signer.sign(noticeFields(trade, code), settings.noticeSigner)

    return leavingPage({ trade, fields, code, reason })
  }
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .headers({ 'cache-control': 'no-store', 'content-security-policy': PAGE_POLICY })
    .send(page)
}
