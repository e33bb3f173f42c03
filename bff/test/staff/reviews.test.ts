import type { Payment } from '@tongzhen/contract/payments'
import type { Review } from '@tongzhen/contract/reviews'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Bill } from '../../../sandbox/src/his/billing/bill.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, shift } from '../../src/lib/clock.ts'
import { addDays, shanghaiDate, shanghaiInstant } from '../../src/lib/shanghai-time.ts'
import { ledgerBalances } from '../../src/modules/payments/ledger.ts'
import { judge, type ReconLine } from '../../src/modules/reconciliation/compare.ts'
import { ownLines } from '../../src/modules/reconciliation/own-lines.ts'
import { decisionsOf } from '../../src/modules/reviews/proposals.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import { impatient } from '../booking/fault-cases.ts'
import { personOf } from '../file-of.ts'
import { createPaymentDesk, type PaymentDesk } from '../payments/payment-desk.ts'
import { untilAllIsTold } from '../until-all-is-told.ts'
import { createStaffDesk, type StaffDesk, type StaffPerson } from './staff-desk.ts'
import { withPhoneOf } from './with-phone-of.ts'

let desk: PaymentDesk
let staff: StaffDesk
let cashier: StaffPerson
let head: StaffPerson
let second: StaffPerson
let patientNo: string

beforeAll(async () => {
  desk = await createPaymentDesk({ hasTrueHospital: true, configure: impatient })
  staff = createStaffDesk(desk)
  const file = desk.hospital.staff.files().find(({ name }) => name === '王秀英')
  patientNo = file?.patientNo ?? ''
  cashier = await staff.person({ role: 'cashier', institutionId: CENTRAL, name: '孙收费' })
  head = await staff.person({ role: 'finance', institutionId: CENTRAL, name: '吴财务' })
  second = await staff.person({ role: 'finance', name: '郑财务' })
})
afterAll(() => desk.close())

/** In the tests hours pass, so everybody signs in anew before they do something. */
async function atDesk(person: StaffPerson) {
  const { state } = await staff.ok('getStaffSession', { device: person.browser })
  if (state !== 'signed_in') await staff.signIn(person)

  return person.browser
}

const hospitalCashier = () => desk.hospital.cashier
const billNow = ({ billNo }: Bill) =>
  hospitalCashier()
    .bills()
    .find((bill) => bill.billNo === billNo)

/** From now on the hospital answers nothing about settlements; the first thing it is asked it has done, or not. */
function silence({ hasTaken }: { hasTaken: boolean }): void {
  const { faults } = desk.sandbox.his
  faults.add({ kind: hasTaken ? 'lost-answer' : 'error-5xx', probability: 1, path: '/settlement/settle' })
  for (const path of ['/settlement/query', '/settlement/cancel'])
    faults.add({ kind: 'error-5xx', probability: 1, path })
}

/** Wang Xiuying has paid a new bill, and the hospital says neither yes nor no until it waits for staff. */
async function inReview({ hasTaken }: { hasTaken: boolean }) {
  const booker = await desk.booker('wang-xiuying')
  const [bill] = hospitalCashier().addBills({ patientNo, orders: { ecg: 1 } }) ?? []
  if (bill === undefined) throw new Error('the hospital wrote no bill')
  const amountFen = bill.items.reduce((sum, item) => sum + item.amountFen, 0)
  const payment = await desk.ok('createPayment', desk.request(booker, [bill.billNo], amountFen))
  await desk.until(payment, 'to_pay')
  silence({ hasTaken })
  desk.channel.pay(desk.orderNumber(payment))
  // So long each phase is tried (`phaseLimitsMs`): no need to sit through every question of it.
  await desk.until(payment, 'settle_unknown')
  desk.clock.advance(10 * MINUTE_MS)
  await desk.until(payment, 'fence_unknown')
  desk.clock.advance(30 * MINUTE_MS)
  await desk.until(payment, 'fence_held')

  return { bill, payment, orderNumber: desk.orderNumber(payment), amountFen, booker }
}

const speakAgain = () => desk.sandbox.his.faults.clear()
const story = async ({ paymentId }: Payment, person = head) =>
  staff.ok('getReview', { device: await atDesk(person), params: { paymentId } })

