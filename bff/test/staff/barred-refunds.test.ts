import type { Payment } from '@tongzhen/contract/payments'
import type { Review } from '@tongzhen/contract/reviews'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { judge, type ReconLine } from '../../src/modules/reconciliation/compare.ts'
import { ownLines } from '../../src/modules/reconciliation/own-lines.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import { personOf } from '../file-of.ts'
import type { PaymentDesk } from '../payments/payment-desk.ts'
import { untilAllIsTold } from '../until-all-is-told.ts'
import { createReviewDesk, type ReviewDesk } from './review-desk.ts'
import type { StaffDesk, StaffPerson } from './staff-desk.ts'
import { withPhoneOf } from './with-phone-of.ts'

let reviews: ReviewDesk
let desk: PaymentDesk
let staff: StaffDesk
let cashier: StaffPerson
let head: StaffPerson

beforeAll(async () => {
  reviews = await createReviewDesk()
  ;({ desk, staff, cashier, head } = reviews)
})
afterAll(() => desk.close())

describe('a refund that the provider cannot make', () => {
  /** Wang Xiuying has paid and asked it back, and her card is gone. */
  async function barred() {
    const paid = await reviews.paid()
    const { payment, amountFen } = paid
    await desk.until(payment, 'paid')
    desk.channel.voidCard(desk.orderNumber(payment))
    await desk.event(payment, { kind: 'refund_asked', at: desk.clock.now(), refundFen: amountFen })
    expect((await desk.until(payment, 'held')).reason).toBe('REFUND_BARRED')

    return paid
  }

  /** Finance has it paid out on the provider's own platform. */
  async function repair(payment: Payment, fen: number): Promise<string> {
    const { refunds } = await reviews.story(payment)
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
    await reviews.expectBooksAgree()
    const told = await desk.told(payment)
    expect(told.filter((type) => type === 'payment.refunded')).toHaveLength(1)
    expect(told).not.toContain('payment.returned_by_hand')
    expect(told.filter((type) => type === 'payment.in_review')).toHaveLength(1)
    const { refunds } = await reviews.story(payment)
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
    const { version } = await reviews.story(payment, cashier)
    const said = { reason: '卡已注销，在窗口退现金', reference: '收据 20260718-031' }
    const body = { version, decision: 'returned_by_hand', ...said } as const

    return staff.ok('proposeDecision', { device: await staff.atDesk(cashier), params: { paymentId }, body })
  }

  it('is held for staff, and over when two of them say that the patient has it in hand', async () => {
    const { bill, booker, payment, amountFen } = await barred()
    expect(reviews.billNow(bill)).toMatchObject({ status: 'REFUNDED' })
    const heldBefore = desk.channel.netFen()
    const proposed = await proposeByHand(payment)
    expect(proposed.proposals).toMatchObject([{ state: 'open', reference: '收据 20260718-031' }])
    expect(proposed).toMatchObject({ state: 'in_review', decisions: ['returned', 'returned_by_hand'] })

    const decided = await staff.ok('confirmDecision', await reviews.confirming(payment, proposed))
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
    await reviews.expectBooksAgree()
  })

  it('is no business of whoever paid it: they neither propose nor confirm, and that they tried is written down', async () => {
    const { payment } = await barred()
    const { account_id } = await desk.row(payment)
    const asTheirOwn = ({ staffId }: StaffPerson, meanwhile: () => Promise<string | undefined>) =>
      withPhoneOf(desk.ground.db, { staffId, accountId: account_id ?? '' }, meanwhile)
    const { paymentId } = payment
    const { version } = await reviews.story(payment, cashier)
    const body = {
      version,
      ...({ decision: 'returned_by_hand', reason: '退现金', reference: '031' } as const),
    }
    const proposal = { device: await staff.atDesk(cashier), params: { paymentId }, body }
    expect(await asTheirOwn(cashier, () => staff.refused('proposeDecision', proposal))).toBe('PAYMENT_OWN')
    const due = await reviews.confirming(payment, await proposeByHand(payment))
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
    await reviews.expectBooksAgree()
  })

  it('needs the number of the receipt, and no other decision takes one', async () => {
    const { payment } = await barred()
    const { version } = await reviews.story(payment)
    const params = { paymentId: payment.paymentId }
    const refused = async (said: object) =>
      staff.refused('proposeDecision', {
        device: await staff.atDesk(cashier),
        params,
        body: { version, reason: '退现金', ...said } as never,
      })
    expect(await refused({ decision: 'returned_by_hand' })).toBe('REQUEST_INVALID')
    expect(await refused({ decision: 'returned_by_hand', reference: ' ' })).toBe('REQUEST_INVALID')
    expect(await refused({ decision: 'returned_by_hand', reference: '1'.repeat(65) })).toBe('REQUEST_INVALID')
    expect(await refused({ decision: 'returned', reference: '031' })).toBe('REQUEST_INVALID')
    await staff.ok('confirmDecision', await reviews.confirming(payment, await proposeByHand(payment)))
    await reviews.expectBooksAgree()
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
        decision === 'returned' ? await reviews.propose(payment, decision) : await proposeByHand(payment)
      const refundNumber = await repair(payment, fen)
      expect(await staff.refused('confirmDecision', await reviews.confirming(payment, proposed))).toBe(
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
    expect(await staff.refused('confirmDecision', await reviews.confirming(payment, proposed))).toBe(
      'REVIEW_BEING_ASKED',
    )
    expect(await desk.row(payment)).toMatchObject({ state: 'held', by_hand_fen: 0 })

    desk.channel.faults.always('queryRefund', undefined)
    await staff.ok('confirmDecision', await reviews.confirming(payment, proposed))
    expect(await desk.row(payment)).toMatchObject({ state: 'refunded' })
    expect(refundsAtProvider(payment)).toEqual([])
    await reviews.expectBooksAgree()
  })
})
