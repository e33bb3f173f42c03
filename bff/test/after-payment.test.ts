import type { Message } from '@tongzhen/contract/messages'
import type { Payment } from '@tongzhen/contract/payments'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { FaultRule } from '../../sandbox/src/lib/fault-injector.ts'
import { inTransaction } from '../src/db/transaction.ts'
import { claimOperations } from '../src/jobs/operations.ts'
import { addEvents, createOutboxDelivery, OUTBOX_QUEUE } from '../src/jobs/outbox.ts'
import { HOUR_MS, MINUTE_MS } from '../src/lib/clock.ts'
import { createLog } from '../src/lib/log.ts'
import { bindFileOf } from './add-patient.ts'
import type { Booker } from './booking/booking-desk.ts'
import type { Device } from './device.ts'
import { personOf } from './file-of.ts'
import { createPaymentDesk, type PaymentDesk } from './payments/payment-desk.ts'
import { untilAllIsTold } from './until-all-is-told.ts'

let desk: PaymentDesk

beforeAll(async () => {
  desk = await createPaymentDesk()
})
afterEach(mendAll)
afterAll(() => desk.close())

function mendAll(): void {
  for (const { faults } of [desk.sandbox.invoices, desk.sandbox.sms]) {
    for (const rule of faults.list()) faults.remove(rule.id)
  }
}

const always = (kind: FaultRule['kind']) => ({ kind, probability: 1 })
const once = (kind: FaultRule['kind']) => ({ kind, probability: 1, count: 1 })

const inbox = async (device: Device) => (await desk.ok('listMessages', { device })).messages
const about = (messages: Message[], { paymentId }: Payment) =>
  messages.filter((one) => one.paymentId === paymentId).map(({ kind }) => kind)
const invoicesAtPlatform = () => desk.sandbox.invoices.book.list()
const textsTo = (personId: string) => desk.sandbox.sms.messages.inbox(personOf(personId).phone)
const busNoOf = async ({ paymentId }: Payment) =>
  (
    await desk.ground.db
      .selectFrom('invoices')
      .select('business_number')
      .where('payment_id', '=', paymentId)
      .executeTakeFirst()
  )?.business_number

async function refundWhole(payment: Payment): Promise<void> {
  const refundFen = payment.amountFen
  await desk.event(payment, { kind: 'refund_asked', at: desk.clock.now(), refundFen })
  await desk.until(payment, 'refunded')
}

/** The invoice as the payer sees it. */
const seen = async ({ device }: Booker, { paymentId }: Payment) =>
  (await desk.ok('getInvoice', { device, params: { paymentId } })).invoice

