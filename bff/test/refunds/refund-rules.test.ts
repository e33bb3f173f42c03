import type { RefundApplication } from '@tongzhen/contract/refunds'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parseConfig } from '../../src/config/read-config.ts'
import { isOwed } from '../../src/jobs/operations.ts'
import { REFUNDS_QUEUE } from '../../src/modules/refunds/applications.ts'
import { defaultRules, rulesOf } from '../../src/modules/refunds/rules.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import type { StaffPerson } from '../staff/staff-desk.ts'
import { withPhoneOf } from '../staff/with-phone-of.ts'
import { createRefundDesk, type Order, type RefundDesk } from './refund-desk.ts'

let refunds: RefundDesk
let doctor: StaffPerson
let finance: StaffPerson
let second: StaffPerson
let operations: StaffPerson

beforeAll(async () => {
  refunds = await createRefundDesk()
  ;({ doctor, finance } = refunds)
  second = await refunds.person({ role: 'finance', name: '孙财务' })
  operations = await refunds.person({ role: 'operations', name: '李运营' })
})
afterAll(() => refunds.desk.close())

/** As the configuration of the sandbox opens it. */
const firstRules = { ...defaultRules, isOpen: true }
type Changes = Partial<typeof defaultRules>

async function setRules(changes: Changes): Promise<void> {
  const device = await refunds.staff.atDesk(operations)
  const params = { institutionId: CENTRAL }
  const { version } = await refunds.staff.ok('getRefundRules', { device, params })
  const body = { version, rules: { ...firstRules, ...changes }, reason: '按财务科要求' }
  await refunds.staff.ok('changeRefundRules', { device, params, body })
}

const automatic = { ceilingFen: 10_000, afterMinutes: 10, dailyCapFen: 1_000_000, mostPerMonth: 100 }

/** Somebody of the staff has the telephone of the account that paid, for so long. */
async function asTheirOwn<T>(
  { staffId }: StaffPerson,
  order: Order,
  meanwhile: () => Promise<T>,
): Promise<T> {
  const { account_id } = await refunds.desk.row(order.payment)

  return withPhoneOf(refunds.desk.ground.db, { staffId, accountId: account_id ?? '' }, meanwhile)
}

describe('whoever decides', () => {
  it('does so in turn, once, and never for themselves', async () => {
    const { desk, staff } = refunds
    await setRules({ hasSecond: true })
    const order = await refunds.paid()
    const application = await refunds.apply(order, [0])
    const { paymentId, applicationId } = application
    const params = { paymentId, applicationId }
    const agree = async (person: StaffPerson, version: number) =>
      staff.refused('agreeToRefund', {
        ...{ device: await staff.atDesk(person), params, body: { version, remark: null } },
      })
    expect(await agree(finance, 1)).toBe('REFUND_NOT_YOURS')
    await refunds.agree(doctor, application)
    expect(await agree(doctor, 2)).toBe('REFUND_NOT_YOURS')
    expect(await agree(finance, 1)).toBe('REFUND_MOVED_ON')
    await refunds.agree(finance, application)
    expect(await agree(finance, 3)).toBe('REFUND_DECIDED_BEFORE')
    expect((await desk.row(order.payment)).state).toBe('paid')
    await refunds.agree(second, application)
    await refunds.until(order, application, 'returned')
    const { story } = await staff.ok('getRefund', { device: await staff.atDesk(second), params })
    expect(story.map(({ cause, by }) => `${cause} ${by ?? ''}`.trim())).toEqual([
      'applied',
      'agreed 周医生',
      'agreed 吴财务',
      'agreed 孙财务',
      'paid_back',
    ])
    await setRules({})
  })

  it.each([
    ['applied', 'payments'],
    ['paid, whoever applied', 'refund_applications'],
  ] as const)(
    'is refused about a refund of the account with their own telephone that %s',
    async (_, gone) => {
      const { desk, staff } = refunds
      const order = await refunds.paid()
      const application = await refunds.apply(order, [0])
      const { paymentId, applicationId } = application
      const refused = await asTheirOwn(doctor, order, async () => {
        await desk.ground.db
          .updateTable(gone)
          .set({ account_id: null })
          .where('payment_id', '=', paymentId)
          .execute()

        return staff.refused('agreeToRefund', {
          ...{
            device: await staff.atDesk(doctor),
            params: { paymentId, applicationId },
            body: { version: 1, remark: null },
          },
        })
      })
      expect(refused).toBe('REFUND_OWN')
    },
  )

  it('finds their own in the list, in pages, by filters', async () => {
    const { staff } = refunds
    const order = await refunds.paid()
    const application = await refunds.apply(order, [0])
    const find = async (person: StaffPerson, query: Record<string, string>) =>
      (
        await staff.ok('listRefunds', { device: await staff.atDesk(person), query: query as never })
      ).applications.map(({ applicationId }) => applicationId)
    expect(await find(doctor, { show: 'mine' })).toContain(application.applicationId)
    expect(await find(finance, { show: 'mine' })).not.toContain(application.applicationId)
    expect(await find(finance, { show: 'open', means: 'wechat' })).toEqual([])
    expect(await find(finance, { show: 'all', mostFen: '1' })).toEqual([])
    expect(await find(finance, { show: 'all', from: '2020-01-01', to: '2020-01-02' })).toEqual([])
    const named = { institutionId: CENTRAL, state: 'with_doctor', means: 'unionpay', leastFen: '1' }
    expect(await find(finance, { show: 'all', ...named })).toContain(application.applicationId)
  })
})

