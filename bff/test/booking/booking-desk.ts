import type { Appointment } from '@tongzhen/contract/booking'
import type { HospitalHis } from '../../../sandbox/src/his/hospital-his.ts'
import type { Order } from '../../../sandbox/src/his/order.ts'
import { createHisGateways } from '../../src/gateways/his/registry.ts'
import { SECOND_MS } from '../../src/lib/clock.ts'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { createAppointmentWatch } from '../../src/modules/booking/appointment-watch.ts'
import type { BookingDeps } from '../../src/modules/booking/deps.ts'
import { syncAppointments } from '../../src/modules/booking/sync-appointments.ts'
import { createSettingsReader } from '../../src/modules/institution-settings/settings.ts'
import { createCatalogues } from '../../src/modules/institutions/catalogues.ts'
import { createFeePayments } from '../../src/modules/payments/fee-payments.ts'
import { createPaymentWatch } from '../../src/modules/payments/payment-watch.ts'
import { bindFileOf, openFileOf } from '../add-patient.ts'
import type { Device } from '../device.ts'
import { createTestBff, type TestBff, type TestBffOptions } from '../harness.ts'
import { createRunningClock, type TestClock } from '../test-clock.ts'
import { addClinic, type Clinic, type ClinicOptions } from './clinic.ts'

export const CENTRAL = 'tz-central'

/** A patient with a card at the central hospital, and the phone by which they book. */
export interface Booker {
  device: Device
  patientId: string
}

/** A BFF whose worker runs, and the people and clinics that a test of booking needs. */
export interface BookingDesk extends TestBff {
  hospital: HospitalHis
  clock: TestClock
  /** Of a demo person whose file the hospital has, or gets now. */
  booker(personId: string): Promise<Booker>
  /** A clinic that nobody else books: tomorrow, at the central hospital. */
  addClinic(options?: ClinicOptions & { inDays?: number }): Clinic
  wish(booker: Booker, clinic: Clinic, slotId?: string): { device: Device; body: BookingBody }
  book(booker: Booker, clinic: Clinic, slotId?: string): Promise<Appointment>
  /** Follows an appointment until the hospital has decided. */
  settled(booker: Booker, appointmentId: string): Promise<Appointment>
  /** Of the clinic, in whatever status. */
  ordersIn(clinic: Clinic): Order[]
  /** What the hospital holds of an appointment; undefined when it never saw it. */
  orderOf(appointmentId: string): Promise<Order | undefined>
  /** Asks the hospital how settled appointments stand, as every replica does from time to time. */
  sync(): Promise<number>
  /** Places of ours that are taken in a slot. */
  taken(clinic: Clinic, slotId?: string): Promise<number>
}

interface BookingBody {
  institutionId: string
  patientId: string
  scheduleId: string
  slotId: string
  feeFen: number
}

/** People whose file the central hospital holds from the beginning; others open one. */
const KNOWN_AT_CENTRAL = ['wang-xiuying', 'li-ming', 'chen-jing', 'sun-guoqiang', 'zhou-min']

export async function createBookingDesk(options: TestBffOptions = {}): Promise<BookingDesk> {
  const clock = options.clock ?? createRunningClock()
  const bff = await createTestBff({ ...options, clock })
  bff.bff.start()
  const bookers = new Map<string, Promise<Booker>>()
  const hospital = centralHospital(bff)
  const { staff } = hospital
  let clinics = 0

  const desk: BookingDesk = {
    ...bff,
    hospital,
    clock,

    booker(personId) {
      const known = bookers.get(personId) ?? newBooker(bff, personId)
      bookers.set(personId, known)

      return known
    },

    addClinic({ inDays = 1, ...options } = {}) {
      const date = addDays(shanghaiDate(clock.now()), inDays)
      const clinic = addClinic(hospital, { ...options, date, doctor: clinics++ })
      // Whoever looked a second ago has not seen it yet.
      clock.advance(SECOND_MS)

      return clinic
    },

    wish: ({ device, patientId }, { scheduleId, feeFen, slotIds }, slotId = slotIds[0] ?? '') => ({
      device,
      body: { institutionId: CENTRAL, patientId, scheduleId, slotId, feeFen },
    }),

    book: (booker, clinic, slotId) => bff.ok('book', desk.wish(booker, clinic, slotId)),

    async settled({ device }, appointmentId) {
      let seen = await bff.ok('getAppointment', { device, params: { appointmentId } })
      while (seen.state === 'confirming' || seen.state === 'cancelling') {
        const query = { waitFor: seen.version }
        seen = await bff.ok('getAppointment', { device, params: { appointmentId }, query })
      }

      return seen
    },

    ordersIn: ({ scheduleId }) => staff.orders().filter((order) => order.scheduleNo === scheduleId),

    async orderOf(appointmentId) {
      const { order_number } = await bff.ground.db
        .selectFrom('appointments')
        .select('order_number')
        .where('appointment_id', '=', appointmentId)
        .executeTakeFirstOrThrow()

      return staff.orders().find((order) => order.orderNo === order_number)
    },

    sync: () => syncAppointments(bookingDeps(bff)),

    async taken({ scheduleId, slotIds }, slotId = slotIds[0] ?? '') {
      const row = await bff.ground.db
        .selectFrom('booking_slots')
        .select('taken')
        .where('schedule_id', '=', scheduleId)
        .where('slot_id', '=', slotId)
        .executeTakeFirst()

      return row?.taken ?? 0
    },
  }

  return desk
}

export function centralHospital({ sandbox }: TestBff): HospitalHis {
  const hospital = sandbox.his.hospitals.find((one) => one.hospital.institution.institutionCode === CENTRAL)
  if (hospital === undefined) throw new Error('the sandbox has no central hospital')

  return hospital
}

/** Of booking by itself, beside the BFF's own. */
export function bookingDeps({ ground }: TestBff): BookingDeps {
  const { config, db, clock, fields, log, http } = ground
  const his = createHisGateways(config, { http, clock, onUnreadableRows: () => undefined })
  const catalogues = createCatalogues(config, { his, clock })
  const nudge = () => undefined
  const fees = createFeePayments({ db, clock, watch: createPaymentWatch({ db, log }), nudge })
  const watch = createAppointmentWatch({ db, log })

  const settings = createSettingsReader({ config, db })

  return { config, db, clock, fields, log, his, catalogues, settings, fees, watch, nudge }
}

/** Signs a demo person in, and makes them a patient of the central hospital. */
export async function newBooker(bff: TestBff, personId: string): Promise<Booker> {
  const device = await bff.signIn(personId)
  const add = KNOWN_AT_CENTRAL.includes(personId) ? bindFileOf : openFileOf
  const { patientId } = await add(bff, { device, personId })

  return { device, patientId }
}
