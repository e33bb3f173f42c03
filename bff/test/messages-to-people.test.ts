import type { Channel } from '@tongzhen/contract/headers'
import type { Payment } from '@tongzhen/contract/payments'
import type { QueueState } from '@tongzhen/contract/states'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ServiceMessage } from '../../sandbox/src/alipay/messages/message-desk.ts'
import type { EventType } from '../src/db/tables/payments.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { addEvents } from '../src/jobs/outbox.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../src/lib/clock.ts'
import { newId } from '../src/lib/ids.ts'
import { keepGuide } from '../src/modules/queue/queue-places.ts'
import { bindFileOf } from './add-patient.ts'
import { type Booker, type BookingDesk, CENTRAL, createBookingDesk } from './booking/booking-desk.ts'
import type { Clinic, ClinicOptions } from './booking/clinic.ts'
import type { Device } from './device.ts'
import { personOf } from './file-of.ts'
import { untilAllIsTold } from './until-all-is-told.ts'

/** Everything true: hospital, Alipay, WeChat, text messages; of a fee, every one is paid online. */
let desk: BookingDesk

beforeAll(async () => {
  desk = await createBookingDesk({
    configure: (config) => ({
      ...config,
      institutions: config.institutions.map((one) => ({ ...one, payAtHospital: [] })),
    }),
  })
})
afterEach(() => {
  desk.sandbox.alipay.faults.clear()
  Object.assign(desk.sandbox.alipay.settings, { messagesOfTrade: 10 })
})
afterAll(() => desk.close())

const PERSON = 'li-ming'
const FREE: Partial<ClinicOptions> = { fee: '0.00' }

async function bookerIn(channel: Channel): Promise<Booker> {
  const device = await desk.signIn(PERSON, channel)
  const { patients } = await desk.ok('listPatients', { device })
  const [known] = patients

  return {
    device,
    patientId: known?.patientId ?? (await bindFileOf(desk, { device, personId: PERSON })).patientId,
  }
}

/** His mother as his patient, for a month. */
async function motherIn(device: Device): Promise<string> {
  const { patients } = await desk.ok('listPatients', { device })
  const known = patients.find(({ relation }) => relation === 'parent')
  const adding = { device, personId: 'wang-xiuying', relation: 'parent', term: 'month' } as const

  return known?.patientId ?? (await bindFileOf(desk, adding)).patientId
}

async function booked(booker: Booker, options: Partial<ClinicOptions> = {}) {
  const clinic = desk.addClinic(options)
  const { appointmentId } = await desk.settled(
    booker,
    await desk.book(booker, clinic).then((one) => one.appointmentId),
  )

  return { clinic, appointmentId, params: { appointmentId } }
}

/** Second by second. */
function passTimeUntil(isSo: () => Promise<boolean>): Promise<boolean> {
  const look = async () => {
    desk.clock.advance(SECOND_MS)

    return isSo()
  }

  return vi.waitUntil(look, { timeout: 50_000, interval: 50 })
}

/** The fee of a held place, paid in the person's own Alipay. */
async function payFee({ device, patientId }: Booker, { clinic, appointmentId }: Visit): Promise<Payment> {
  const amountFen = clinic.feeFen
  const payment = await desk.ok('createPayment', {
    device,
    body: { purpose: 'registration', patientId, appointmentId, amountFen, means: 'alipay' },
  })
  await payInAlipay(device, payment)

  return payment
}

/** Until the hospital has taken the money, or it is back. */
async function payInAlipay(device: Device, payment: Payment): Promise<void> {
  if (payment.cashier?.means !== 'alipay') throw new Error('the cashier of Alipay did not open')
  const source = 'balance'
  desk.sandbox.alipay.trades.cashier.pay(payment.cashier.tradeNo, { personId: PERSON, source })
  const { paymentId } = payment
  await desk.ok('returnFromCashier', { device, params: { paymentId } })
  await passTimeUntil(async () => {
    const { state } = await desk.ok('getPayment', { device, params: { paymentId } })

    return state === 'paid' || state === 'refunded'
  })
}
type Visit = Awaited<ReturnType<typeof booked>> & { clinic: Clinic }

async function inAlipay(): Promise<ServiceMessage[]> {
  const { openId } = personOf(PERSON).accounts.alipay
  const answer = await fetch(`${desk.sandbox.alipay.origin}/_sandbox/outbox?openId=${openId}`)
  const { messages } = (await answer.json()) as { messages: ServiceMessage[] }

  return messages.reverse()
}

