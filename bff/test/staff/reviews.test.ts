import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS, shift } from '../../src/lib/clock.ts'
import { shanghaiInstant } from '../../src/lib/shanghai-time.ts'
import { decisionsOf } from '../../src/modules/reviews/proposals.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import { personOf } from '../file-of.ts'
import type { PaymentDesk } from '../payments/payment-desk.ts'
import { createReviewDesk, type ReviewDesk } from './review-desk.ts'
import type { StaffDesk, StaffPerson } from './staff-desk.ts'

let reviews: ReviewDesk
let desk: PaymentDesk
let staff: StaffDesk
let cashier: StaffPerson
let head: StaffPerson
let second: StaffPerson

beforeAll(async () => {
  reviews = await createReviewDesk()
  ;({ desk, staff, cashier, head, second } = reviews)
})
afterAll(() => desk.close())

describe('a payment about which the hospital says neither yes nor no', () => {
  it('that the hospital has taken is paid when two people say so, and all books agree', async () => {
    const { bill, payment, orderNumber } = await reviews.inReview({ hasTaken: true })
    expect(reviews.billNow(bill)).toMatchObject({ status: 'PAID', orderNo: orderNumber })
    const { payments } = await staff.ok('listReviews', { device: await staff.atDesk(cashier) })
    expect(payments).toMatchObject([
      { paymentId: payment.paymentId, state: 'in_review', reason: 'HOSPITAL_SILENT' },
    ])
    const proposed = await reviews.propose(payment, 'settled')
    expect(proposed).toMatchObject({
      state: 'in_review',
      proposals: [{ state: 'open', decision: 'settled' }],
    })

    const decided = await staff.ok('confirmDecision', await reviews.confirming(payment, proposed))
    expect(decided).toMatchObject({ state: 'paid', decisions: [], proposals: [{ state: 'confirmed' }] })
    reviews.speakAgain()
    expect(await desk.row(payment)).toMatchObject({ state: 'paid', refunded_fen: 0 })
    expect(await desk.told(payment)).toEqual(['payment.in_review', 'payment.paid'])
    await reviews.expectBooksAgree()
  })

  it('that the hospital does not have goes back once when two people say so, and all books agree', async () => {
    const { bill, payment, orderNumber, amountFen } = await reviews.inReview({ hasTaken: false })
    const proposed = await reviews.propose(payment, 'returned')
    await staff.ok('confirmDecision', await reviews.confirming(payment, proposed))
    await desk.until(payment, 'refunded')
    reviews.speakAgain()
    expect(reviews.billNow(bill)).toMatchObject({ status: 'OPEN' })
    expect([...desk.channel.tradeOf(orderNumber).refunds.keys()]).toHaveLength(1)
    const after = await reviews.story(payment)
    expect(after).toMatchObject({ state: 'refunded', refundedFen: amountFen })
    expect(after.transitions.map(({ to }) => to)).toEqual(expect.arrayContaining(['fence_held', 'refunded']))
    expect(after.refunds).toMatchObject([{ amountFen }])
    await reviews.expectBooksAgree()
  })

  it('is never decided by one person, nor by somebody who may only propose', async () => {
    const { payment } = await reviews.inReview({ hasTaken: false })
    const byHead = await reviews.propose(payment, 'returned', head)
    expect(await staff.refused('confirmDecision', await reviews.confirming(payment, byHead))).toBe(
      'OWN_PROPOSAL',
    )
    const auditor = await staff.person({ role: 'audit', institutionId: CENTRAL })
    const { records } = await staff.ok('listAudit', {
      device: auditor.browser,
      query: { action: 'own_proposal_refused' },
    })
    expect(records).toMatchObject([{ who: { staffId: head.staffId }, objectId: payment.paymentId }])
    expect(await staff.refused('confirmDecision', await reviews.confirming(payment, byHead, cashier))).toBe(
      'NOT_PERMITTED',
    )
    const { paymentId } = payment
    const body = { version: byHead.version, decision: 'settled', reason: '另一种说法' } as const
    const again = { device: await staff.atDesk(cashier), params: { paymentId }, body }
    expect(await staff.refused('proposeDecision', again)).toBe('PROPOSAL_EXISTS')
    expect(await desk.row(payment)).toMatchObject({ state: 'fence_held' })
    const { db } = desk.ground
    const alone = db
      .updateTable('review_proposals')
      .set({ state: 'confirmed', decided_by: head.staffId })
      .where('payment_id', '=', paymentId)
    await expect(alone.execute()).rejects.toThrow('review_proposals_four_eyes')

    await staff.ok('confirmDecision', await reviews.confirming(payment, byHead, second))
    await desk.until(payment, 'refunded')
    reviews.speakAgain()
  })

  it('is not decided while the hospital is being asked: its answer is a fact, and no word may drop it', async () => {
    const { payment } = await reviews.inReview({ hasTaken: false })
    const proposed = await reviews.propose(payment, 'returned')
    const askedUntil = (until: Date | null) =>
      desk.ground.db
        .updateTable('operations')
        .set({ lease_until: until })
        .where('subject_id', '=', payment.paymentId)
        .execute()
    const due = await reviews.confirming(payment, proposed)
    await askedUntil(shift(desk.clock.now(), MINUTE_MS))
    expect(await staff.refused('confirmDecision', due)).toBe('REVIEW_BEING_ASKED')
    expect(await desk.row(payment)).toMatchObject({ state: 'fence_held' })

    await askedUntil(null)
    await staff.ok('confirmDecision', due)
    await desk.until(payment, 'refunded')
    reviews.speakAgain()
    await reviews.expectBooksAgree()
  })

  it('that is the fee of a registration can only go back: its place was given up on the way here', async () => {
    const { payment } = await reviews.inReview({ hasTaken: false })
    const row = await desk.row(payment)
    expect(decisionsOf({ ...row, purpose: 'bills' })).toEqual(['settled', 'returned'])
    expect(decisionsOf({ ...row, purpose: 'registration' })).toEqual(['returned'])
    await staff.ok(
      'confirmDecision',
      await reviews.confirming(payment, await reviews.propose(payment, 'returned')),
    )
    await desk.until(payment, 'refunded')
    reviews.speakAgain()
  })

  it('is decided once, when two people confirm at the same moment', async () => {
    const { payment, orderNumber } = await reviews.inReview({ hasTaken: false })
    const proposed = await reviews.propose(payment, 'returned')
    const both = [
      await reviews.confirming(payment, proposed, head),
      await reviews.confirming(payment, proposed, second),
    ]
    const replies = await Promise.all(both.map((one) => staff.call('confirmDecision', one)))
    expect(replies.map(({ error }) => error?.code).sort()).toEqual(['REVIEW_CHANGED', undefined])
    await desk.until(payment, 'refunded')
    reviews.speakAgain()
    expect([...desk.channel.tradeOf(orderNumber).refunds.keys()]).toHaveLength(1)
    await reviews.expectBooksAgree()
  })

  it('follows the fact when the hospital answers before the decision is confirmed, and the page says so', async () => {
    const { payment } = await reviews.inReview({ hasTaken: true })
    const proposed = await reviews.propose(payment, 'returned')
    reviews.speakAgain()
    const { paymentId } = payment
    await staff.ok('askAgain', { device: await staff.atDesk(head), params: { paymentId } })
    await desk.until(payment, 'paid')
    expect(await staff.refused('confirmDecision', await reviews.confirming(payment, proposed))).toBe(
      'REVIEW_CHANGED',
    )
    const after = await reviews.story(payment)
    expect(after).toMatchObject({ state: 'paid', decisions: [], proposals: [{ state: 'lapsed' }] })
    expect(await desk.row(payment)).toMatchObject({ state: 'paid', refunded_fen: 0 })
    await reviews.expectBooksAgree()
  })

  it('keeps its place and its proposal, and tells the patient once, while the hospital contradicts itself', async () => {
    const { payment } = await reviews.inReview({ hasTaken: true })
    const before = await reviews.story(payment)
    const { faults } = desk.sandbox.his
    for (const { id, path } of faults.list()) if (path === '/settlement/cancel') faults.remove(id)
    // It will not void it, since it has it; and asked whether it has it, it says nothing. For an hour.
    const proposed = await reviews.propose(payment, 'settled')
    for (let rounds = 0; rounds < 6; rounds++) {
      const { lastAnswer } = await reviews.story(payment)
      desk.clock.advance(10 * MINUTE_MS)
      await vi.waitUntil(async () => (await reviews.story(payment)).lastAnswer.at !== lastAnswer.at, {
        timeout: 30_000,
      })
    }
    const after = await reviews.story(payment)
    expect(after).toMatchObject({ version: before.version, waitingSince: before.waitingSince })
    expect(after.asks).toMatchObject({ operation: 'query_settlement' })
    expect(after.lastAnswer.words).toMatch(/^query_settlement: unknown/)
    expect(after.proposals).toMatchObject([{ state: 'open' }])
    expect(await desk.told(payment)).toEqual(['payment.in_review'])

    const due = await reviews.confirming(payment, proposed)
    await vi.waitUntil(async () => (await reviews.story(payment)).asks?.isUnderWay === false, {
      timeout: 30_000,
    })
    await staff.ok('confirmDecision', due)
    reviews.speakAgain()
    expect(await desk.row(payment)).toMatchObject({ state: 'paid' })
    expect(await desk.told(payment)).toEqual(['payment.in_review', 'payment.paid'])
    await reviews.expectBooksAgree()
  })

  it('shows whoever decides that the hospital refused to void it, whatever it says after that', async () => {
    const { payment } = await reviews.inReview({ hasTaken: true })
    expect(await reviews.story(payment)).toMatchObject({ voidRefusedAt: null })
    const { faults } = desk.sandbox.his
    for (const { id, path } of faults.list()) if (path === '/settlement/cancel') faults.remove(id)
    await staff.ok('askAgain', {
      device: await staff.atDesk(cashier),
      params: { paymentId: payment.paymentId },
    })
    await vi.waitUntil(
      async () => (await reviews.story(payment)).lastAnswer.words.startsWith('query_settlement'),
      {
        timeout: 30_000,
      },
    )
    const seen = await reviews.story(payment)
    expect(seen).toMatchObject({ state: 'in_review', voidRefusedAt: expect.any(String) })

    reviews.speakAgain()
    await staff.ok('askAgain', {
      device: await staff.atDesk(cashier),
      params: { paymentId: payment.paymentId },
    })
    await desk.until(payment, 'paid')
    expect(await reviews.story(payment)).toMatchObject({ voidRefusedAt: null })
    await reviews.expectBooksAgree()
  })

  it('is asked about again when staff want it, and what came of it is told though nothing moved', async () => {
    const { payment } = await reviews.inReview({ hasTaken: false })
    const { paymentId } = payment
    const before = await reviews.story(payment)
    expect(before.asks).toMatchObject({ operation: 'fence' })
    await staff.ok('askAgain', { device: await staff.atDesk(cashier), params: { paymentId } })
    const saidAt = async () => (await reviews.story(payment)).lastAnswer.at
    await vi.waitUntil(async () => (await saidAt()) !== before.lastAnswer.at, { timeout: 30_000 })
    const after = await reviews.story(payment)
    expect(after).toMatchObject({ version: before.version, state: 'in_review' })
    expect(after.lastAnswer.words).toMatch(/^fence: unknown, unreachable/)

    const refused = await reviews.propose(payment, 'returned')
    await staff.ok('refuseDecision', await reviews.confirming(payment, refused))
    expect(await reviews.story(payment)).toMatchObject({
      proposals: [{ state: 'refused' }],
      state: 'in_review',
    })
    await staff.ok(
      'confirmDecision',
      await reviews.confirming(payment, await reviews.propose(payment, 'returned')),
    )
    await desk.until(payment, 'refunded')
    reviews.speakAgain()
  })
})

