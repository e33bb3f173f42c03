import type { Payment } from '@tongzhen/contract/payments'
import { expect, vi } from 'vitest'
import type { ConfigInput } from '../../src/config.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { brokenChains, ledgerBalances } from '../../src/modules/payments/ledger.ts'
import { lockPayment, type PaymentRow } from '../../src/modules/payments/payments.ts'
import type { OrderState } from '../../src/modules/payments/states.ts'
import type { PaymentEvent } from '../../src/modules/payments/step.ts'
import { takeEvent } from '../../src/modules/payments/take-step.ts'
import { type Booker, type BookingDesk, CENTRAL, createBookingDesk } from '../booking/booking-desk.ts'
import type { TestBffOptions } from '../harness.ts'
import { createRunningClock } from '../test-clock.ts'
import { ModelBilling } from './model-billing.ts'
import { ModelChannel } from './model-channel.ts'
import { passTimeUntilDue } from './pass-time.ts'

/** A booking desk with a provider and a hospital's cashier played by the test. */
export interface PaymentDesk extends BookingDesk {
  billing: ModelBilling
  channel: ModelChannel
  request(booker: Booker, billIds: string[], amountFen: number): { device: Booker['device']; body: PayBody }
  /** A new payment of a new bill, with the cashier open. */
  toPay(booker: Booker, amountFen?: number): Promise<Payment>
  /** The same, paid at the cashier and taken by the hospital. */
  paid(booker: Booker, amountFen?: number): Promise<Payment>
  orderNumber(payment: Payment): string
  row(payment: Payment): Promise<PaymentRow>
  /** Lets time pass, from one call that is owed to the next, until the payment is in one of these states. */
  until(payment: Payment, ...states: OrderState[]): Promise<PaymentRow>
  /** Something happens to the payment that has no route yet. */
  event(payment: Payment, event: PaymentEvent): Promise<void>
  /** The ledger is whole, and equal to what provider and hospital hold. */
  expectBalance(): Promise<void>
  told(payment: Payment): Promise<string[]>
}

interface PayBody {
  purpose: 'bills'
  institutionId: string
  patientId: string
  billIds: string[]
  amountFen: number
  means: 'unionpay'
}

/** With `hasTrueHospital` the sandbox's hospital takes the money, and the model of it stays unused. */
export async function createPaymentDesk({
  hasTrueHospital = false,
  ...options
}: TestBffOptions & { hasTrueHospital?: boolean } = {}): Promise<PaymentDesk> {
  const clock = createRunningClock()
  const now = () => clock.now()
  const billing = new ModelBilling(now)
  const channel = new ModelChannel(now)
  const { configure = (config) => config } = options
  const bookingDesk = await createBookingDesk({
    ...options,
    clock,
    outside: { channels: channel, ...(hasTrueHospital ? {} : { billing }) },
    configure: (config) => withMerchant(configure(config)),
  })
  const { db } = bookingDesk.ground

  const desk: PaymentDesk = {
    ...bookingDesk,
    billing,
    channel,

    /** Signed in anew: in these tests hours pass. */
    async booker(personId) {
      const { patientId } = await bookingDesk.booker(personId)

      return { patientId, device: await bookingDesk.signIn(personId) }
    },

    request: ({ device, patientId }, billIds, amountFen) => ({
      device,
      body: {
        ...{ patientId, billIds, amountFen },
        purpose: 'bills',
        institutionId: CENTRAL,
        means: 'unionpay',
      },
    }),

    toPay: (booker, amountFen = 12_350) =>
      bookingDesk.ok('createPayment', desk.request(booker, [billing.addBill(amountFen)], amountFen)),

    async paid(booker, amountFen) {
      const payment = await desk.toPay(booker, amountFen)
      // Where replicas die, it may be answered before the provider has it.
      await desk.until(payment, 'to_pay')
      channel.pay(desk.orderNumber(payment))
      await desk.until(payment, 'paid')

      return payment
    },

    orderNumber: ({ paymentId }) => paymentId.replace('pay_', 'PY'),

    row: ({ paymentId }) =>
      db.selectFrom('payments').selectAll().where('payment_id', '=', paymentId).executeTakeFirstOrThrow(),

    async until(payment, ...states) {
      let row = await desk.row(payment)
      const look = async () => {
        row = await desk.row(payment)
        if (states.includes(row.state)) return true
        await passTimeUntilDue(bookingDesk, payment.paymentId)

        return false
      }
      await vi.waitUntil(look, { timeout: 50_000, interval: 50 }).catch(() => {
        throw new Error(`the payment is ${row.state} and not ${states.join(' or ')}`)
      })

      return row
    },

    event: ({ paymentId }, event) =>
      inTransaction(db, async (tx) => {
        const row = await lockPayment(tx, paymentId)
        const next = row && (await takeEvent(tx, { row, event, cause: 'test' }))
        if (next === undefined) throw new Error(`${event.kind} means nothing to ${paymentId}`)
      }),

    async expectBalance() {
      const balances = await ledgerBalances(db, CENTRAL)
      expect([...balances.values()].reduce((sum, fen) => sum + fen, 0)).toBe(0)
      expect(balances.get('channel:unionpay') ?? 0).toBe(channel.netFen())
      expect((balances.get('hospital') ?? 0) + billing.settledFen()).toBe(0)
      expect(await brokenChains(db)).toEqual([])
    },

    async told({ paymentId }) {
      const rows = await db
        .selectFrom('outbox')
        .select('type')
        .where('aggregate_id', '=', paymentId)
        .orderBy('seq')
        .execute()

      return rows.map((row) => row.type)
    },
  }

  return desk
}

/** The merchant's keys are nobody's business where the provider is played by the test. */
export function withMerchant(config: ConfigInput): ConfigInput {
  return {
    ...config,
    merchants: {
      unionpay: {
        means: 'unionpay',
        merchantId: '777290058110048',
        ...{ privateKeyPath: 'none', certPath: 'none', rootCertPath: 'none', middleCertPath: 'none' },
        gateway: 'http://localhost:9',
      },
    },
    institutions: config.institutions.map((one) => ({ ...one, merchants: { unionpay: 'unionpay' } })),
  }
}