async function inWechat(): Promise<{ template: string; title: string }[]> {
  const { openid } = personOf(PERSON).accounts.wechat
  const answer = await fetch(`${desk.sandbox.origins.wechat}/_sandbox/outbox?openid=${openid}`)

  return ((await answer.json()) as { messages: { template: string; title: string }[] }).messages
}

/** What has reached this person since, by each way. */
async function since(before: Reached) {
  const now = await reached()
  const kindsIn = (messages: { template: string }[], from: number) =>
    messages.slice(from).map(({ template }) => template)

  return {
    alipay: kindsIn(now.alipay, before.alipay.length),
    texts: kindsIn(now.texts, before.texts.length),
    wechat: kindsIn([...now.wechat].reverse(), before.wechat.length),
  }
}
type Reached = Awaited<ReturnType<typeof reached>>

async function reached() {
  const texts = desk.sandbox.sms.messages.inbox(personOf(PERSON).phone).reverse()

  return {
    alipay: await inAlipay(),
    wechat: await inWechat(),
    texts: texts.filter(({ template }) => !template.endsWith('_code')),
  }
}

const subscribe = (template: string) =>
  fetch(`${desk.sandbox.alipay.origin}/_sandbox/subscriptions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId: PERSON, template }),
  })

describe('in Alipay', () => {
  it('whoever books, pays, cancels and has the money back reads of each there, and nowhere else', async () => {
    const booker = await bookerIn('alipay')
    const before = await reached()
    const visit = await booked(booker)
    const { amountFen } = await payFee(booker, visit)
    await untilAllIsTold(desk)
    expect(await since(before)).toEqual({
      alipay: expect.arrayContaining(['appointmentBooked', 'paymentPaid', 'invoiceIssued']),
      texts: [],
      wechat: [],
    })

    await desk.ok('cancelAppointment', { device: booker.device, params: visit.params })
    await passTimeUntil(async () => (await since(before)).alipay.includes('paymentRefunded'))
    await untilAllIsTold(desk)
    const { alipay, texts } = await since(before)
    expect(texts).toEqual([])
    expect(alipay).toHaveLength(6)
    expect(alipay.slice(3)).toEqual(
      expect.arrayContaining(['appointmentCancelled', 'paymentRefunding', 'paymentRefunded']),
    )

    const paid = (await inAlipay()).find(({ template }) => template === 'paymentPaid')
    expect(paid).toMatchObject({ title: '缴费成功通知', page: 'pages/messages/index' })
    expect(paid?.lines.map(({ value }) => value)).toEqual([
      '李*',
      expect.any(String),
      `${amountFen / 100}.00元`,
    ])
  })

  it('who pays nothing there is told of the visit by text message, or there once they subscribe', async () => {
    const booker = await bookerIn('alipay')
    const before = await reached()
    const { params } = await booked(booker, FREE)
    await untilAllIsTold(desk)
    expect(await since(before)).toMatchObject({ alipay: [], texts: ['appointment_booked'] })

    await subscribe('appointmentCancelled')
    await desk.ok('cancelAppointment', { device: booker.device, params })
    await desk.settled(booker, params.appointmentId)
    await untilAllIsTold(desk)
    expect(await since(before)).toMatchObject({
      alipay: ['appointmentCancelled'],
      texts: ['appointment_booked'],
    })
  })

  it('a message too many for one trade goes out as text message', async () => {
    const booker = await bookerIn('alipay')
    const before = await reached()
    Object.assign(desk.sandbox.alipay.settings, { messagesOfTrade: 1 })
    await payFee(booker, await booked(booker))
    await untilAllIsTold(desk)
    const { alipay, texts } = await since(before)
    expect(alipay).toHaveLength(1)
    expect(texts).toHaveLength(2)
  })

  it.each([{ kind: 'error-5xx', afterEffect: true }, { kind: 'malformed' }] as const)(
    'a message that was sent and not answered ($kind) is not sent there again',
    async (fault) => {
      const booker = await bookerIn('alipay')
      await subscribe('appointmentBooked')
      const before = await reached()
      desk.sandbox.alipay.faults.add({ ...fault, probability: 1 })
      await booked(booker, FREE)
      await untilAllIsTold(desk)
      expect(await since(before)).toMatchObject({
        alipay: ['appointmentBooked'],
        texts: ['appointment_booked'],
      })
    },
  )
})

/** Stands at this place of the queue, as the hospital has said. */
async function standInQueue(appointmentId: string, state: QueueState): Promise<void> {
  const { db, clock } = desk.ground
  await keepGuide(db, { appointmentId, guide: { room: null } as never, now: clock.now() })
  await db.updateTable('queue_places').set({ state }).where('appointment_id', '=', appointmentId).execute()
}

describe('of what was booked or paid nowhere, or is still to come', () => {
  const reminders = ['appointment.week_ahead', 'appointment.eve', 'appointment.morning'] as const
  const inTemplates = ['visitReminder', 'visitReminder', 'visitReminder', 'queueNear', 'queueCalled']
  const inTexts = ['reminder_week', 'reminder_eve', 'reminder_morning', 'queue_three_ahead', 'queue_called']

  async function happens(aggregateType: string, aggregateId: string, types: readonly EventType[]) {
    const now = desk.clock.now()
    await inTransaction(desk.ground.db, (tx) => addEvents(tx, { aggregateType, aggregateId, types, now }))
    desk.bff.nudge()
    await untilAllIsTold(desk)
  }

  async function isRemindedAndCalled(appointmentId: string) {
    await happens('appointment', appointmentId, reminders)
    await standInQueue(appointmentId, 'waiting')
    await happens('appointment', appointmentId, ['appointment.three_ahead'])
    await standInQueue(appointmentId, 'called')
    await happens('appointment', appointmentId, ['appointment.called'])
  }

  it.each(['wechat', 'web'] as const)(
    'reminders and calls come where the visit was booked: in %s',
    async (channel) => {
      const { appointmentId } = await booked(await bookerIn(channel), FREE)
      await untilAllIsTold(desk)
      const before = await reached()
      await isRemindedAndCalled(appointmentId)

      expect(await since(before)).toEqual(
        channel === 'web'
          ? { alipay: [], wechat: [], texts: inTexts }
          : { alipay: [], wechat: inTemplates, texts: [] },
      )
    },
  )

  it('in Alipay they come by the trade that paid for the visit, and say when and where', async () => {
    const booker = await bookerIn('alipay')
    const visit = await booked(booker)
    await payFee(booker, visit)
    await untilAllIsTold(desk)
    const before = await reached()
    await isRemindedAndCalled(visit.appointmentId)

    expect(await since(before)).toEqual({ alipay: inTemplates, wechat: [], texts: [] })
    const { startsAt } = await desk.ok('getAppointment', { device: booker.device, params: visit.params })
    const called = (await inAlipay()).at(-1)
    expect(called?.lines.find(({ label }) => label === '就诊时间')?.value).toContain(startsAt.slice(11, 16))
    expect(called?.lines.find(({ label }) => label === '就诊地点')?.value).not.toBe('')
  })

  it('a new report, and rights that end, come by WeChat to whoever is known there', async () => {
    const { patientId } = await bookerIn('wechat')
    const mother = await motherIn(await desk.signIn(PERSON, 'wechat'))
    const news_id = newId('nws')
    await desk.ground.db
      .insertInto('report_news')
      .values({
        ...{ news_id, patient_id: patientId, institution_id: CENTRAL, version: 1 },
        ...{ institution_name: JSON.stringify({ zh: '通诊中心医院' }), changed_at: desk.clock.now() },
      })
      .execute()
    const before = await reached()
    await happens('report_news', news_id, ['report.ready'])
    await happens('proxy', mother, ['proxy.ending'])

    expect(await since(before)).toEqual({ alipay: [], wechat: ['reportReady', 'proxyEnding'], texts: [] })
  })

  it('money paid beforehand for a stay is told by its own trade when it has come in, and when it is back', async () => {
    const device = await desk.signIn(PERSON, 'alipay')
    const patientId = await motherIn(device)
    const params = { patientId, institutionId: CENTRAL }
    const { stays } = await desk.ok('listStays', { device, params })
    const { stayId = '' } = stays[0] ?? {}
    const topUp = () =>
      desk.ok('createPayment', {
        device,
        body: { ...params, purpose: 'prepaid', stayId, amountFen: 100_000, means: 'alipay' },
      })
    const before = await reached()
    await payInAlipay(device, await topUp())
    await untilAllIsTold(desk)
    expect(await since(before)).toEqual({ alipay: ['paymentPaid'], wechat: [], texts: [] })

    const late = await topUp()
    desk.hospital.ward.discharge(stayId)
    await payInAlipay(device, late)
    await untilAllIsTold(desk)
    expect(await since(before)).toEqual({
      ...{ alipay: ['paymentPaid', 'paymentRefunding', 'paymentRefunded'], wechat: [], texts: [] },
    })
  })
})

describe('of an appointment', () => {
  it.each(['wechat', 'web'] as const)(
    'in %s: booked, given back because nobody paid, and stopped by the hospital, each is told once',
    async (channel) => {
      const booker = await bookerIn(channel)
      const before = await reached()
      const stopped = await booked(booker, FREE)
      await untilAllIsTold(desk)
      const unpaid = await booked(booker)
      desk.clock.advance(15 * MINUTE_MS)
      const { device } = booker
      await passTimeUntil(async () => {
        const { state } = await desk.ok('getAppointment', { device, params: unpaid.params })

        return state === 'failed'
      })
      await untilAllIsTold(desk)
      desk.hospital.staff.stopSession(stopped.clinic.scheduleId, { zh: '停诊', en: 'Stopped' })
      desk.clock.advance(3 * HOUR_MS)
      await desk.sync()
      await untilAllIsTold(desk)

      const none: string[] = []
      const inTexts = ['appointment_booked', 'appointment_failed', 'clinic_stopped']
      const inTemplates = ['appointmentBooked', 'appointmentFailed', 'clinicStopped']
      expect(await since(before)).toMatchObject(
        channel === 'web'
          ? { texts: inTexts, wechat: none }
          : // Who would set out in vain is told by both.
            { texts: ['clinic_stopped'], wechat: inTemplates },
      )
      // Hours have passed.
      const { messages } = await desk.ok('listMessages', { device: (await bookerIn(channel)).device })
      const about = messages.filter(({ appointmentId }) =>
        [stopped.appointmentId, unpaid.appointmentId].includes(appointmentId ?? ''),
      )
      expect(about.map(({ kind, reason }) => ({ kind, reason }))).toEqual([
        { kind: 'clinic_stopped', reason: 'SESSION_STOPPED' },
        { kind: 'appointment_failed', reason: 'PAYMENT_EXPIRED' },
        { kind: 'appointment_booked', reason: null },
      ])
    },
  )

  it('who reads English is told in English, by text message in every channel', async () => {
    const booker = await bookerIn('wechat')
    await desk.ok('updatePreferences', { device: booker.device, body: { language: 'en-US' } })
    const before = await reached()
    await booked(booker, FREE)
    await untilAllIsTold(desk)
    expect(await since(before)).toEqual({ alipay: [], wechat: [], texts: ['appointment_booked'] })
    const text = (await reached()).texts.at(-1)
    expect(text).toMatchObject({ language: 'en-US', text: expect.stringContaining('Booked for') })
    await desk.ok('updatePreferences', { device: booker.device, body: { language: 'zh-CN' } })
  })
})

describe('a message that could not be sent at once', () => {
  afterEach(() => desk.sandbox.sms.faults.clear())

  /** What is told of now waits for the text messages to work again; meanwhile something happens. */
  async function afterWaiting(
    event: Omit<Parameters<typeof addEvents>[1], 'now'>,
    happens: () => Promise<unknown>,
  ) {
    const { db, clock } = desk.ground
    await untilAllIsTold(desk)
    const before = await reached()
    desk.sandbox.sms.faults.add({ kind: 'busy', probability: 1 })
    await db.transaction().execute((tx) => addEvents(tx, { ...event, now: clock.now() }))
    const ofEvent = () =>
      db
        .selectFrom('messages')
        .selectAll()
        .where('aggregate_id', '=', event.aggregateId)
        .orderBy('seq', 'desc')
    await passTimeUntil(async () => {
      const row = await ofEvent().executeTakeFirst()
      const owed = await db
        .selectFrom('operations')
        .select('setbacks')
        .where('subject_id', '=', row?.message_id ?? '')
        .where('setbacks', '>', 0)
        // Nobody is at it, nor will be while it happens.
        .where('lease_until', 'is', null)
        .where('due_at', '>', new Date(clock.now().getTime() + 3 * SECOND_MS))
        .executeTakeFirst()

      return owed !== undefined
    })
    await happens()
    desk.sandbox.sms.faults.clear()
    await untilAllIsTold(desk)
    const rows = await ofEvent().execute()

    return {
      told: rows.map(({ kind, delivery, dropped_because }) => [kind, delivery, dropped_because]),
      texts: (await since(before)).texts,
    }
  }
  const reminderOf = ({ appointmentId }: { appointmentId: string }) =>
    ({ aggregateType: 'appointment', aggregateId: appointmentId, types: ['appointment.eve'] }) as const
  const setVisit = (appointmentId: string, values: { starts_at: Date }) =>
    desk.ground.db
      .updateTable('appointments')
      .set(values)
      .where('appointment_id', '=', appointmentId)
      .execute()

  it('reminds nobody of a visit that was given back meanwhile, and says that it was', async () => {
    const booker = await bookerIn('web')
    const visit = await booked(booker, FREE)
    const { told, texts } = await afterWaiting(reminderOf(visit), async () => {
      await desk.ok('cancelAppointment', { device: booker.device, params: visit.params })
      await desk.settled(booker, visit.appointmentId)
    })

    expect(told.slice(0, 2)).toEqual([
      ['appointment_cancelled', 'sent', null],
      ['reminder_eve', 'dropped', 'over'],
    ])
    expect(texts).toEqual(['appointment_cancelled'])
  })

  it.each([
    ['was moved', 2 * HOUR_MS, 'moved_on'],
    ['has begun', undefined, 'too_late'],
  ])('reminds nobody of a visit that %s', async (_, movedByMs, reason) => {
    const visit = await booked(await bookerIn('web'), FREE)
    const { starts_at: startsAt } = await desk.ground.db
      .selectFrom('appointments')
      .select('starts_at')
      .where('appointment_id', '=', visit.appointmentId)
      .executeTakeFirstOrThrow()
    const { told } = await afterWaiting(reminderOf(visit), async () => {
      if (movedByMs !== undefined)
        await setVisit(visit.appointmentId, { starts_at: new Date(startsAt.getTime() + movedByMs) })
      else desk.clock.advance(startsAt.getTime() - desk.clock.now().getTime())
    })

    expect(told[0]).toEqual(['reminder_eve', 'dropped', reason])
  })

  it('does not go to a family member whose rights have ended, nor to whom they have been lengthened', async () => {
    // Known in no host: told by text message.
    const daughter = 'zhou-min'
    const device = await desk.signIn(daughter)
    const adding = { device, personId: 'wang-xiuying', relation: 'parent', term: 'month' } as const
    const { patientId } = await bindFileOf(desk, adding)
    const visit = await booked({ device, patientId }, FREE)
    const endAt = (expires_at: Date) =>
      desk.ground.db.updateTable('patients').set({ expires_at }).where('patient_id', '=', patientId).execute()
    const of = { aggregateType: 'proxy', aggregateId: patientId, types: ['proxy.ending'] } as const
    const lengthened = await afterWaiting(of, () =>
      endAt(new Date(desk.clock.now().getTime() + 1000 * HOUR_MS)),
    )
    const ended = await afterWaiting(reminderOf(visit), () => endAt(desk.clock.now()))

    expect(lengthened.told[0]).toEqual(['proxy_ending', 'dropped', 'moved_on'])
    expect(ended.told[0]).toEqual(['reminder_eve', 'dropped', 'no_right'])
    const texts = desk.sandbox.sms.messages.inbox(personOf(daughter).phone)
    expect(texts.filter(({ template }) => /proxy|reminder/.test(template))).toEqual([])
  })

  it('calls nobody who has been seen by then', async () => {
    const { appointmentId } = await booked(await bookerIn('web'), FREE)
    await standInQueue(appointmentId, 'called')
    const event = {
      aggregateType: 'appointment',
      aggregateId: appointmentId,
      types: ['appointment.called'],
    } as const
    const { told, texts } = await afterWaiting(event, () => standInQueue(appointmentId, 'seen'))

    expect([told[0], texts]).toEqual([['queue_called', 'dropped', 'moved_on'], []])
  })
})

it('an event that only a newer version knows is left to that, untold and not counted as tried', async () => {
  const { db } = desk.ground
  const { appointmentId } = await booked(await bookerIn('web'), FREE)
  await untilAllIsTold(desk)
  const before = await reached()
  const types = ['appointment.newer' as EventType]
  const event = { aggregateType: 'appointment', aggregateId: appointmentId, types, now: desk.clock.now() }
  await inTransaction(db, (tx) => addEvents(tx, event))
  desk.bff.nudge()
  const owed = db
    .selectFrom('operations')
    .select(['tries', 'lease_until', 'lease_no'])
    .where('queue', '=', 'outbox')
  await vi.waitUntil(
    async () => {
      const [one] = await owed.execute()

      return one !== undefined && one.lease_no > 0 && one.lease_until === null
    },
    { timeout: 30_000, interval: 20 },
  )
  expect(await owed.execute()).toMatchObject([{ tries: 0 }])

  await db
    .updateTable('outbox')
    .set({ type: 'appointment.booked' })
    .where('type', '=', types[0] ?? 'appointment.booked')
    .execute()
  desk.clock.advance(5 * SECOND_MS)
  await untilAllIsTold(desk)
  expect((await since(before)).texts).toEqual(['appointment_booked'])
})
