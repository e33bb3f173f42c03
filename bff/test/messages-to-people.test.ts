import type { Channel } from '@tongzhen/contract/headers'
import type { Payment } from '@tongzhen/contract/payments'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ServiceMessage } from '../../sandbox/src/alipay/messages/message-desk.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../src/lib/clock.ts'
import { bindFileOf } from './add-patient.ts'
import { type Booker, type BookingDesk, createBookingDesk } from './booking/booking-desk.ts'
import type { Clinic, ClinicOptions } from './booking/clinic.ts'
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
  if (payment.cashier?.means !== 'alipay') throw new Error('the cashier of Alipay did not open')
  const source = 'balance'
  desk.sandbox.alipay.trades.cashier.pay(payment.cashier.tradeNo, { personId: PERSON, source })
  const { paymentId } = payment
  await desk.ok('returnFromCashier', { device, params: { paymentId } })
  await passTimeUntil(async () => {
    const { state } = await desk.ok('getPayment', { device, params: { paymentId } })

    return state === 'paid'
  })

  return payment
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
        channel === 'web' ? { texts: inTexts, wechat: none } : { texts: none, wechat: inTemplates },
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