describe('the rules of an institution', () => {
  it('give small amounts back after a while, and leave the others to people', async () => {
    const { desk } = refunds
    await setRules({ automatic })
    const order = await refunds.paid()
    const application = await refunds.apply(order, [0])
    expect(application.state).toBe('with_doctor')
    desk.clock.advance(11 * 60_000)
    await refunds.until(order, application, 'returned')
    expect((await refunds.seen(order, application)).track.every(({ at }) => at !== null)).toBe(true)

    await setRules({ automatic: { ...automatic, dailyCapFen: 1 } })
    const other = await refunds.paid()
    expect(await lookedAt(other, await refunds.apply(other, [0]))).toBe('with_doctor')
    await setRules({})
  })

  it('leave to people what people have said no to', async () => {
    await setRules({ automatic })
    const order = await refunds.paid()
    const { paymentId, applicationId } = await refunds.apply(order, [0])
    await refunds.staff.ok('declineRefund', {
      ...{ device: await refunds.staff.atDesk(doctor), params: { paymentId, applicationId } },
      body: { version: 1, remark: '标本已采集' },
    })
    expect(await lookedAt(order, await refunds.apply(order, [0]))).toBe('with_doctor')
    await setRules({})
  })

  it('give no large amount back in small parts', async () => {
    const order = await refunds.paid()
    const [first = 0, second = 0] = order.items.map(({ amountFen }) => amountFen)
    await setRules({ automatic: { ...automatic, ceilingFen: Math.max(first, second) } })
    const part = await refunds.apply(order, [0])
    expect(await lookedAt(order, part)).not.toBe('with_doctor')
    await refunds.until(order, part, 'returned')
    expect(await lookedAt(order, await refunds.apply(order, [1]))).toBe('with_doctor')
    await setRules({})
  })

  it('count how often was applied for a person, by whomever', async () => {
    await setRules({ automatic: { ...automatic, mostPerMonth: 1 } })
    const order = await refunds.paid()
    const application = await refunds.apply(order, [0])
    await refunds.desk.ground.db
      .updateTable('refund_applications')
      .set({ account_id: null })
      .where('application_id', '!=', application.applicationId)
      .execute()
    expect(await lookedAt(order, application)).toBe('with_doctor')
    await setRules({})
  })

  it('are closed where the configuration does not open them', async () => {
    const { config, db } = refunds.desk.ground
    const institutions = config.institutions.map(({ takesRefundApplications: _, ...one }) => one)
    const silent = parseConfig({ ...config, institutions })
    const isOpen = async (one: typeof config) =>
      (await rulesOf({ config: one, db }, 'tz-jiangwan')).rules.isOpen
    expect([await isOpen(config), await isOpen(silent)]).toEqual([true, false])
  })

  it('stop when an institution closes its refunds', async () => {
    await setRules({ automatic })
    const order = await refunds.paid()
    const application = await refunds.apply(order, [0])
    await setRules({ automatic, isOpen: false })
    expect(await lookedAt(order, application)).toBe('with_doctor')
    await setRules({})
  })

  it('give nothing to staff of their own institution', async () => {
    await setRules({ automatic })
    const order = await refunds.paid()
    const application = await refunds.apply(order, [0])
    expect(await asTheirOwn(finance, order, () => lookedAt(order, application))).toBe('with_doctor')
    await setRules({})
  })

  /** How it stands once the rules have looked. */
  const lookedAt = async (order: Order, application: RefundApplication) => {
    refunds.desk.clock.advance(11 * 60_000)
    const owed = { queue: REFUNDS_QUEUE, subjectId: application.applicationId }
    await vi.waitUntil(async () => !(await isOwed(refunds.desk.ground.db, owed)))

    return (await refunds.seen(order, application)).state
  }

  it('are kept in versions, of which an earlier one comes back', async () => {
    const { staff } = refunds
    await setRules({ daysPerStep: 5 })
    const device = await staff.atDesk(operations)
    const params = { institutionId: CENTRAL }
    const now = await staff.ok('getRefundRules', { device, params })
    expect(now.rules.daysPerStep).toBe(5)
    const body = { version: now.version, restore: 0, reason: '恢复' }
    const restored = await staff.ok('restoreRefundRules', { device, params, body })
    expect(restored).toMatchObject({ rules: firstRules, version: now.version + 1 })
    expect(await staff.refused('restoreRefundRules', { device, params, body })).toBe('SETTINGS_CHANGED')
  })

  it('send an order with an insurer’s part to the counter', async () => {
    const { desk } = refunds
    const order = await refunds.paid()
    const { paymentId } = order.payment
    await desk.ground.db
      .updateTable('payments')
      .set({ insurance_fen: 100 })
      .where('payment_id', '=', paymentId)
      .execute()
    const { device } = order.booker
    expect(await desk.ok('getRefundOffer', { device, params: { paymentId } })).toMatchObject({
      refusal: 'REFUND_INSURED',
    })
    await expect(refunds.apply(order, [0])).rejects.toThrow('REFUND_INSURED')
  })
})

it('after all of this the ledger is whole, and equal to what provider and hospital hold', () =>
  refunds.expectWholeBooks())
