import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Db } from '../../src/db/schema.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { claimOperations } from '../../src/jobs/operations.ts'
import { MINUTE_MS } from '../../src/lib/clock.ts'
import { ledgerBalances } from '../../src/modules/payments/ledger.ts'
import { endForgotten } from '../../src/modules/refunds/end-forgotten.ts'
import { tellHeldUp } from '../../src/modules/refunds/tell-held-up.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import { faults } from '../booking/fault-cases.ts'
import type { StaffPerson } from '../staff/staff-desk.ts'
import { untilAllIsTold } from '../until-all-is-told.ts'
import { createRefundDesk, type Order, type RefundDesk } from './refund-desk.ts'

let refunds: RefundDesk
let doctor: StaffPerson
let finance: StaffPerson

beforeAll(async () => {
  refunds = await createRefundDesk()
  ;({ doctor, finance } = refunds)
})
afterEach(() => {
  refunds.desk.sandbox.his.faults.clear()
  refunds.desk.sandbox.invoices.faults.clear()
})
afterAll(() => refunds.desk.close())

const invoiceOf = async ({ booker: { device }, payment: { paymentId } }: Order) =>
  (await refunds.desk.ok('getInvoice', { device, params: { paymentId } })).invoice

const told = async ({ booker: { device }, payment: { paymentId } }: Order) =>
  (await refunds.desk.ok('listMessages', { device })).messages
    .filter((one) => one.paymentId === paymentId)
    .map(({ kind }) => kind)

