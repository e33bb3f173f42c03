import { MINUTE_MS } from '../../src/lib/clock.ts'
import type { PaymentDesk } from '../payments/payment-desk.ts'
import { createStaffDesk, type StaffDesk, type StaffPerson } from './staff-desk.ts'

/** What a day of the staff leaves behind that would name somebody or open something. */
export interface StaffJourney {
  names: string[]
  phones: string[]
  reasons: string[]
  secrets: string[]
}

const CALLS = ['settle', 'querySettlement', 'cancelSettlement'] as const
const NAMES = ['孙收费', '吴财务', '郑审计', '周安全']
const REFERENCE = '收据 孙国强 0031'
const REASONS = ['孙国强来电询问', '收费处说没有入账', '已与收费处核实', '手机丢失', '离职']

/** Everything that staff do, once: people come and go, a payment is looked into and decided, the record is read. */
export async function staffJourney(desk: PaymentDesk): Promise<StaffJourney> {
  const staff = createStaffDesk(desk)
  const administrator = await staff.administrator()
  const cashier = await staff.person({ role: 'cashier', name: '孙收费' })
  const head = await staff.person({ role: 'finance', name: '吴财务' })
  const auditor = await staff.person({ role: 'audit', name: '郑审计' })
  const security = await staff.person({ role: 'security', name: '周安全' })
  const people = [administrator, cashier, head, auditor, security]

  await decide(desk, { staff, cashier, head })
  await giveByHand(desk, { staff, cashier, head })
  for (const person of people) await staff.signIn(person)
  const params = { staffId: cashier.staffId }
  await staff.ok('listStaff', { device: administrator.browser })
  const { enrolmentCode } = await staff.ok('resetStaffFactor', {
    device: security.browser,
    ...{ params, body: { reason: '手机丢失' } },
  })
  await staff.ok('disableStaff', { device: administrator.browser, params, body: { reason: '离职' } })
  await staff.ok('listAudit', { device: auditor.browser, query: { action: 'decision_confirmed' } })
  const { nextCursor } = await staff.ok('listAudit', { device: auditor.browser })
  await staff.ok('listAudit', { device: auditor.browser, query: { cursor: nextCursor ?? '' } })
  const tokens = people.flatMap(({ browser }) => browser.token ?? [])
  await staff.ok('signOutStaff', { device: auditor.browser })

  return {
    names: NAMES,
    phones: people.map(({ phone }) => phone),
    reasons: [...REASONS, REFERENCE],
    secrets: [...people.map(({ secret }) => secret), ...tokens, enrolmentCode],
  }
}

interface Deciding {
  staff: StaffDesk
  cashier: StaffPerson
  head: StaffPerson
}

/** A refund finds the card closed, and the money is handed over the counter. */
async function giveByHand(desk: PaymentDesk, { staff, cashier, head }: Deciding): Promise<void> {
  const payment = await desk.paid(await desk.booker('sun-guoqiang'))
  desk.channel.voidCard(desk.orderNumber(payment))
  const refundFen = payment.amountFen
  await desk.event(payment, { kind: 'refund_asked', at: desk.clock.now(), refundFen })
  const { version } = await desk.until(payment, 'held')
  for (const person of [cashier, head]) await staff.signIn(person)
  const { paymentId } = payment
  const { proposals } = await staff.ok('proposeDecision', {
    device: cashier.browser,
    params: { paymentId },
    body: { version, decision: 'returned_by_hand', reason: '收费处说没有入账', reference: REFERENCE },
  })
  const proposalId = proposals.at(-1)?.proposalId ?? ''
  await staff.ok('confirmDecision', {
    device: head.browser,
    params: { paymentId, proposalId },
    body: { reason: '已与收费处核实' },
  })
}

async function decide(desk: PaymentDesk, { staff, cashier, head }: Deciding): Promise<void> {
  const payment = await desk.toPay(await desk.booker('sun-guoqiang'))
  for (const call of CALLS) desk.billing.faults.always(call, 'lost')
  desk.channel.pay(desk.orderNumber(payment))
  await desk.until(payment, 'settle_unknown')
  desk.clock.advance(10 * MINUTE_MS)
  await desk.until(payment, 'fence_unknown')
  desk.clock.advance(30 * MINUTE_MS)
  const { version } = await desk.until(payment, 'fence_held')
  for (const person of [cashier, head]) await staff.signIn(person)

  const { paymentId } = payment
  const params = { paymentId }
  await staff.ok('listReviews', {
    device: cashier.browser,
    query: { waitingBefore: '2027-01-01T00:00:00+08:00' },
  })
  await staff.ok('askAgain', { device: cashier.browser, params })
  await staff.ok('unmaskPayment', { device: head.browser, params, body: { reason: '孙国强来电询问' } })
  const body = { version, decision: 'returned', reason: '收费处说没有入账' } as const
  const answered = { reason: '已与收费处核实' }
  for (const route of ['refuseDecision', 'confirmDecision'] as const) {
    const { proposals } = await staff.ok('proposeDecision', { device: cashier.browser, params, body })
    const proposalId = proposals.find(({ state }) => state === 'open')?.proposalId ?? ''
    await staff.ok(route, { device: head.browser, params: { paymentId, proposalId }, body: answered })
  }
  await desk.until(payment, 'refunded')
  for (const call of CALLS) desk.billing.faults.always(call, undefined)
  await staff.ok('getReview', { device: head.browser, params })
}
