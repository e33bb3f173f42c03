import type { Db } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type GatewayFailure, isGatewayFailure } from '../../gateways/failure.ts'
import { type InvoiceGateway, invoiceRefusalOf } from '../../gateways/invoices/port.ts'
import { type ClaimedOperation, finishOperation } from '../../jobs/operations.ts'
import { addEvents } from '../../jobs/outbox.ts'
import { pauseAfter } from '../../jobs/pauses.ts'
import type { OperationHandler } from '../../jobs/worker.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../lib/clock.ts'
import { newId } from '../../lib/ids.ts'
import { shanghaiInstant } from '../../lib/shanghai-time.ts'
import { composeOrder } from './compose-order.ts'
import type { InvoicesDeps } from './deps.ts'
import {
  beginAnew,
  changeInvoice,
  findInvoice,
  type InvoiceChange,
  type InvoiceRow,
  isAnythingLeft,
  lockInvoiceOf,
  oweAgain,
  place,
  readOrder,
} from './invoices.ts'

/** The platform owes an answer for as long as there is none: an invoice is never given up by being forgotten. */
const PAUSES_MS = [
  ...[2 * SECOND_MS, 10 * SECOND_MS, MINUTE_MS, 10 * MINUTE_MS],
  ...[HOUR_MS, 4 * HOUR_MS, 12 * HOUR_MS],
]
const WRITE_OFF_REASON = '退费'

/** Asks whoever the state of an invoice asks, and writes down what came of it. */
export function createInvoiceOperations(deps: InvoicesDeps): OperationHandler {
  return async (operation) => {
    const row = await findInvoice(deps.db, operation.subjectId)
    const isCurrent = row?.version === operation.subjectVersion
    const outcome = row && isCurrent ? await ask(deps, { row, operation }) : undefined
    const pauseMs = await settle(deps, { operation, row, outcome })
    if (pauseMs !== undefined) deps.nudge(pauseMs)
  }
}

/** What came of a call: where it leads, or nothing that is known. */
type Outcome = InvoiceChange | GatewayFailure

async function ask(
  deps: InvoicesDeps,
  { row, operation }: { row: InvoiceRow; operation: ClaimedOperation },
): Promise<Outcome> {
  const gateway = deps.invoices.of(row.institution_id)
  if (gateway === undefined) throw new Error(`${row.institution_id} issues no e-invoices any more`)
  switch (row.state) {
    case 'composing':
      return compose(deps, row)
    case 'issuing':
      return issue(deps, { row, gateway })
    case 'writing_off': {
      const isFirst = operation.tries === 1 && operation.setbacks === 0

      return writeOff(deps, { row, gateway, isFirst })
    }
    default:
      throw new Error(`invoice ${row.invoice_id} asks nothing in the state ${row.state}`)
  }
}

async function compose(deps: InvoicesDeps, row: InvoiceRow): Promise<Outcome> {
  const order = await composeOrder(deps, row, newId('trc'))
  if (isGatewayFailure(order)) return order
  if (order === 'impossible') {
    deps.log.warn({ invoiceId: row.invoice_id }, 'an invoice has nobody to be issued to')

    return { state: 'not_issued' }
  }
  const sealed = deps.fields.seal(place('invoice_order', row.invoice_id), JSON.stringify(order))

  const amountFen = order.items.reduce((sum, one) => sum + one.amountFen, 0)

  return { state: 'issuing', invoice_order: sealed, amount_fen: amountFen }
}

/** The same number with the same words again is the question what came of it: it gives the first answer. */
async function issue(
  { fields, log }: InvoicesDeps,
  { row, gateway }: { row: InvoiceRow; gateway: InvoiceGateway },
): Promise<Outcome> {
  const issued = await gateway.issue(readOrder(fields, row))
  if (isGatewayFailure(issued)) {
    const refusal = invoiceRefusalOf(issued)
    if (refusal === undefined || refusal === 'busy' || refusal === 'caller_refused') return issued
    log.error({ invoiceId: row.invoice_id, refusal }, 'the platform refuses an invoice: staff see to it')

    return { state: 'not_issued', invoice_order: null }
  }

  return {
    state: 'issued',
    invoice_order: null,
    invoice_code: issued.batchCode,
    invoice_number: issued.number,
    check_code: fields.seal(place('check_code', row.invoice_id), issued.checkCode),
    view_url: fields.seal(place('view_url', row.invoice_id), issued.viewUrl),
    issued_at: new Date(issued.issuedAt),
  }
}

/** After a call that was not answered the platform is asked first. */
async function writeOff(
  { clock }: InvoicesDeps,
  { row, gateway, isFirst }: { row: InvoiceRow; gateway: InvoiceGateway; isFirst: boolean },
): Promise<Outcome> {
  const key = { batchCode: row.invoice_code ?? '', number: row.invoice_number ?? '' }
  if (!isFirst) {
    const known = await gateway.query(key)
    if (isGatewayFailure(known)) return known
    if (known.state === 'written_off') return redLettered(known.by)
  }
  const writtenOffAt = shanghaiInstant(clock.now())
  const red = await gateway.writeOff({ ...key, writtenOffAt, reason: WRITE_OFF_REASON })

  return isGatewayFailure(red) ? red : redLettered(red)
}

function redLettered({ batchCode, number }: { batchCode: string; number: string }): InvoiceChange {
  return { state: 'red_lettered', red_code: batchCode, red_number: number }
}

/** The transaction after the call; answers when the next one is due. What came too late is dropped. */
function settle(
  { db, clock, log }: InvoicesDeps,
  {
    operation,
    row: asked,
    outcome,
  }: { operation: ClaimedOperation; row: InvoiceRow | undefined; outcome: Outcome | undefined },
): Promise<number | undefined> {
  return inTransaction(db, async (tx) => {
    const row = asked && (await lockInvoiceOf(tx, asked.payment_id))
    if (!(await finishOperation(tx, operation)) || row === undefined || outcome === undefined)
      return undefined
    if (row.version !== operation.subjectVersion) return undefined
    const now = clock.now()
    if (isGatewayFailure(outcome)) {
      const { setbacks } = operation
      const pauseMs = pauseAfter(setbacks, PAUSES_MS)
      const { state } = row
      log.warn({ invoiceId: row.invoice_id, state, setbacks, reason: outcome.reason }, 'an invoice must wait')
      await oweAgain(tx, { row, setbacks: setbacks + 1, now, pauseMs })

      return pauseMs
    }
    await move(tx, { row, change: outcome, now })

    return 0
  })
}

/** One that is unwanted by now is taken back as soon as its number is known, and told to nobody; then comes the rest's. */
async function move(
  tx: Db,
  { row, change, now }: { row: InvoiceRow; change: InvoiceChange; now: Date },
): Promise<void> {
  if (change.state === 'red_lettered' && (await isAnythingLeft(tx, row.payment_id))) {
    await changeInvoice(tx, { row, change: await beginAnew(tx, { ...row, ...change }, now), now })
    return
  }
  if (change.state !== 'issued') {
    await changeInvoice(tx, { row, change, now })
    return
  }
  const state = row.is_unwanted ? 'writing_off' : 'issued'
  await changeInvoice(tx, { row, change: { ...change, state }, now })
  if (row.is_unwanted) return
  await addEvents(tx, {
    ...{ aggregateType: 'invoice', aggregateId: row.invoice_id },
    ...{ types: ['invoice.issued'], now },
  })
}