describe('a proposal', () => {
  it('is taken back by whoever made it and by nobody else, and another one may be made then', async () => {
    const { payment } = await reviews.inReview({ hasTaken: false })
    const mistaken = await reviews.propose(payment, 'settled')
    const byAnother = await reviews.confirming(payment, mistaken)
    expect(await staff.refused('withdrawProposal', byAnother)).toBe('NOT_PERMITTED')
    const own = await reviews.confirming(payment, mistaken, cashier)
    const after = await staff.ok('withdrawProposal', own)
    expect(after).toMatchObject({ state: 'in_review', version: mistaken.version })
    expect(after.proposals).toMatchObject([
      { state: 'withdrawn', decidedBy: { staffId: cashier.staffId, name: '孙收费' } },
    ])
    expect(await staff.refused('confirmDecision', await reviews.confirming(payment, mistaken))).toBe(
      'REVIEW_CHANGED',
    )
    expect(await staff.refused('withdrawProposal', own)).toBe('REVIEW_CHANGED')

    await staff.ok(
      'confirmDecision',
      await reviews.confirming(payment, await reviews.propose(payment, 'returned')),
    )
    await desk.until(payment, 'refunded')
    reviews.speakAgain()
    await reviews.expectBooksAgree()
  })

  it('of somebody who was disabled meanwhile is confirmed by nobody, and stands in nobody’s way', async () => {
    const { payment } = await reviews.inReview({ hasTaken: false })
    const leaving = await staff.person({ role: 'cashier', institutionId: CENTRAL, name: '冯收费' })
    const proposed = await reviews.propose(payment, 'settled', leaving)
    const { browser: device } = await staff.administrator()
    const params = { staffId: leaving.staffId }
    await staff.ok('disableStaff', { device, params, body: { reason: '离职' } })
    expect(await reviews.story(payment)).toMatchObject({
      state: 'in_review',
      proposals: [{ state: 'lapsed' }],
    })
    const due = await reviews.confirming(payment, proposed)
    const proposalId = proposed.proposals[0]?.proposalId ?? ''
    const lapsed = { ...due, params: { ...due.params, proposalId } }
    expect(await staff.refused('confirmDecision', lapsed)).toBe('REVIEW_CHANGED')
    const { payments } = await staff.ok('listReviews', { device: await staff.atDesk(head) })
    expect(payments.find(({ paymentId }) => paymentId === payment.paymentId)?.proposed).toBeNull()
    const auditor = await staff.person({ role: 'audit' })
    const { records } = await staff.ok('listAudit', {
      device: auditor.browser,
      query: { action: 'staff_disabled' },
    })
    expect(records[0]).toMatchObject({ objectId: leaving.staffId, after: { lapsedProposals: 1 } })

    await staff.ok(
      'confirmDecision',
      await reviews.confirming(payment, await reviews.propose(payment, 'returned')),
    )
    await desk.until(payment, 'refunded')
    reviews.speakAgain()
    await reviews.expectBooksAgree()
  })
})

