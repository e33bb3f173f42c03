import type { PaymentMeans } from '@tongzhen/contract/states'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { insertOnce } from '../../db/insert-once.ts'
import type { Db } from '../../db/schema.ts'
import { CALLBACK_PATH } from '../../gateways/payments/channel-adapters.ts'
import type { CallbackHint } from '../../gateways/payments/port.ts'
import { hintAtPayment } from './ask-of-payment.ts'
import type { PaymentsDeps } from './deps.ts'
import { findPayment } from './payments.ts'
import { paymentPageOf, RETURN_PATH } from './return-page.ts'

/** Larger than any call-back; what is more is not read. */
const BODY_LIMIT_BYTES = 32 * 1024

/** How each provider is told that it need not repeat a call-back (payments.md §7). */
const thanks: Readonly<Record<PaymentMeans, { status: number; body: string }>> = {
  wechat: { status: 204, body: '' },
  alipay: { status: 200, body: 'success' },
  unionpay: { status: 200, body: 'ok' },
}

interface CallbackDeps extends PaymentsDeps {
  /** Told of a number that is no payment's: of a transfer of money on a card, perhaps. False when it is nobody's. */
  onTransfer(transferNumber: string): Promise<boolean>
}

/**
 * Where providers call back, and where their cashiers send the browser. A call-back is stored once and makes us
 * ask the provider; nothing that it says is believed (R7, S17).
 */
export function registerCallbacks(app: FastifyInstance, deps: CallbackDeps): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES }, (_, body, done) =>
      done(null, body),
    )
    scope.post(`${CALLBACK_PATH}/:merchant`, (request, reply) => onCallback(deps, { request, reply }))
    scope.get(`${RETURN_PATH}/:paymentId`, (request, reply) => onReturn(deps, { request, reply }))
    scope.post(`${RETURN_PATH}/:paymentId`, (request, reply) => onReturn(deps, { request, reply }))
  })
}

interface Exchange {
  request: FastifyRequest
  reply: FastifyReply
}

async function onCallback(deps: CallbackDeps, { request, reply }: Exchange): Promise<FastifyReply> {
  const { merchant } = request.params as { merchant: string }
  const channel = deps.channels.of(merchant)
  if (channel === undefined) return reply.code(404).send()
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const read = channel.readCallback({ headers: singleHeaders(request), body })
  if ('rejected' in read) {
    request.log.warn({ merchant, rejected: read.rejected }, 'a call-back was not believed')

    return reply.code(read.status).send()
  }
  await keepAndAsk(deps, { merchant, hint: read, body, request })
  const { status, body: text } = thanks[channel.means]

  return reply.code(status).type('text/plain').send(text)
}

async function keepAndAsk(
  deps: CallbackDeps,
  {
    merchant,
    hint,
    body,
    request,
  }: { merchant: string; hint: CallbackHint; body: Buffer; request: FastifyRequest },
): Promise<void> {
  const { db, fields, clock } = deps
  const { eventId, about, claimedFen } = hint
  const orderNumber = about.kind === 'transfer' ? about.transferNumber : about.orderNumber
  const keep = (tx: Db) =>
    insertOnce(tx, (once) =>
      once
        .insertInto('payment_callbacks')
        .values({
          merchant,
          event_id: eventId,
          order_number: orderNumber,
          refund_number: about.kind === 'refund' ? about.refundNumber : null,
          claimed_fen: claimedFen ?? null,
          body: fields.seal(
            { table: 'payment_callbacks', column: 'body', rowId: `${merchant}/${eventId}` },
            body.toString('base64'),
          ),
          received_at: clock.now(),
        })
        .execute(),
    )
  const payment = await db
    .selectFrom('payments')
    .select(['payment_id', 'cash_fen'])
    .where('order_number', '=', orderNumber)
    .where('merchant', '=', merchant)
    .executeTakeFirst()
  const isOtherAmount =
    about.kind === 'payment' && claimedFen !== undefined && claimedFen !== payment?.cash_fen
  // In one transaction: kept and not heeded, it would be no news when it comes again.
  const isNew = payment
    ? await hintAtPayment(deps, {
        paymentId: payment.payment_id,
        cause: `called back about a ${about.kind}`,
        keep,
      })
    : await keep(db)
  // Of a deposit that was not paid through us, the refund's number is a transfer's.
  const ofTransfer = about.kind === 'refund' ? about.refundNumber : orderNumber
  if (payment === undefined && about.kind !== 'payment' && (await deps.onTransfer(ofTransfer))) return
  const facts = { merchant, about: about.kind, paymentId: payment?.payment_id, isNew, isOtherAmount }
  if (payment === undefined || isOtherAmount) request.log.warn(facts, 'a call-back does not fit')
  else request.log.info(facts, 'a call-back came')
}

/** Back from a cashier that took the whole page: on to the payment's page, which asks how it went. */
async function onReturn(deps: PaymentsDeps, { request, reply }: Exchange): Promise<FastifyReply> {
  const { paymentId } = request.params as { paymentId: string }
  const row = await findPayment(deps.db, paymentId)
  if (row === undefined) return reply.code(404).send()

  return reply
    .code(303)
    .header('location', paymentPageOf(deps.config, row))
    .header('cache-control', 'no-store')
    .send()
}

function singleHeaders({ headers }: FastifyRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
}