async function propose(
  payment: Payment,
  decision: 'settled' | 'returned',
  person = cashier,
): Promise<Review> {
  const { paymentId } = payment
  const { version } = await story(payment, person)
  const body = { version, decision, reason: '电话问过收费处' }

  return staff.ok('proposeDecision', { device: await atDesk(person), params: { paymentId }, body })
}

async function confirming(payment: Payment, review: Review, person = head) {
  const proposalId = review.proposals.find(({ state }) => state === 'open')?.proposalId ?? ''
  const params = { paymentId: payment.paymentId, proposalId }

  return { device: await atDesk(person), params, body: { reason: '已核对' } }
}

async function expectBooksAgree() {
  const balances = await ledgerBalances(desk.ground.db, CENTRAL)
  const settledFen = hospitalCashier()
    .bills()
    .filter(({ status, orderNo }) => status === 'PAID' && orderNo?.startsWith('PY'))
    .reduce((sum, bill) => sum + bill.items.reduce((all, item) => all + item.amountFen, 0), 0)
  expect([...balances.values()].reduce((sum, fen) => sum + fen, 0)).toBe(0)
  expect(balances.get('suspense') ?? 0).toBe(0)
  expect(balances.get('channel:unionpay') ?? 0).toBe(desk.channel.netFen())
  expect(0 - (balances.get('hospital') ?? 0)).toBe(settledFen)
}