describe('the work-list', () => {
  it('shows those that wait longest first, page by page, by institution and by how long they wait', async () => {
    const { payment } = await reviews.inReview({ hasTaken: false })
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
    const device = await staff.atDesk(second)
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
    const own = await staff.ok('listReviews', { device: await staff.atDesk(head) })
    expect(new Set(own.payments.map(({ institutionId }) => institutionId))).toEqual(new Set([CENTRAL]))
    await db.deleteFrom('payments').where('payment_id', 'in', ids).execute()
    reviews.speakAgain()
    await desk.until(payment, 'refunded')
  })

  it('names nobody, and a name in full needs a right and a reason, which is in the action record', async () => {
    const { payment } = await reviews.inReview({ hasTaken: false })
    const { paymentId } = payment
    const { phone } = personOf('wang-xiuying')
    const seen = JSON.stringify([
      await staff.ok('listReviews', { device: await staff.atDesk(head) }),
      await reviews.story(payment),
    ])
    for (const personal of ['王秀英', phone, reviews.patientNo]) expect(seen).not.toContain(personal)
    expect(seen).toContain('王*英')

    const wish = { params: { paymentId }, body: { reason: '联系患者核实' } }
    expect(await staff.refused('unmaskPayment', { device: await staff.atDesk(cashier), ...wish })).toBe(
      'NOT_PERMITTED',
    )
    const full = await staff.ok('unmaskPayment', { device: await staff.atDesk(head), ...wish })
    expect(full).toEqual({ patientName: '王秀英', phone, hospitalPatientNumber: reviews.patientNo })
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
    reviews.speakAgain()
    await desk.until(payment, 'refunded')
  })
})
