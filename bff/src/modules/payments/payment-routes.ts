import type { Language } from '@tongzhen/contract/headers'
import { type Payment, paymentsRoutes as routes } from '@tongzhen/contract/payments'
import { LONG_POLL_MS } from '../../jobs/change-watch.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { malformedCursor } from '../../lib/page.ts'
import type { Handle } from '../../route-handler.ts'
import { closePayment, returnFromCashier } from './ask-of-payment.ts'
import type { PaymentsDeps } from './deps.ts'
import { listPayments } from './list-payments.ts'
import { type BillsWish, payBills } from './pay.ts'
import { type PrepaidWish, payPrepaid } from './pay-prepaid.ts'
import { payRegistration, type RegistrationWish } from './pay-registration.ts'
import { paymentView } from './payment-view.ts'
import { followPayment } from './payment-watch.ts'
import { type PaymentRow, shownPayments, type Viewer } from './payments.ts'
import { states } from './states.ts'

interface Reading extends Viewer {
  language: Language
}

type Wish = Viewer &
  (
    | ({ purpose: 'bills' } & BillsWish)
    | ({ purpose: 'prepaid' } & PrepaidWish)
    | ({ purpose: 'registration' } & RegistrationWish)
  )

/** Paying, seeing and giving up. */
export function registerPayments(deps: PaymentsDeps, handle: Handle): void {
  const begin = (wish: Wish) => {
    switch (wish.purpose) {
      case 'bills':
        return payBills(deps, wish)
      case 'prepaid':
        return payPrepaid(deps, wish)
      case 'registration':
        return payRegistration(deps, wish)
    }
  }

  handle(
    routes.createPayment,
    async ({ body, principal, link, channel, institutions, language, idempotencyKey, signal }) => {
      const { accountId } = principal
      // A stay is told of to nobody who has proved nothing, nor by what paying for it answers.
      if (body.purpose === 'prepaid' && !link.isProved) return refuse('PROOF_REQUIRED')
      const paymentId = await begin({ ...body, accountId, channel, institutions, idempotencyKey })
      if (isRefusal(paymentId)) return paymentId

      return openedPayment(deps, paymentId, { accountId, institutions, language, signal })
    },
  )

  handle(routes.listPayments, async ({ query, principal, institutions, language }) => {
    const { accountId } = principal
    const page = await listPayments(deps.db, { ...query, accountId, institutions })
    if (page === undefined) return malformedCursor()

    return {
      payments: page.rows.map((row) => paymentView(deps, row, { language, accountId })),
      nextCursor: page.nextCursor,
    }
  })

  handle(routes.getPayment, async ({ params, query, principal, institutions, language, signal }) => {
    const { paymentId } = params
    const reading = { accountId: principal.accountId, institutions, language }
    const known = await read(deps, paymentId, reading)
    if (isRefusal(known) || query.waitFor === undefined || known.version > query.waitFor) return known
    const wait = { id: paymentId, version: query.waitFor, timeoutMs: LONG_POLL_MS, signal }
    await deps.watch.waitForChange(wait)

    return read(deps, paymentId, reading)
  })

  handle(routes.closePayment, async ({ params, principal, institutions, language, signal }) => {
    const { paymentId } = params
    const { accountId } = principal
    if (!(await isPayer(deps, { paymentId, accountId }))) return refuse('PAYMENT_STATE')
    const closed = await closePayment(deps, { paymentId, signal })
    if (isRefusal(closed)) return closed

    return read(deps, paymentId, { accountId, institutions, language })
  })

  handle(routes.returnFromCashier, async ({ params, principal, institutions, language, signal }) => {
    const { paymentId } = params
    await returnFromCashier(deps, { paymentId, signal })

    return read(deps, paymentId, { accountId: principal.accountId, institutions, language })
  })
}

/** A payment just begun, as who pays is shown it: with the cashier, or why it could not be opened. */
export async function openedPayment(
  deps: PaymentsDeps,
  paymentId: string,
  { signal, ...reading }: Reading & { signal: AbortSignal },
): Promise<Payment | Refusal<UnopenedCode | 'NOT_FOUND'>> {
  const row = await followOpening(deps, { paymentId, signal })
  if (row.state === 'closed' && row.prepaid === null) return refusalOfUnopened(row)

  return read(deps, paymentId, reading)
}

/** Until the cashier can be shown; or until one that could not be opened is closed at the provider. */
async function followOpening(
  deps: PaymentsDeps,
  { paymentId, signal }: { paymentId: string; signal: AbortSignal },
): Promise<PaymentRow> {
  const row = await followPayment(deps, { paymentId, outside: 'preparing', signal })
  const isBeingClosed = row.prepaid === null && states[row.state].phase === 'trade'

  return isBeingClosed ? followPayment(deps, { paymentId, outside: 'confirming', signal }) : row
}

/** Whoever may see a payment may not yet end it: only the account that pays. */
async function isPayer(
  { db }: PaymentsDeps,
  { paymentId, accountId }: { paymentId: string; accountId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('payments')
    .select('payment_id')
    .where('payment_id', '=', paymentId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()

  return row !== undefined
}

type UnopenedCode =
  | 'BILL_GONE'
  | 'BILL_CHANGED'
  | 'BILL_IN_PAYMENT'
  | 'CARD_REQUIRED'
  | 'APPOINTMENT_STATE'
  | 'STAY_GONE'
  | 'STAY_OVER'
  | 'TOP_UP_LIMITS'
  | 'HOSPITAL_UNAVAILABLE'
  | 'PAYMENT_UNAVAILABLE'

/** A payment that was over before it could be paid is a request that was refused. */
function refusalOfUnopened(row: PaymentRow): Refusal<UnopenedCode> {
  const details = row.reason_params ? { params: row.reason_params } : {}
  switch (row.reason) {
    case 'BILL_GONE':
    case 'BILL_CHANGED':
    case 'BILL_IN_PAYMENT':
    case 'CARD_REQUIRED':
    case 'APPOINTMENT_STATE':
    case 'STAY_GONE':
    case 'STAY_OVER':
    case 'TOP_UP_LIMITS':
    case 'HOSPITAL_UNAVAILABLE':
      return refuse(row.reason, details)
    default:
      return refuse('PAYMENT_UNAVAILABLE')
  }
}

async function read(
  deps: PaymentsDeps,
  paymentId: string,
  { language, ...viewer }: Reading,
): Promise<Payment | Refusal<'NOT_FOUND'>> {
  const row = await shownPayments(deps.db, viewer)
    .where('payments.payment_id', '=', paymentId)
    .executeTakeFirst()

  return row ? paymentView(deps, row, { language, accountId: viewer.accountId }) : refuse('NOT_FOUND')
}