describe('a payment about which the hospital says neither yes nor no', () => {
  it('that the hospital has taken is paid when two people say so, and all books agree', async () => {
    const { bill, payment, orderNumber } = await inReview({ hasTaken: true })
    expect(billNow(bill)).toMatchObject({ status: 'PAID', orderNo: orderNumber })
    const { payments } = await staff.ok('listReviews', { device: await atDesk(cashier) })
    expect(payments).toMatchObject([
      { paymentId: payment.paymentId, state: 'in_review', reason: 'HOSPITAL_SILENT' },
    ])
    const proposed = await propose(payment, 'settled')
    expect(proposed).toMatchObject({
      state: 'in_review',
      proposals: [{ state: 'open', decision: 'settled' }],
    })

    const decided = await staff.ok('confirmDecision', await confirming(payment, proposed))
    expect(decided).toMatchObject({ state: 'paid', decisions: [], proposals: [{ state: 'confirmed' }] })
    speakAgain()
    expect(await desk.row(payment)).toMatchObject({ state: 'paid', refunded_fen: 0 })
    expect(await desk.told(payment)).toEqual(['payment.in_review', 'payment.paid'])
    await expectBooksAgree()
  })

  it('that the hospital does not have goes back once when two people say so, and all books agree', async () => {
    const { bill, payment, orderNumber, amountFen } = await inReview({ hasTaken: false })
    const proposed = await propose(payment, 'returned')
    await staff.ok('confirmDecision', await confirming(payment, proposed))
    await desk.until(payment, 'refunded')
    speakAgain()
    expect(billNow(bill)).toMatchObject({ status: 'OPEN' })
    expect([...desk.channel.tradeOf(orderNumber).refunds.keys()]).toHaveLength(1)
    const after = await story(payment)
    expect(after).toMatchObject({ state: 'refunded', refundedFen: amountFen })
    expect(after.transitions.map(({ to }) => to)).toEqual(expect.arrayContaining(['fence_held', 'refunded']))
    expect(after.refunds).toMatchObject([{ amountFen }])
    await expectBooksAgree()
  })

  it('is never decided by one person, nor by somebody who may only propose', async () => {
    const { payment } = await inReview({ hasTaken: false })
    const byHead = await propose(payment, 'returned', head)
    expect(await staff.refused('confirmDecision', await confirming(payment, byHead))).toBe('OWN_PROPOSAL')
    const auditor = await staff.person({ role: 'audit', institutionId: CENTRAL })
    const { records } = await staff.ok('listAudit', {
      device: auditor.browser,
      query: { action: 'own_proposal_refused' },
    })
    expect(records).toMatchObject([{ who: { staffId: head.staffId }, objectId: payment.paymentId }])
    expect(await staff.refused('confirmDecision', await confirming(payment, byHead, cashier))).toBe(
      'NOT_PERMITTED',
    )
    const { paymentId } = payment
    const body = { version: byHead.version, decision: 'settled', reason: '另一种说法' } as const
    const again = { device: await atDesk(cashier), params: { paymentId }, body }
    expect(await staff.refused('proposeDecision', again)).toBe('PROPOSAL_EXISTS')
    expect(await desk.row(payment)).toMatchObject({ state: 'fence_held' })
    const { db } = desk.ground
    const alone = db
      .updateTable('review_proposals')
      .set({ state: 'confirmed', decided_by: head.staffId })
      .where('payment_id', '=', paymentId)
    await expect(alone.execute()).rejects.toThrow('review_proposals_four_eyes')

    await staff.ok('confirmDecision', await confirming(payment, byHead, second))
    await desk.until(payment, 'refunded')
    speakAgain()
  })

  it('is not decided while the hospital is being asked: its answer is a fact, and no word may drop it', async () => {
    const { payment } = await inReview({ hasTaken: false })
    const proposed = await propose(payment, 'returned')
    const askedUntil = (until: Date | null) =>
      desk.ground.db
        .updateTable('operations')
        .set({ lease_until: until })
        .where('subject_id', '=', payment.paymentId)
        .execute()
    const due = await confirming(payment, proposed)
    await askedUntil(shift(desk.clock.now(), MINUTE_MS))
    expect(await staff.refused('confirmDecision', due)).toBe('REVIEW_BEING_ASKED')
    expect(await desk.row(payment)).toMatchObject({ state: 'fence_held' })

    await askedUntil(null)
    await staff.ok('confirmDecision', due)
    await desk.until(payment, 'refunded')
    speakAgain()
    await expectBooksAgree()
  })

  it('that is the fee of a registration can only go back: its place was given up on the way here', async () => {
    const { payment } = await inReview({ hasTaken: false })
    const row = await desk.row(payment)
    expect(decisionsOf({ ...row, purpose: 'bills' })).toEqual(['settled', 'returned'])
    expect(decisionsOf({ ...row, purpose: 'registration' })).toEqual(['returned'])
    await staff.ok('confirmDecision', await confirming(payment, await propose(payment, 'returned')))
    await desk.until(payment, 'refunded')
    speakAgain()
  })

  it('is decided once, when two people confirm at the same moment', async () => {
    const { payment, orderNumber } = await inReview({ hasTaken: false })
    const proposed = await propose(payment, 'returned')
    const both = [await confirming(payment, proposed, head), await confirming(payment, proposed, second)]
    const replies = await Promise.all(both.map((one) => staff.call('confirmDecision', one)))
    expect(replies.map(({ error }) => error?.code).sort()).toEqual(['REVIEW_CHANGED', undefined])
    await desk.until(payment, 'refunded')
    speakAgain()
    expect([...desk.channel.tradeOf(orderNumber).refunds.keys()]).toHaveLength(1)
    await expectBooksAgree()
  })

  it('follows the fact when the hospital answers before the decision is confirmed, and the page says so', async () => {
    const { payment } = await inReview({ hasTaken: true })
    const proposed = await propose(payment, 'returned')
    speakAgain()
    const { paymentId } = payment
    await staff.ok('askAgain', { device: await atDesk(head), params: { paymentId } })
    await desk.until(payment, 'paid')
    expect(await staff.refused('confirmDecision', await confirming(payment, proposed))).toBe('REVIEW_CHANGED')
    const after = await story(payment)
    expect(after).toMatchObject({ state: 'paid', decisions: [], proposals: [{ state: 'lapsed' }] })
    expect(await desk.row(payment)).toMatchObject({ state: 'paid', refunded_fen: 0 })
    await expectBooksAgree()
  })

  it('keeps its place and its proposal, and tells the patient once, while the hospital contradicts itself', async () => {
    const { payment } = await inReview({ hasTaken: true })
    const before = await story(payment)
    const { faults } = desk.sandbox.his
    for (const { id, path } of faults.list()) if (path === '/settlement/cancel') faults.remove(id)
    // It will not void it, since it has it; and asked whether it has it, it says nothing. For an hour.
    const proposed = await propose(payment, 'settled')
    for (let rounds = 0; rounds < 6; rounds++) {
      const { lastAnswer } = await story(payment)
      desk.clock.advance(10 * MINUTE_MS)
      await vi.waitUntil(async () => (await story(payment)).lastAnswer.at !== lastAnswer.at, {
        timeout: 30_000,
      })
    }
    const after = await story(payment)
    expect(after).toMatchObject({ version: before.version, waitingSince: before.waitingSince })
    expect(after.asks).toMatchObject({ operation: 'query_settlement' })
    expect(after.lastAnswer.words).toMatch(/^query_settlement: unknown/)
    expect(after.proposals).toMatchObject([{ state: 'open' }])
    expect(await desk.told(payment)).toEqual(['payment.in_review'])

    const due = await confirming(payment, proposed)
    await vi.waitUntil(async () => (await story(payment)).asks?.isUnderWay === false, { timeout: 30_000 })
    await staff.ok('confirmDecision', due)
    speakAgain()
    expect(await desk.row(payment)).toMatchObject({ state: 'paid' })
    expect(await desk.told(payment)).toEqual(['payment.in_review', 'payment.paid'])
    await expectBooksAgree()
  })

  it('shows whoever decides that the hospital refused to void it, whatever it says after that', async () => {
    const { payment } = await inReview({ hasTaken: true })
    expect(await story(payment)).toMatchObject({ voidRefusedAt: null })
    const { faults } = desk.sandbox.his
    for (const { id, path } of faults.list()) if (path === '/settlement/cancel') faults.remove(id)
    await staff.ok('askAgain', { device: await atDesk(cashier), params: { paymentId: payment.paymentId } })
    await vi.waitUntil(async () => (await story(payment)).lastAnswer.words.startsWith('query_settlement'), {
      timeout: 30_000,
    })
    const seen = await story(payment)
    expect(seen).toMatchObject({ state: 'in_review', voidRefusedAt: expect.any(String) })

    speakAgain()
    await staff.ok('askAgain', { device: await atDesk(cashier), params: { paymentId: payment.paymentId } })
    await desk.until(payment, 'paid')
    expect(await story(payment)).toMatchObject({ voidRefusedAt: null })
    await expectBooksAgree()
  })

  it('is asked about again when staff want it, and what came of it is told though nothing moved', async () => {
    const { payment } = await inReview({ hasTaken: false })
    const { paymentId } = payment
    const before = await story(payment)
    expect(before.asks).toMatchObject({ operation: 'fence' })
    await staff.ok('askAgain', { device: await atDesk(cashier), params: { paymentId } })
    const saidAt = async () => (await story(payment)).lastAnswer.at
    await vi.waitUntil(async () => (await saidAt()) !== before.lastAnswer.at, { timeout: 30_000 })
    const after = await story(payment)
    expect(after).toMatchObject({ version: before.version, state: 'in_review' })
    expect(after.lastAnswer.words).toMatch(/^fence: unknown, unreachable/)

    const refused = await propose(payment, 'returned')
    await staff.ok('refuseDecision', await confirming(payment, refused))
    expect(await story(payment)).toMatchObject({ proposals: [{ state: 'refused' }], state: 'in_review' })
    await staff.ok('confirmDecision', await confirming(payment, await propose(payment, 'returned')))
    await desk.until(payment, 'refunded')
    speakAgain()
  })
})