describe('whoever has paid', () => {
  it('has an invoice, may look at it, and is told of both', async () => {
    const booker = await desk.booker('li-ming')
    const payment = await desk.paid(booker)
    await untilAllIsTold(desk)

    const invoice = await seen(booker, payment)
    expect(invoice).toMatchObject({
      state: 'issued',
      number: expect.stringMatching(/^\d{10}$/),
      checkCode: expect.stringMatching(/^[0-9a-f]{6}$/),
      lines: [{ amountFen: payment.amountFen }],
    })
    const { invoices } = await desk.ok('listInvoices', { device: booker.device, query: {} })
    expect(invoices[0]).toMatchObject({
      number: invoice?.number,
      paymentId: payment.paymentId,
      patientName: '李明',
    })

    const messages = await inbox(booker.device)
    expect(about(messages, payment)).toEqual(['invoice_issued', 'payment_paid'])
    expect(messages[1]).toMatchObject({ amountFen: payment.amountFen, patientName: '李明', isRead: false })
    const texts = textsTo('li-ming').filter(({ template }) => template === 'payment_paid')
    expect(texts.map(({ text }) => text)).toEqual([expect.stringMatching(/李\*.*123\.50元/)])
  })

  it.each(['lost-request', 'lost-answer', 'malformed', 'busy'] as const)(
    'has one invoice and each message once, though the platform and the gateway of texts suffer %s',
    async (kind) => {
      const booker = await desk.booker('li-ming')
      const before = textsTo('li-ming').length
      desk.sandbox.invoices.faults.add(once(kind))
      desk.sandbox.sms.faults.add(once(kind))
      const payment = await desk.paid(booker)
      await untilAllIsTold(desk)

      const busNo = await busNoOf(payment)
      expect(invoicesAtPlatform().filter((one) => one.request.busNo === busNo)).toHaveLength(1)
      expect(about(await inbox(booker.device), payment)).toEqual(['invoice_issued', 'payment_paid'])
      expect(textsTo('li-ming')).toHaveLength(before + 2)
    },
  )

  it('has them once when replicas die with each of them in their hands', async () => {
    const booker = await desk.booker('li-ming')
    const before = textsTo('li-ming').length
    const { db } = desk.ground
    const deaths = { left: 6 }
    const dying = vi.waitUntil(
      async () => {
        const leaseMs = 50
        const claimed = await claimOperations(db, {
          ...{ now: desk.clock.now(), limit: 1, leaseMs, replica: 'dead' },
        })
        deaths.left -= claimed.length

        return deaths.left <= 0
      },
      { timeout: 60_000, interval: 1 },
    )
    const payment = await desk.paid(booker)
    await untilAllIsTold(desk)
    deaths.left = 0
    await dying

    const busNo = await busNoOf(payment)
    expect(invoicesAtPlatform().filter((one) => one.request.busNo === busNo)).toHaveLength(1)
    expect(about(await inbox(booker.device), payment)).toEqual(['invoice_issued', 'payment_paid'])
    expect(textsTo('li-ming')).toHaveLength(before + 2)
  })

  it('gets the money back with a red letter on the invoice, once, and is told', async () => {
    const booker = await desk.booker('li-ming')
    const payment = await desk.paid(booker)
    await untilAllIsTold(desk)
    desk.sandbox.invoices.faults.add(once('lost-answer'))
    await refundWhole(payment)
    await untilAllIsTold(desk)

    expect(await seen(booker, payment)).toMatchObject({ state: 'red_lettered' })
    const busNo = await busNoOf(payment)
    const issued = invoicesAtPlatform().find((one) => one.request.busNo === busNo && !one.takesBack)
    expect(issued?.scarlet).toBeDefined()
    const kinds = about(await inbox(booker.device), payment)
    expect(kinds).toEqual(['payment_refunded', 'payment_refunding', 'invoice_issued', 'payment_paid'])
  })

  it('gets no invoice that outlives the money: one under way is taken back as soon as it is known', async () => {
    const booker = await desk.booker('li-ming')
    desk.sandbox.invoices.faults.add(always('lost-answer'))
    const payment = await desk.paid(booker)
    await vi.waitUntil(async () => (await busNoOf(payment)) !== undefined)
    await refundWhole(payment)
    mendAll()
    await untilAllIsTold(desk)

    const row = await desk.ground.db
      .selectFrom('invoices')
      .select(['state', 'invoice_order'])
      .where('payment_id', '=', payment.paymentId)
      .executeTakeFirstOrThrow()
    expect(['red_lettered', 'not_issued']).toContain(row.state)
    expect(row.invoice_order).toBeNull()
    expect(about(await inbox(booker.device), payment)).not.toContain('invoice_issued')
  })
})

