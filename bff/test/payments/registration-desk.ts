import type { Appointment } from '@tongzhen/contract/booking'
import type { Payment } from '@tongzhen/contract/payments'
import { expect, vi } from 'vitest'
import type { AppointmentRow } from '../../src/modules/booking/appointments.ts'
import { REMINDERS_QUEUE } from '../../src/modules/booking/reminders.ts'
import type { BookingState } from '../../src/modules/booking/states.ts'
import { brokenChains, ledgerBalances } from '../../src/modules/payments/ledger.ts'
import type { OrderState } from '../../src/modules/payments/states.ts'
import { type Booker, CENTRAL } from '../booking/booking-desk.ts'
import type { Clinic } from '../booking/clinic.ts'
import { impatient } from '../booking/fault-cases.ts'
import { createPaymentDesk, type PaymentDesk } from './payment-desk.ts'

/** A place that is held until its fee is paid. */
export interface Held {
  booker: Booker
  clinic: Clinic
  appointment: Appointment
}

/** A payment desk at the sandbox's hospital, which has every fee paid online. */
export interface RegistrationDesk extends PaymentDesk {
  held(personId: string): Promise<Held>
  payFee(held: Held): Promise<Payment>
  /** The fee is paid and the hospital has confirmed. */
  bookedAndPaid(personId: string): Promise<Held & { payment: Payment }>
  appointmentRow(held: Held): Promise<AppointmentRow>
  /** Lets time pass, from one call that is owed to the next, until appointment and payment have come so far. */
  untilBoth(held: Held, wanted: { appointment: BookingState; payment?: OrderState }): Promise<void>
  /** The ledger is whole, nothing is in between, and we owe and own what provider and hospital say. */
  expectBooks(): Promise<void>
}

export async function createRegistrationDesk(): Promise<RegistrationDesk> {
  const desk = await createPaymentDesk({
    hasTrueHospital: true,
    configure: (config) =>
      impatient({
        ...config,
        institutions: config.institutions.map((one) => ({ ...one, payAtHospital: [] })),
      }),
  })
  const { db } = desk.ground

  const paymentState = async ({ payment_id }: AppointmentRow) =>
    payment_id === null
      ? undefined
      : await db
          .selectFrom('payments')
          .select('state')
          .where('payment_id', '=', payment_id)
          .executeTakeFirstOrThrow()

  /** While a call is under way no time passes. */
  async function passTimeUntilDue({ appointment_id, payment_id }: AppointmentRow): Promise<void> {
    const owed = await db
      .selectFrom('operations')
      .select(['due_at', 'lease_until'])
      .where('subject_id', 'in', [appointment_id, payment_id ?? appointment_id])
      .where('queue', '!=', REMINDERS_QUEUE)
      .orderBy('due_at')
      .execute()
    if (owed[0] === undefined || owed.some((one) => one.lease_until !== null)) return
    desk.clock.advance(Math.max(0, owed[0].due_at.getTime() - desk.clock.now().getTime()))
  }

  const registrations: RegistrationDesk = {
    ...desk,

    async held(personId) {
      const booker = await desk.booker(personId)
      const clinic = desk.addClinic({ capacity: 1 })

      return { booker, clinic, appointment: await desk.book(booker, clinic) }
    },

    payFee: ({ booker: { device, patientId }, appointment: { appointmentId, feeFen: amountFen } }) =>
      desk.ok('createPayment', {
        device,
        body: { purpose: 'registration', patientId, appointmentId, amountFen, means: 'unionpay' },
      }),

    async bookedAndPaid(personId) {
      const held = await registrations.held(personId)
      const payment = await registrations.payFee(held)
      desk.channel.pay(desk.orderNumber(payment))
      await registrations.untilBoth(held, { appointment: 'booked', payment: 'paid' })

      return { ...held, payment }
    },

    appointmentRow: ({ appointment: { appointmentId } }) =>
      db
        .selectFrom('appointments')
        .selectAll()
        .where('appointment_id', '=', appointmentId)
        .executeTakeFirstOrThrow(),

    async untilBoth(held, wanted) {
      let seen = ''
      const look = async () => {
        const row = await registrations.appointmentRow(held)
        const payment = (await paymentState(row))?.state
        seen = `${row.state}, ${payment}`
        if (row.state === wanted.appointment && (!wanted.payment || payment === wanted.payment)) return true
        await passTimeUntilDue(row)

        return false
      }
      await vi.waitUntil(look, { timeout: 50_000, interval: 50 }).catch(() => {
        throw new Error(`it is ${seen} and not ${wanted.appointment}, ${wanted.payment}`)
      })
    },

    async expectBooks() {
      const balances = await ledgerBalances(db, CENTRAL)
      expect(balances.get('suspense') ?? 0).toBe(0)
      expect(balances.get('channel:unionpay') ?? 0).toBe(desk.channel.netFen())
      const paidOrders = desk.hospital.staff
        .orders()
        .filter(({ status, payStatus }) => ['CONFIRMED', 'STOPPED'].includes(status) && payStatus === '1')
      const paidFen = paidOrders.reduce((sum, { fee }) => sum + Math.round(Number(fee) * 100), 0)
      expect(0 - (balances.get('hospital') ?? 0)).toBe(paidFen)
      expect(await brokenChains(db)).toEqual([])
    },
  }

  return registrations
}