describe('a proposal', () => {
  it('is taken back by whoever made it and by nobody else, and another one may be made then', async () => {
    const { payment } = await inReview({ hasTaken: false })
    const mistaken = await propose(payment, 'settled')
    const byAnother = await confirming(payment, mistaken)
    expect(await staff.refused('withdrawProposal', byAnother)).toBe('NOT_PERMITTED')
    const own = await confirming(payment, mistaken, cashier)
    const after = await staff.ok('withdrawProposal', own)
    expect(after).toMatchObject({ state: 'in_review', version: mistaken.version })
    expect(after.proposals).toMatchObject([
      { state: 'withdrawn', decidedBy: { staffId: cashier.staffId, name: '孙收费' } },
    ])
    expect(await staff.refused('confirmDecision', await confirming(payment, mistaken))).toBe('REVIEW_CHANGED')
    expect(await staff.refused('withdrawProposal', own)).toBe('REVIEW_CHANGED')

    await staff.ok('confirmDecision', await confirming(payment, await propose(payment, 'returned')))
    await desk.until(payment, 'refunded')
    speakAgain()
    await expectBooksAgree()
  })

  it('of somebody who was disabled meanwhile is confirmed by nobody, and stands in nobody’s way', async () => {
    const { payment } = await inReview({ hasTaken: false })
    const leaving = await staff.person({ role: 'cashier', institutionId: CENTRAL, name: '冯收费' })
    const proposed = await propose(payment, 'settled', leaving)
    const { browser: device } = await staff.administrator()
    const params = { staffId: leaving.staffId }
    await staff.ok('disableStaff', { device, params, body: { reason: '离职' } })
    expect(await story(payment)).toMatchObject({ state: 'in_review', proposals: [{ state: 'lapsed' }] })
    const due = await confirming(payment, proposed)
    const proposalId = proposed.proposals[0]?.proposalId ?? ''
    const lapsed = { ...due, params: { ...due.params, proposalId } }
    expect(await staff.refused('confirmDecision', lapsed)).toBe('REVIEW_CHANGED')
    const { payments } = await staff.ok('listReviews', { device: await atDesk(head) })
    expect(payments.find(({ paymentId }) => paymentId === payment.paymentId)?.proposed).toBeNull()
    const auditor = await staff.person({ role: 'audit' })
    const { records } = await staff.ok('listAudit', {
      device: auditor.browser,
      query: { action: 'staff_disabled' },
    })
    expect(records[0]).toMatchObject({ objectId: leaving.staffId, after: { lapsedProposals: 1 } })

    await staff.ok('confirmDecision', await confirming(payment, await propose(payment, 'returned')))
    await desk.until(payment, 'refunded')
    speakAgain()
    await expectBooksAgree()
  })
})