describe('a message', () => {
  it('comes by WeChat where it was paid there, in words without the whole name', async () => {
    const device = await desk.signIn('wang-xiuying', 'wechat')
    const { patientId } = await bindFileOf(desk, { device, personId: 'wang-xiuying' })
    const before = textsTo('wang-xiuying').length
    await desk.settled(
      { device, patientId },
      (await desk.book({ device, patientId }, desk.addClinic())).appointmentId,
    )
    await untilAllIsTold(desk)

    const { openid } = personOf('wang-xiuying').accounts.wechat
    const answer = await fetch(`${desk.ground.config.wechat?.apiBase}/_sandbox/outbox?openid=${openid}`)
    const { messages } = (await answer.json()) as {
      messages: { template: string; lines: { value: string }[] }[]
    }
    expect(messages).toMatchObject([{ template: 'appointmentBooked' }])
    expect(messages[0]?.lines[0]?.value).toBe('王*英')
    expect(textsTo('wang-xiuying')).toHaveLength(before)
  })

  it('that nobody can deliver is given up and waits for no other; it stays in the inbox', async () => {
    const booker = await desk.booker('li-ming')
    desk.sandbox.sms.faults.add(always('lost-request'))
    const first = await desk.paid(booker)
    await untilAllIsTold(desk)
    mendAll()
    // Hours have passed.
    expect(about(await inbox(await desk.signIn('li-ming')), first)).toContain('payment_paid')
    const { delivery } = await desk.ground.db
      .selectFrom('messages')
      .select('delivery')
      .where('aggregate_id', '=', first.paymentId)
      .executeTakeFirstOrThrow()
    expect(delivery).toBe('given_up')
  })

  it('goes out after the earlier ones about the same payment, whatever is lost', async () => {
    const booker = await desk.booker('li-ming')
    const sent = textsTo('li-ming').length
    desk.sandbox.sms.faults.add({ kind: 'lost-request', probability: 1, count: 2 })
    const payment = await desk.paid(booker)
    await refundWhole(payment)
    await untilAllIsTold(desk)
    const texts = textsTo('li-ming')
      .slice(0, -sent)
      .reverse()
      .map(({ template }) => template)
      .filter((template) => template !== 'invoice_issued')
    expect(texts).toEqual(['payment_paid', 'payment_refunding', 'payment_refunded'])
  })

  it('is read by its owner, page by page, and counted; to others it does not exist', async () => {
    const owner = await desk.booker('li-ming')
    const stranger = await desk.booker('chen-jing')
    const { device } = owner
    const first = await desk.ok('listMessages', { device })
    expect(first.messages).toHaveLength(20)
    const next = await desk.ok('listMessages', { device, query: { cursor: first.nextCursor ?? '' } })
    const ids = [...first.messages, ...next.messages].map(({ messageId }) => messageId)
    expect(new Set(ids).size).toBe(ids.length)

    const messageIds = ids.slice(0, 2)
    await desk.ok('markMessagesRead', { device: stranger.device, body: { messageIds } })
    expect(await inbox(stranger.device)).toEqual([])
    expect(await desk.ok('countUnreadMessages', { device })).toEqual({ unread: first.unread })
    const left = await desk.ok('markMessagesRead', { device, body: { messageIds } })
    expect(left).toEqual({ unread: first.unread - 2 })
    expect(await desk.refused('listMessages', { device, query: { cursor: 'nonsense' } })).toBe(
      'REQUEST_INVALID',
    )
  })

  it('goes with the account, and so do the words of its invoice', async () => {
    const booker = await desk.booker('sun-guoqiang')
    const payment = await desk.paid(booker)
    await untilAllIsTold(desk)
    const { device } = booker
    await desk.reverify('sun-guoqiang', device)
    await desk.ok('closeAccount', { device, body: { understood: true } })
    const { db } = desk.ground
    const messages = await db
      .selectFrom('messages')
      .select('message_id')
      .where('payment_id', '=', payment.paymentId)
      .execute()
    expect(messages).toEqual([])
    const invoice = await db
      .selectFrom('invoices')
      .selectAll()
      .where('payment_id', '=', payment.paymentId)
      .executeTakeFirstOrThrow()
    expect(invoice).toMatchObject({ state: 'issued', check_code: null, view_url: null, invoice_order: null })
    expect(invoice.invoice_number).not.toBeNull()
  })
})

describe('events', () => {
  it('of one thing are told in order and once, by however many replicas; a bug holds up only its own', async () => {
    const { db, clock } = desk.ground
    const told: string[] = []
    const bugs = { left: 1 }
    const deliver = createOutboxDelivery({
      ...{ db, clock, log: createLog({ level: 'silent' }) },
      consumers: [
        async (_, event) => {
          if (event.aggregate_id === 'thing_b' && bugs.left-- > 0) throw new Error('a bug')
          told.push(`${event.aggregate_id} ${event.seq}`)
        },
      ],
    })
    const operations = await inTransaction(db, async (tx) => {
      for (const aggregateId of ['thing_a', 'thing_b', 'thing_a', 'thing_a']) {
        const now = new Date(clock.now().getTime() + HOUR_MS)
        await addEvents(tx, { aggregateType: 'thing', aggregateId, types: ['payment.paid'], now })
      }

      return tx
        .selectFrom('operations')
        .innerJoin('outbox', 'outbox.event_id', 'operations.subject_id')
        .selectAll('operations')
        .where('queue', '=', OUTBOX_QUEUE)
        .orderBy('aggregate_id')
        .execute()
    })
    const claimed = operations.map((one) => ({
      ...{ operationId: one.operation_id, queue: one.queue, kind: one.kind, subjectId: one.subject_id },
      ...{ subjectVersion: 1, setbacks: 0, leaseNo: one.lease_no, tries: 1 },
    }))
    const ofA = claimed.slice(0, 3)
    await Promise.all([...claimed, ...ofA].reverse().map(deliver))
    expect(told.sort()).toEqual(['thing_a 1', 'thing_a 2', 'thing_a 3'])
    const [again] = await db.selectFrom('operations').selectAll().where('queue', '=', OUTBOX_QUEUE).execute()
    expect(again?.setbacks).toBe(1)
    expect((again?.due_at.getTime() ?? 0) - clock.now().getTime()).toBeLessThan(MINUTE_MS)
    await db.deleteFrom('operations').where('queue', '=', OUTBOX_QUEUE).execute()
  })
})