describe('a patient who needs a part of a paid order no more', () => {
  it('has it back when doctor and finance agree, with an invoice of the rest, and is told', async () => {
    const { desk } = refunds
    const order = await refunds.paid()
    await untilAllIsTold(desk)
    const [, glucose] = order.items
    const application = await refunds.apply(order, [1])
    expect(application).toMatchObject({
      state: 'with_doctor',
      canWithdraw: true,
      amountFen: glucose?.amountFen,
    })
    expect(application.track.map(({ step, is }) => `${step} ${is}`)).toEqual([
      'applied done',
      'doctor now',
      'finance next',
      'returning next',
      'returned next',
    ])

    expect(await refunds.agree(doctor, application)).toMatchObject({ state: 'with_finance', mayDecide: null })
    expect(desk.channel.netFen()).toBe((await desk.row(order.payment)).paid_fen)
    await refunds.agree(finance, application)
    const done = await refunds.until(order, application, 'returned')
    expect(done.track.every(({ is, at }) => is === 'done' && at !== null)).toBe(true)
    await untilAllIsTold(desk)

    const row = await desk.row(order.payment)
    expect(row).toMatchObject({ state: 'paid', refunded_fen: glucose?.amountFen })
    expect(refunds.billNow(order.bill)).toMatchObject({ status: 'PAID', refundedItemNos: [glucose?.itemId] })
    const left = row.amount_fen - (glucose?.amountFen ?? 0)
    await vi.waitUntil(
      async () => (await invoiceOf(order))?.state === 'issued' && (await formerOf(order)) === 1,
      {
        timeout: 20_000,
      },
    )
    const invoice = await invoiceOf(order)
    expect(invoice).toMatchObject({ amountFen: left, former: [{ amountFen: row.amount_fen }] })
    expect(invoice?.former[0]?.redNumber).toMatch(/^\d{10}$/)
    expect(invoice?.number).not.toBe(invoice?.former[0]?.number)
    await untilAllIsTold(desk)
    expect(await told(order)).toEqual(expect.arrayContaining(['payment_refunding', 'payment_refunded']))
  })

  const formerOf = async (order: Order) => (await invoiceOf(order))?.former.length

  it('may apply for the rest afterwards, and never for the same again', async () => {
    const { desk } = refunds
    const order = await refunds.paid()
    for (const indexes of [[0], [1, 2]]) {
      const application = await refunds.apply(order, indexes)
      await refunds.agree(doctor, application)
      await refunds.agree(finance, application)
      await refunds.until(order, application, 'returned')
      await expect(refunds.apply(order, indexes)).rejects.toThrow(/REFUND_CHANGED|PAYMENT_STATE/)
    }
    const row = await desk.row(order.payment)
    expect(row).toMatchObject({ state: 'refunded', refunded_fen: row.paid_fen, settled_fen: 0 })
    const asked = await desk.ground.db
      .selectFrom('payment_refunds')
      .select('item_ids')
      .where('payment_id', '=', order.payment.paymentId)
      .orderBy('refund_seq')
      .execute()
    const numbers = order.items.map(({ itemId }) => itemId)
    expect(asked.map(({ item_ids }) => item_ids)).toEqual([numbers.slice(0, 1), numbers.slice(1)])
    expect(refunds.billNow(order.bill)?.status).toBe('REFUNDED')
    await untilAllIsTold(desk)
    await vi.waitUntil(async () => ['red_lettered', undefined].includes((await invoiceOf(order))?.state))
  })

  it('cannot apply for what was done, for another amount, nor twice at a time', async () => {
    const { desk } = refunds
    const order = await refunds.paid()
    desk.hospital.cashier.markItemExecuted(order.bill.billNo, 0)
    const { device } = order.booker
    const params = { paymentId: order.payment.paymentId }
    const offer = await desk.ok('getRefundOffer', { device, params })
    expect(offer).toMatchObject({ refusal: null, steps: ['doctor', 'finance'] })
    expect(offer.items.map(({ state }) => state)).toEqual(['done', 'refundable', 'refundable'])
    await expect(refunds.apply(order, [0])).rejects.toThrow('REFUND_CHANGED')
    const body = {
      itemIds: [order.items[1]?.itemId ?? ''],
      amountFen: 1,
      reason: 'other' as const,
      words: null,
    }
    expect(await desk.refused('applyForRefund', { device, params, body })).toBe('REFUND_CHANGED')

    const results = await Promise.allSettled([refunds.apply(order, [1]), refunds.apply(order, [2])])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('who is removed on another phone while the hospital is asked has applied for nothing', async () => {
    const { db } = refunds.desk.ground
    const order = await refunds.paid()
    const { patientId } = order.booker
    const setState = (tx: Db, state: 'active' | 'removed') =>
      tx.updateTable('patients').set({ state }).where('patient_id', '=', patientId).execute()
    const isWaiting = async () => {
      const { rows } = await sql`
        select pid from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%"patients"%'
      `.execute(db)

      return rows.length > 0
    }
    const applying = await inTransaction(db, async (tx) => {
      await setState(tx, 'removed')
      const applied = refunds.apply(order, [0]).catch((error: Error) => error.message)
      await vi.waitUntil(isWaiting, { timeout: 10_000, interval: 10 })

      return { applied }
    })
    expect(await applying.applied).toContain('NOT_FOUND')
    await setState(db, 'active')
    expect((await refunds.apply(order, [0])).state).toBe('with_doctor')
  })

  it('cannot apply for more than is left of what was paid, whatever the hospital says', async () => {
    const { db } = refunds.desk.ground
    const order = await refunds.paid()
    const { paymentId } = order.payment
    const leave = (refunded_fen: number) =>
      db.updateTable('payments').set({ refunded_fen }).where('payment_id', '=', paymentId).execute()
    await leave((await refunds.desk.row(order.payment)).paid_fen - 1)
    await expect(refunds.apply(order, [0])).rejects.toThrow('REFUND_CHANGED')
    await leave(0)
  })

  it('is led to the progress of what is under way, and not into another application', async () => {
    const { desk } = refunds
    const order = await refunds.paid()
    const { device } = order.booker
    const params = { paymentId: order.payment.paymentId }
    const under = async () => (await desk.ok('getPayment', { device, params })).refundApplicationId
    expect(await under()).toBeNull()
    const { applicationId } = await refunds.apply(order, [0])
    expect(await desk.ok('getRefundOffer', { device, params })).toMatchObject({
      ...{ refusal: 'REFUND_EXISTS', applicationId, items: [] },
    })
    expect(await under()).toBe(applicationId)
    await desk.ok('withdrawRefundApplication', { device, params: { ...params, applicationId } })
    expect(await desk.ok('getRefundOffer', { device, params })).toMatchObject({ refusal: null })
    expect(await under()).toBeNull()
  })

  it.each([
    ['is back', 'returned'],
    ['stays with the hospital', 'refused'],
  ] as const)(
    'sees that the money %s, though a replica that knows no applications was told',
    async (_, end) => {
      const { desk } = refunds
      const { db, fields } = desk.ground
      const order = await refunds.paid()
      const application = await refunds.apply(order, [0])
      await refunds.agree(doctor, application)
      if (end === 'refused') desk.hospital.cashier.markItemExecuted(order.bill.billNo, 0)
      await refunds.agree(finance, application)
      const { applicationId } = await refunds.until(order, application, end)
      await untilAllIsTold(desk)
      // As that replica leaves it.
      await db
        .updateTable('refund_applications')
        .set({ state: 'returning', version: 3 })
        .where('application_id', '=', applicationId)
        .execute()
      await db
        .deleteFrom('refund_steps')
        .where('application_id', '=', applicationId)
        .where('version', '=', 4)
        .execute()
      const told: string[] = []
      const watch = { changed: (id: string) => told.push(id) } as never
      await endForgotten({ db, clock: desk.clock, fields, watch })
      expect((await refunds.seen(order, application)).state).toBe(end)
      expect(told).toEqual([applicationId])
    },
  )

  it('may take it back while nobody has decided, and not afterwards', async () => {
    const { desk } = refunds
    const order = await refunds.paid()
    const { device } = order.booker
    const first = await refunds.apply(order, [0])
    const paramsOf = ({ applicationId }: typeof first) => ({ paymentId: first.paymentId, applicationId })
    const withdrawn = await desk.ok('withdrawRefundApplication', { device, params: paramsOf(first) })
    expect(withdrawn).toMatchObject({ state: 'withdrawn', canApplyAgain: true })

    const again = await refunds.apply(order, [0])
    await refunds.agree(doctor, again)
    expect(await desk.refused('withdrawRefundApplication', { device, params: paramsOf(again) })).toBe(
      'REFUND_STATE',
    )
  })

  it('reads why it was declined, and may apply again', async () => {
    const { desk, staff } = refunds
    const order = await refunds.paid()
    const application = await refunds.apply(order, [0])
    const { paymentId, applicationId } = application
    await staff.ok('declineRefund', {
      device: await staff.atDesk(doctor),
      params: { paymentId, applicationId },
      body: { version: 1, remark: '标本已采集' },
    })
    const seen = await refunds.seen(order, application)
    expect(seen).toMatchObject({ state: 'declined', declineReason: '标本已采集', canApplyAgain: true })
    expect(seen.track.map(({ is }) => is)).toEqual(['done', 'stopped', 'next', 'next', 'next'])
    await untilAllIsTold(desk)
    expect(await told(order)).toContain('refund_declined')
    expect((await refunds.apply(order, [0])).state).toBe('with_doctor')
  })

  it('whose tubes were filled meanwhile keeps the order: the hospital’s system has the last word', async () => {
    const { desk } = refunds
    const order = await refunds.paid()
    const application = await refunds.apply(order, [0])
    await refunds.agree(doctor, application)
    desk.hospital.cashier.markItemExecuted(order.bill.billNo, 0)
    await refunds.agree(finance, application)
    await refunds.until(order, application, 'refused')
    expect(await desk.row(order.payment)).toMatchObject({ state: 'paid', refunded_fen: 0 })
  })

  it.each(Object.entries(faults))(
    'has it back once, though the refund at the hospital %s',
    async (_, fault) => {
      const { desk } = refunds
      const order = await refunds.paid()
      const application = await refunds.apply(order, [0])
      await refunds.agree(doctor, application)
      desk.sandbox.his.faults.add({ ...fault, probability: 1, count: 2, path: '/settlement/refund' })
      await refunds.agree(finance, application)
      await refunds.until(order, application, 'returned')
      const row = await desk.row(order.payment)
      expect(row).toMatchObject({ state: 'paid', refunded_fen: order.items[0]?.amountFen, refund_seq: 1 })
    },
  )

  it('is told when the hospital’s system hangs, as are staff, and has it back once when it is asked again', async () => {
    const { desk, staff } = refunds
    const order = await refunds.paid()
    const application = await refunds.apply(order, [1])
    await refunds.agree(doctor, application)
    desk.sandbox.his.faults.add({ kind: 'lost-request', probability: 1, path: '/settlement/refund' })
    await refunds.agree(finance, application)
    expect(await refunds.seen(order, application)).toMatchObject({ state: 'returning', isHeldUp: false })
    desk.clock.advance(30 * MINUTE_MS)
    const later = { ...order, booker: await desk.booker('wang-xiuying') }
    expect(await refunds.seen(later, application)).toMatchObject({ state: 'returning', isHeldUp: true })
    const { db } = desk.ground
    const tell = () => tellHeldUp({ db, clock: desk.clock, nudge: () => undefined })
    await Promise.all([tell(), tell()])
    await tell()
    await vi.waitUntil(async () => (await told(later)).includes('refund_held_up'))
    expect((await told(later)).filter((kind) => kind === 'refund_held_up')).toHaveLength(1)
    const device = await staff.atDesk(finance)
    const { paymentId, applicationId } = application
    const heldUp = async () => {
      const { applications } = await staff.ok('listRefunds', { device, query: { show: 'held_up' } })

      return applications.map((one) => one.applicationId)
    }
    expect(await heldUp()).toEqual([applicationId])
    const params = { paymentId, applicationId }
    expect(await staff.ok('askAboutRefund', { device, params })).toMatchObject({ isHeldUp: true })
    expect(await desk.row(order.payment)).toMatchObject({ refunded_fen: 0 })
    desk.sandbox.his.faults.clear()
    await staff.ok('askAboutRefund', { device, params })
    await refunds.until(later, application, 'returned')
    expect(await heldUp()).toEqual([])
    expect(await staff.refused('askAboutRefund', { device, params })).toBe('REFUND_MOVED_ON')
    expect(await desk.row(order.payment)).toMatchObject({
      refunded_fen: application.amountFen,
      refund_seq: 1,
    })
  })

  it('is told that the hospital gives it back itself when the provider cannot, and has, once two people have said so', async () => {
    const { desk, staff } = refunds
    const order = await refunds.paid()
    const application = await refunds.apply(order, [1])
    const cashier = await refunds.person({ role: 'cashier', name: '孙收费' })
    await refunds.agree(doctor, application)
    desk.channel.voidCard(desk.orderNumber(order.payment))
    const { version: before } = await refunds.seen(order, application)
    await refunds.agree(finance, application)
    await desk.until(order.payment, 'held')
    const { paymentId, applicationId, amountFen } = application
    const barred = { state: 'returning', isInReview: true, isBarred: true }
    await untilAllIsTold(desk)
    // Agreed, and then barred: who follows it is woken twice.
    const woken = { version: before + 2 }
    expect(await refunds.seen(order, application)).toMatchObject({ ...barred, ...woken, way: 'original' })
    const device = await staff.atDesk(finance)
    expect(await staff.ok('getRefund', { device, params: { paymentId, applicationId } })).toMatchObject(
      barred,
    )

    const params = { paymentId }
    const { version } = await staff.ok('getReview', { device, params })
    const reason = '银行卡已注销'
    const { proposals } = await staff.ok('proposeDecision', {
      ...{ device: await staff.atDesk(cashier), params },
      body: { version, decision: 'returned_by_hand', reason, reference: '收据 031' },
    })
    const proposalId = proposals[0]?.proposalId ?? ''
    await staff.ok('confirmDecision', { device, params: { paymentId, proposalId }, body: { reason } })
    expect(await refunds.until(order, application, 'returned')).toMatchObject({
      ...{ isInReview: false, isBarred: false, way: 'by_hand' },
    })
    expect((await ledgerBalances(desk.ground.db, CENTRAL)).get('desk')).toBe(-amountFen)
  })

  it('has it back once, though replicas die with every step of it in their hands', async () => {
    const { desk } = refunds
    const order = await refunds.paid()
    const application = await refunds.apply(order, [0, 2])
    await refunds.agree(doctor, application)
    const deaths = { left: 5 }
    const dying = vi.waitUntil(
      async () => {
        const wanted = { now: desk.clock.now(), limit: 1, leaseMs: 50, replica: 'dead' }
        deaths.left -= (await claimOperations(desk.ground.db, wanted)).length

        return deaths.left <= 0
      },
      { timeout: 60_000, interval: 1 },
    )
    await refunds.agree(finance, application)
    await refunds.until(order, application, 'returned')
    deaths.left = 0
    await dying
    expect(await desk.row(order.payment)).toMatchObject({
      refunded_fen: application.amountFen,
      refund_seq: 1,
    })
  })
})

it('after all of this the ledger is whole, and equal to what provider and hospital hold', () =>
  refunds.expectWholeBooks())