describe('the work-list', () => {
  it('shows those that wait longest first, page by page, by institution and by how long they wait', async () => {
    const { payment } = await inReview({ hasTaken: false })
    const { db } = desk.ground
    const original = await desk.row(payment)
    const ids = Array.from(
      { length: 44 },
      (_, index) => `pay_0000000000000000${String(index).padStart(4, '0')}`,
    )
    for (const [index, payment_id] of ids.entries()) {
      const { lines, snapshot, prepaid, reason_params: _, ...rest } = original
      await db
        .insertInto('payments')
        .values({
          ...rest,
          ...{ payment_id, order_number: `PT${index}`, idempotency_key: null, reason_params: null },
          ...{
            lines: JSON.stringify(lines),
            snapshot: JSON.stringify(snapshot),
            prepaid: JSON.stringify(prepaid),
          },
          institution_id: index % 2 === 0 ? CENTRAL : 'tz-linjiang',
          changed_at: shift(original.changed_at, -(index + 1) * HOUR_MS),
        })
        .execute()
    }
    const device = await atDesk(second)
    const all: string[] = []
    let cursor: string | null = null
    do {
      const query: { cursor?: string } = cursor === null ? {} : { cursor }
      const page = await staff.ok('listReviews', { device, query })
      all.push(...page.payments.map(({ paymentId }) => paymentId))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(all).toEqual([...ids.toReversed(), payment.paymentId])

    const waitingBefore = shanghaiInstant(shift(original.changed_at, -DAY_MS))
    const older = await staff.ok('listReviews', {
      device,
      query: { waitingBefore, institutionId: 'tz-linjiang' },
    })
    expect(older.payments.map(({ paymentId }) => paymentId)).toEqual(
      ids.filter((_, index) => index % 2 === 1 && index + 1 > 24).toReversed(),
    )
    const own = await staff.ok('listReviews', { device: await atDesk(head) })
    expect(new Set(own.payments.map(({ institutionId }) => institutionId))).toEqual(new Set([CENTRAL]))
    await db.deleteFrom('payments').where('payment_id', 'in', ids).execute()
    speakAgain()
    await desk.until(payment, 'refunded')
  })

  it('names nobody, and a name in full needs a right and a reason, which is in the action record', async () => {
    const { payment } = await inReview({ hasTaken: false })
    const { paymentId } = payment
    const { phone } = personOf('wang-xiuying')
    const seen = JSON.stringify([
      await staff.ok('listReviews', { device: await atDesk(head) }),
      await story(payment),
    ])
    for (const personal of ['王秀英', phone, patientNo]) expect(seen).not.toContain(personal)
    expect(seen).toContain('王*英')

    const wish = { params: { paymentId }, body: { reason: '联系患者核实' } }
    expect(await staff.refused('unmaskPayment', { device: await atDesk(cashier), ...wish })).toBe(
      'NOT_PERMITTED',
    )
    const full = await staff.ok('unmaskPayment', { device: await atDesk(head), ...wish })
    expect(full).toEqual({ patientName: '王秀英', phone, hospitalPatientNumber: patientNo })
    const auditor = await staff.person({ role: 'audit', institutionId: CENTRAL })
    const { records } = await staff.ok('listAudit', { device: auditor.browser })
    const unmasked = records.find(({ action }) => action === 'personal_data_unmasked')
    expect(unmasked).toMatchObject({
      who: { staffId: head.staffId },
      objectId: paymentId,
      reason: '联系患者核实',
    })
    const decided = records.filter(({ action }) => action === 'decision_confirmed')
    expect(decided[0]).toMatchObject({
      before: { state: 'fence_held', decision: 'returned' },
      after: { state: 'refunding', decision: 'returned' },
    })
    speakAgain()
    await desk.until(payment, 'refunded')
  })
})

describe('a refund that the provider cannot make', () => {
  /** Wang Xiuying has paid and asked it back, and her card is gone. */
  async function barred() {
    const booker = await desk.booker('wang-xiuying')
    const [bill] = hospitalCashier().addBills({ patientNo, orders: { ecg: 1 } }) ?? []
    if (bill === undefined) throw new Error('the hospital wrote no bill')
    const amountFen = bill.items.reduce((sum, item) => sum + item.amountFen, 0)
    const payment = await desk.ok('createPayment', desk.request(booker, [bill.billNo], amountFen))
    await desk.until(payment, 'to_pay')
    desk.channel.pay(desk.orderNumber(payment))
    await desk.until(payment, 'paid')
    desk.channel.voidCard(desk.orderNumber(payment))
    await desk.event(payment, { kind: 'refund_asked', at: desk.clock.now(), refundFen: amountFen })
    expect((await desk.until(payment, 'held')).reason).toBe('REFUND_BARRED')

    return { bill, booker, payment, amountFen }
  }

  /** Finance has it paid out on the provider's own platform. */
  async function repair(payment: Payment, fen: number): Promise<string> {
    const { refunds } = await story(payment)
    const refundNumber = refunds.at(-1)?.refundNumber ?? ''
    desk.channel.repairRefund(desk.orderNumber(payment), { refundNumber, fen })

    return refundNumber
  }

  const refundsAtProvider = (payment: Payment) => [
    ...desk.channel.tradeOf(desk.orderNumber(payment)).refunds.entries(),
  ]

  async function expectRefundedOnce(
    payment: Payment,
    { refundNumber, fen }: { refundNumber: string; fen: number },
  ) {
    expect(refundsAtProvider(payment)).toEqual([[refundNumber, fen]])
    expect(await desk.row(payment)).toMatchObject({ refunded_fen: fen, by_hand_fen: 0, reason: null })
    await expectBooksAgree()
    const told = await desk.told(payment)
    expect(told.filter((type) => type === 'payment.refunded')).toHaveLength(1)
    expect(told).not.toContain('payment.returned_by_hand')
    expect(told.filter((type) => type === 'payment.in_review')).toHaveLength(1)
    const { refunds } = await story(payment)
    expect(refunds).toMatchObject([{ refundNumber, isByHand: false, doneAt: expect.any(String) }])
  }

  /** What our ledger says of its refunds, yesterday and today. */
  async function refundLines(side: 'platform' | 'books', payment: Payment) {
    const today = shanghaiDate(desk.clock.now())
    const lines: ReconLine[] = []
    for (const day of [addDays(today, -1), today]) {
      const wanted = { institutions: [CENTRAL], transferring: [], day }
      for await (const some of ownLines(desk.ground.db, side, wanted))
        lines.push(...some.map((line) => ({ ...line, party: '-' })))
    }

    return lines.filter(({ kind, orderNo }) => kind === 'refund' && orderNo === desk.orderNumber(payment))
  }

  async function proposeByHand(payment: Payment): Promise<Review> {
    const { paymentId } = payment
    const { version } = await story(payment, cashier)
    const said = { reason: '卡已注销，在窗口退现金', reference: '收据 20260718-031' }
    const body = { version, decision: 'returned_by_hand', ...said } as const

    return staff.ok('proposeDecision', { device: await atDesk(cashier), params: { paymentId }, body })
  }

  it('is held for staff, and over when two of them say that the patient has it in hand', async () => {
    const { bill, booker, payment, amountFen } = await barred()
    expect(billNow(bill)).toMatchObject({ status: 'REFUNDED' })
    const heldBefore = desk.channel.netFen()
    const proposed = await proposeByHand(payment)
    expect(proposed.proposals).toMatchObject([{ state: 'open', reference: '收据 20260718-031' }])
    expect(proposed).toMatchObject({ state: 'in_review', decisions: ['returned', 'returned_by_hand'] })

    const decided = await staff.ok('confirmDecision', await confirming(payment, proposed))
    expect(decided).toMatchObject({ state: 'refunded', refundedFen: amountFen, decisions: [] })
    expect(decided.refunds).toMatchObject([
      { isByHand: false, doneAt: null },
      { isByHand: true, amountFen, doneAt: expect.any(String) },
    ])
    expect(decided.postings.at(-1)).toMatchObject({ debit: 'suspense', credit: 'desk', amountFen })
    expect(desk.channel.netFen()).toBe(heldBefore)
    const { proposal_id: proposalId } = await desk.ground.db
      .selectFrom('payment_refunds')
      .select('proposal_id')
      .where('payment_id', '=', payment.paymentId)
      .where('proposal_id', 'is not', null)
      .executeTakeFirstOrThrow()
    expect(proposalId).toBe(decided.proposals[0]?.proposalId)

    // The hospital has given it back, the provider has not and will not: reconciliation misses it nowhere.
    const ours = {
      platform: await refundLines('platform', payment),
      books: await refundLines('books', payment),
    }
    expect(ours).toMatchObject({ platform: [{ status: 'pending' }], books: [{ status: 'done' }] })
    expect(judge({ sides: { ...ours, channel: [], his: ours.books } })).toEqual([])

    const { device } = booker
    const seen = await desk.ok('getPayment', {
      device,
      params: { paymentId: payment.paymentId },
      query: {},
    })
    expect(seen).toMatchObject({ state: 'refunded', byHandFen: amountFen, reason: null })
    await untilAllIsTold(desk)
    const { messages } = await desk.ok('listMessages', { device })
    const told = messages.find(({ kind }) => kind === 'payment_returned_by_hand')
    expect(told).toMatchObject({ paymentId: payment.paymentId, amountFen })
    const [text] = desk.sandbox.sms.messages.inbox(personOf('wang-xiuying').phone)
    expect(text?.text).toMatch(/医院已用现金或转账退给您/)
    await expectBooksAgree()
  })

  it('is no business of whoever paid it: they neither propose nor confirm, and that they tried is written down', async () => {
    const { payment } = await barred()
    const { account_id } = await desk.row(payment)
    const asTheirOwn = ({ staffId }: StaffPerson, meanwhile: () => Promise<string | undefined>) =>
      withPhoneOf(desk.ground.db, { staffId, accountId: account_id ?? '' }, meanwhile)
    const { paymentId } = payment
    const { version } = await story(payment, cashier)
    const body = {
      version,
      ...({ decision: 'returned_by_hand', reason: '退现金', reference: '031' } as const),
    }
    const proposal = { device: await atDesk(cashier), params: { paymentId }, body }
    expect(await asTheirOwn(cashier, () => staff.refused('proposeDecision', proposal))).toBe('PAYMENT_OWN')
    const due = await confirming(payment, await proposeByHand(payment))
    expect(await asTheirOwn(head, () => staff.refused('confirmDecision', due))).toBe('PAYMENT_OWN')
    expect(await desk.row(payment)).toMatchObject({ state: 'held', by_hand_fen: 0 })
    const auditor = await staff.person({ role: 'audit', institutionId: CENTRAL })
    const { records } = await staff.ok('listAudit', {
      device: auditor.browser,
      query: { action: 'own_payment_refused' },
    })
    expect(records.map(({ who, objectId }) => [who?.staffId, objectId])).toEqual([
      [head.staffId, paymentId],
      [cashier.staffId, paymentId],
    ])
    await staff.ok('confirmDecision', due)
    await expectBooksAgree()
  })

  it('needs the number of the receipt, and no other decision takes one', async () => {
    const { payment } = await barred()
    const { version } = await story(payment)
    const params = { paymentId: payment.paymentId }
    const propose = async (said: object) =>
      staff.refused('proposeDecision', {
        device: await atDesk(cashier),
        params,
        body: { version, reason: '退现金', ...said } as never,
      })
    expect(await propose({ decision: 'returned_by_hand' })).toBe('REQUEST_INVALID')
    expect(await propose({ decision: 'returned_by_hand', reference: ' ' })).toBe('REQUEST_INVALID')
    expect(await propose({ decision: 'returned_by_hand', reference: '1'.repeat(65) })).toBe('REQUEST_INVALID')
    expect(await propose({ decision: 'returned', reference: '031' })).toBe('REQUEST_INVALID')
    await staff.ok('confirmDecision', await confirming(payment, await proposeByHand(payment)))
    await expectBooksAgree()
  })

  it('and finance repairs it on the provider’s platform, which calls back: told as refunded, once, nothing by hand', async () => {
    const { payment, amountFen: fen } = await barred()
    const refundNumber = await repair(payment, fen)
    const orderNumber = desk.orderNumber(payment)
    const reply = await desk.app.inject({
      method: 'POST',
      url: '/callbacks/payments/unionpay',
      headers: { 'content-type': 'text/plain', 'x-signature': 'true' },
      payload: JSON.stringify({ eventId: 'repaired', orderNumber, refundNumber }),
    })
    expect(reply.statusCode).toBe(200)
    await desk.until(payment, 'refunded')
    await expectRefundedOnce(payment, { refundNumber, fen })
  })

  it.each(['returned', 'returned_by_hand'] as const)(
    'and finance repairs it, of which nobody tells us: it is asked about before the word %s is carried out',
    async (decision) => {
      const { payment, amountFen: fen } = await barred()
      const proposed =
        decision === 'returned' ? await propose(payment, decision) : await proposeByHand(payment)
      const refundNumber = await repair(payment, fen)
      expect(await staff.refused('confirmDecision', await confirming(payment, proposed))).toBe(
        'REVIEW_CHANGED',
      )
      expect(await desk.row(payment)).toMatchObject({ state: 'refunded' })
      await expectRefundedOnce(payment, { refundNumber, fen })
    },
  )

  it('is not decided while the provider does not say whether it has failed still, and is once it does', async () => {
    const { payment } = await barred()
    const proposed = await proposeByHand(payment)
    desk.channel.faults.always('queryRefund', 'lost')
    expect(await staff.refused('confirmDecision', await confirming(payment, proposed))).toBe(
      'REVIEW_BEING_ASKED',
    )
    expect(await desk.row(payment)).toMatchObject({ state: 'held', by_hand_fen: 0 })

    desk.channel.faults.always('queryRefund', undefined)
    await staff.ok('confirmDecision', await confirming(payment, proposed))
    expect(await desk.row(payment)).toMatchObject({ state: 'refunded' })
    expect(refundsAtProvider(payment)).toEqual([])
    await expectBooksAgree()
  })
})
