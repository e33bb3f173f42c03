import type { PrepaidAccount, PrepaidRefund, PrepaidRules, PrepaidWayOffer } from '@tongzhen/contract/prepaid'
import type { RefundRules } from '@tongzhen/contract/refunds'
import type { PrepaidStage } from '@tongzhen/contract/states'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { findPerson } from '../../../sandbox/src/people.ts'
import { tidy } from '../../src/housekeeping.ts'
import { isOwed } from '../../src/jobs/operations.ts'
import { DAY_MS, MINUTE_MS, shift } from '../../src/lib/clock.ts'
import { changePrepaidRules } from '../../src/modules/prepaid/prepaid-rules.ts'
import { REFUNDS_QUEUE } from '../../src/modules/refunds/applications.ts'
import { bindFileOf } from '../add-patient.ts'
import { type Booker, type BookingDesk, CENTRAL, createBookingDesk } from '../booking/booking-desk.ts'
import { expectEqualBooks } from '../payments/equal-books.ts'
import { createStaffDesk, type StaffDesk, type StaffPerson } from '../staff/staff-desk.ts'
import { withPhoneOf } from '../staff/with-phone-of.ts'
import { createRunningClock } from '../test-clock.ts'

const phoneOf = (personId: string) => findPerson(personId)?.phone ?? ''
const PHONE_OF_LI_MING = '13900000002'
let desk: BookingDesk
let staff: StaffDesk
let finance: StaffPerson
let li: Booker

beforeEach(async () => {
  if (desk) {
    for (const settings of [desk.sandbox.wechatPay.settings, desk.sandbox.alipay.settings])
      Object.assign(settings, { frozenPayees: [] })
    return
  }
  desk = await createBookingDesk({ clock: createRunningClock() })
  staff = createStaffDesk(desk)
  finance = await staff.person({ role: 'finance', name: '钱会计', institutionId: CENTRAL })
  const { patientId } = await desk.booker('li-ming')
  li = { patientId, device: await desk.signIn('li-ming', 'wechat') }
})
afterAll(() => desk?.close())

const params = ({ patientId }: Booker) => ({ patientId, institutionId: CENTRAL })
const ofRefund = ({ applicationId }: PrepaidRefund, booker = li) => ({ ...params(booker), applicationId })

const account = (booker = li): Promise<PrepaidAccount> =>
  desk.ok('getPrepaid', { device: booker.device, params: params(booker) })
const balance = async () => (await account()).cards[0]?.balanceFen ?? 0

async function wish(way: PrepaidWayOffer['way'], amountFen: number, more: object = {}) {
  const [card] = (await account()).cards
  const offer = card?.ways.find((one) => one.way === way)
  const { deposit = null } = offer ?? {}

  return {
    ...{ device: li.device, params: params(li) },
    body: {
      ...{ cardKey: card?.cardKey ?? '', way, depositId: deposit?.depositId ?? null, amountFen },
      account: way === 'alipay_balance' ? PHONE_OF_LI_MING : null,
      ...{ supersedes: null, ...more },
    },
  }
}
const apply = async (way: PrepaidWayOffer['way'], amountFen: number, more?: object) =>
  desk.ok('applyForPrepaid', await wish(way, amountFen, more))

async function agree({ applicationId }: PrepaidRefund): Promise<void> {
  const at = { device: finance.browser, params: { applicationId } }
  const { version } = await staff.ok('getPrepaidAtDesk', at)
  await staff.ok('agreeToPrepaid', { ...at, body: { version, remark: '已核对' } })
}

/** Lets time pass, from one call that is owed to the next. */
async function until(
  refund: PrepaidRefund,
  stage: PrepaidStage,
  state?: PrepaidRefund['state'],
  booker = li,
) {
  const see = () => desk.ok('getPrepaidRefund', { device: booker.device, params: ofRefund(refund, booker) })
  let last = await see()
  await vi
    .waitUntil(
      async () => {
        last = await see()
        if (last.stage === stage && (state === undefined || last.state === state)) return true
        desk.clock.advance(2_000)

        return false
      },
      { timeout: 20_000, interval: 30 },
    )
    .catch(() => {
      throw new Error(`it is ${last.stage} (${last.state}) and not ${stage}`)
    })

  return last
}

async function told({ applicationId }: PrepaidRefund): Promise<string[]> {
  const rows = await desk.ground.db
    .selectFrom('messages')
    .select('kind')
    .where('aggregate_id', '=', applicationId)
    .execute()

  return rows.map(({ kind }) => kind)
}

/** Text messages about money of cards. */
const newsTo = (phone: string) =>
  desk.sandbox.sms.messages
    .inbox(phone)
    .flatMap(({ template, text }) => (template.startsWith('prepaid_') ? text : []))

const expectBooksInStep = () => expectEqualBooks(desk.ground.db, desk.sandbox)

describe('money on a card', () => {
  test('is shown with the ways by which it may go back, in one’s own name', async () => {
    const { cards, holderName, steps } = await account()
    expect({ holderName, steps }).toEqual({ holderName: '李明', steps: ['finance'] })
    expect(cards[0]?.ways.map(({ way }) => way)).toEqual([
      ...['origin', 'origin', 'wechat_change', 'alipay_balance'],
    ])
  })

  test('goes to Alipay once finance has agreed, and hospital, provider and ledger say the same', async () => {
    const before = await balance()
    const refund = await apply('alipay_balance', 2_000)
    expect(refund).toMatchObject({ stage: 'on_card', state: 'with_finance', accountMasked: '139****0002' })
    expect(await desk.refused('applyForPrepaid', await wish('alipay_balance', 100))).toBe('PREPAID_EXISTS')
    expect(await balance()).toBe(before)
    await agree(refund)
    const arrived = await until(refund, 'arrived', 'returned')
    expect(arrived.track.every(({ is }) => is === 'done')).toBe(true)
    expect(await balance()).toBe(before - 2_000)
    expect(desk.sandbox.alipay.transfers.list().map(({ order }) => order.amountFen)).toEqual([2_000])
    await vi.waitUntil(async () => desk.hospital.cardAccounts.list()[0]?.status === 'CONFIRMED')
    await vi.waitUntil(async () => (await told(refund)).includes('prepaid_arrived'))
    // From the message to where it stands.
    const { applicationId } = refund
    const { messages } = await desk.ok('listMessages', { device: li.device })
    expect(messages[0]).toMatchObject({ kind: 'prepaid_arrived', applicationId, ...params(li) })
    await expectBooksInStep()
  })

  test('waits in WeChat to be taken, of which nobody but the account is told, and when the person has taken it the number given for it is told, too', async () => {
    const { wechat } = desk.ground.config
    const { payment_refunded: template } = wechat?.templates ?? {}
    if (!wechat || !template) throw new Error('nothing is told in WeChat')
    wechat.templates.prepaid_arrived = template
    const before = newsTo(PHONE_OF_LI_MING).length
    const refund = await apply('wechat_change', 1_500, { noticePhone: '13500000002' })
    await agree(refund)
    const waiting = await until(refund, 'to_take')
    expect(waiting.taking).toMatchObject({ mchId: '1900099001' })
    await vi.waitUntil(() => newsTo(PHONE_OF_LI_MING).length > before)
    expect(newsTo('13500000002')).toEqual([])
    const { transfers } = desk.sandbox.wechatPay
    const found = transfers.list().find(({ packageInfo }) => packageInfo === waiting.taking?.package)
    if (found === undefined) throw new Error('nothing is to be taken')
    const at = { device: finance.browser, params: { applicationId: refund.applicationId } }
    expect((await staff.ok('getPrepaidAtDesk', at)).hasReceipt).toBe(false)
    expect(await staff.refused('askTransferReceipt', at)).toBe('RECEIPT_UNAVAILABLE')
    transfers.take(found)
    await until(refund, 'arrived', 'returned')
    await vi.waitUntil(() => newsTo('13500000002').length > 0)
    wechat.templates.prepaid_arrived = undefined
    expect(newsTo(PHONE_OF_LI_MING)).toHaveLength(before + 2)
    const { openid } = findPerson('li-ming')?.accounts.wechat ?? {}
    const outbox = await fetch(`${desk.sandbox.origins.wechat}/_sandbox/outbox?openid=${openid}`)
    expect(((await outbox.json()) as { messages: object[] }).messages).toHaveLength(1)
    const { hasReceipt, transferNumber } = await staff.ok('getPrepaidAtDesk', at)
    expect(hasReceipt).toBe(true)
    // It names the payee: whoever only sees the list, or agrees to what was ordered, is not shown it.
    for (const role of ['cashier', 'doctor'] as const) {
      const { browser } = await staff.person({ role, institutionId: CENTRAL })
      for (const name of ['askTransferReceipt', 'downloadTransferReceipt'] as const)
        expect(await staff.refused(name, { ...at, device: browser })).toBe('NOT_PERMITTED')
    }
    expect(await staff.ok('askTransferReceipt', at)).toEqual({ isReady: true })
    const { headers, text } = await staff.call('downloadTransferReceipt', at)
    expect(headers['content-type']).toBe('application/pdf')
    expect(text).toContain(
      Buffer.from(transferNumber ?? '', 'utf16le')
        .swap16()
        .toString('hex'),
    )
    await expectBooksInStep()
  })

  test('a number given for it is kept while the application goes on, and for a week after it has ended', async () => {
    const { db } = desk.ground
    const ended = await apply('alipay_balance', 100, { noticePhone: '13500000003' })
    await agree(ended)
    await until(ended, 'arrived', 'returned')
    const open = await apply('alipay_balance', 100, { noticePhone: '13500000003' })
    const keptAfter = async (ms: number) => {
      await db
        .updateTable('prepaid_refunds')
        .set({ changed_at: shift(desk.clock.now(), -ms) })
        .execute()
      await tidy(db, desk.clock.now())
      const rows = await db
        .selectFrom('prepaid_refunds')
        .select('application_id')
        .where('notice_phone', 'is not', null)
        .execute()

      return rows.map(({ application_id: id }) => id)
    }

    expect(await keptAfter(6 * DAY_MS)).toEqual(
      expect.arrayContaining([ended.applicationId, open.applicationId]),
    )
    expect(await keptAfter(7 * DAY_MS)).toEqual([open.applicationId])
    await desk.ok('withdrawPrepaidRefund', { device: li.device, params: ofRefund(open) })
  })

  test('goes back the way it came, as far as it came that way', async () => {
    const before = await balance()
    const refund = await apply('origin', 1_000)
    await agree(refund)
    await until(refund, 'arrived', 'returned')
    expect(await balance()).toBe(before - 1_000)
    await expectBooksInStep()
  })

  test('is back on the card when the account was wrong, and can be applied for anew', async () => {
    const before = await balance()
    const refund = await apply('alipay_balance', 3_000, { account: '13900000001' })
    await agree(refund)
    const back = await until(refund, 'back_on_card', 'refused')
    expect(back).toMatchObject({ failure: 'payee', canApplyAgain: true })
    expect(await balance()).toBe(before)
    const again = await apply('alipay_balance', 3_000, { supersedes: refund.applicationId })
    await agree(again)
    await until(again, 'arrived', 'returned')
    await expectBooksInStep()
  })

  test('stops when WeChat does not deliver it, and goes again under a new number only', async () => {
    Object.assign(desk.sandbox.wechatPay.settings, { frozenPayees: ['li-ming'] })
    const refund = await apply('wechat_change', 1_200)
    await agree(refund)
    const stopped = await until(refund, 'stopped')
    expect(stopped).toMatchObject({ failure: 'channel', canSendAgain: true, canPutBack: true })
    Object.assign(desk.sandbox.wechatPay.settings, { frozenPayees: [] })
    await desk.ok('sendPrepaidAgain', { device: li.device, params: ofRefund(refund) })
    await until(refund, 'to_take')
    const numbers = desk.sandbox.wechatPay.transfers.list().map(({ order }) => order.number)
    expect(new Set(numbers).size).toBe(numbers.length)

    // Nobody takes it for a day; finance puts it back.
    desk.clock.advance(24 * 3_600_000)
    li = { ...li, device: await desk.signIn('li-ming', 'wechat') }
    await until(refund, 'stopped')
    finance = await staff.person({ role: 'finance', name: '孙会计', institutionId: CENTRAL })
    const at = { device: finance.browser, params: { applicationId: refund.applicationId } }
    const { version, failCode } = await staff.ok('getPrepaidAtDesk', at)
    expect(failCode).toBe('OVERDUE_CLOSE')
    await staff.ok('mendPrepaid', { ...at, body: { version, how: 'put_back', remark: '患者改用支付宝' } })
    await until(refund, 'back_on_card', 'refused')
    await expectBooksInStep()
  })

  test('is never more than what is on the card, or than one transfer may be', async () => {
    const asked = await wish('wechat_change', 20_001)
    expect(await desk.refused('applyForPrepaid', asked)).toBe('PREPAID_CHANGED')
  })

  test('stays on the card when finance declines, or the person thinks better of it', async () => {
    const before = await balance()
    const first = await apply('alipay_balance', 500)
    await desk.ok('withdrawPrepaidRefund', { device: li.device, params: ofRefund(first) })
    const second = await apply('alipay_balance', 500)
    const at = { device: finance.browser, params: { applicationId: second.applicationId } }
    const { version } = await staff.ok('getPrepaidAtDesk', at)
    const declined = await staff.ok('declinePrepaid', { ...at, body: { version, remark: '卡已挂失' } })
    expect(declined.state).toBe('declined')
    expect(await until(second, 'on_card', 'declined')).toMatchObject({ declineReason: '卡已挂失' })
    expect(await balance()).toBe(before)
    await vi.waitUntil(async () => (await told(second)).includes('refund_declined'))
  })
})

test('nobody of finance decides about money of their own card, or mends it, whoever applied for it', async () => {
  const { db } = desk.ground
  const chen = await desk.booker('chen-jing')
  const own = await db
    .selectFrom('patients')
    .select(['account_id', 'person_id'])
    .where('patient_id', '=', chen.patientId)
    .executeTakeFirstOrThrow()
  const { staffId } = finance
  const device = finance.browser
  const refund = await apply('alipay_balance', 400)
  const params = { applicationId: refund.applicationId }
  const { version } = await staff.ok('getPrepaidAtDesk', { device, params })
  const remark = '本人卡'
  const refusals = async () => [
    await staff.refused('agreeToPrepaid', { device, params, body: { version, remark: null } }),
    await staff.refused('declinePrepaid', { device, params, body: { version, remark } }),
    await staff.refused('mendPrepaid', { device, params, body: { version, how: 'put_back', remark } }),
  ]
  const applied = await db
    .selectFrom('refund_applications')
    .select(['account_id', 'person_id'])
    .where('application_id', '=', refund.applicationId)
    .executeTakeFirstOrThrow()
  const none = ['REFUND_OWN', 'REFUND_OWN', 'REFUND_OWN']
  expect(await withPhoneOf(db, { staffId, accountId: applied.account_id ?? '' }, refusals)).toEqual(none)

  // Somebody else applied for what is on her card.
  const saidToBeOf = (person_id: string) =>
    db
      .updateTable('refund_applications')
      .set({ person_id })
      .where('application_id', '=', refund.applicationId)
      .execute()
  await saidToBeOf(own.person_id)
  expect(await withPhoneOf(db, { staffId, accountId: own.account_id }, refusals)).toEqual(none)
  await saidToBeOf(applied.person_id ?? '')
  expect((await staff.ok('getPrepaidAtDesk', { device, params })).state).toBe('with_finance')
  await desk.ok('withdrawPrepaidRefund', { device: li.device, params: ofRefund(refund) })
})

test('the work-list of refunds shows it beside those of paid orders', async () => {
  const refund = await apply('alipay_balance', 700)
  const { applications } = await staff.ok('listRefunds', {
    ...{ device: finance.browser, query: { show: 'mine' } },
  })
  expect(applications.find((one) => one.applicationId === refund.applicationId)).toMatchObject({
    ...{ paymentId: null, prepaid: { way: 'alipay_balance', stage: 'on_card' }, amountFen: 700 },
  })
})

test('a family member gets it back for the patient, into an account of the patient’s own name only', async () => {
  const { patientId } = await bindFileOf(desk, {
    ...{ device: li.device, personId: 'wang-xiuying', relation: 'parent' },
  })
  const { holderName, cards } = await account({ ...li, patientId })
  expect(holderName).toBe('王秀英')
  expect(cards[0]?.ways.map(({ way }) => way)).toEqual(['origin', 'origin', 'alipay_balance'])
})

test('what came by UnionPay goes back to the bank card, and the number given for it is told, and goes with the account', async () => {
  const OF_DAUGHTER = '+86 135-0000 0001'
  const device = await desk.signIn('wang-xiuying', 'suishenban')
  const wang = { device, ...(await bindFileOf(desk, { device, personId: 'wang-xiuying' })) }
  const [card] = (await account(wang)).cards
  const offer = card?.ways.find(({ deposit }) => deposit?.means === 'unionpay')
  const asked = {
    ...{ device, params: params(wang) },
    body: {
      ...{ cardKey: card?.cardKey ?? '', way: 'origin' as const, account: null, amountFen: 4_000 },
      ...{ depositId: offer?.deposit?.depositId ?? null, noticePhone: OF_DAUGHTER, supersedes: null },
    },
  }
  const wrong = { ...asked, body: { ...asked.body, noticePhone: '12345' } }
  expect(await desk.refused('applyForPrepaid', wrong)).toBe('REQUEST_INVALID')
  const refund = await desk.ok('applyForPrepaid', asked)
  expect(refund.noticePhoneMasked).toBe('135****0001')
  const { applicationId } = refund
  const ofDesk = { device: finance.browser, params: { applicationId } }
  expect((await staff.ok('getPrepaidAtDesk', ofDesk)).noticePhoneMasked).toBe('135****0001')
  await agree(refund)
  await until(refund, 'arrived', 'returned', wang)
  const backs = desk.sandbox.unionpay.trades.list().filter(({ asked: { txnType } }) => txnType === '04')
  expect(backs.map(({ amountFen }) => amountFen)).toEqual([4_000])
  await expectBooksInStep()
  await vi.waitUntil(() => newsTo('13500000001').length > 0)
  expect(newsTo('13500000001')).toEqual([expect.stringMatching(/王\*英.*40\.00元/)])
  expect(newsTo(phoneOf('wang-xiuying'))).toHaveLength(1)

  const { db } = desk.ground
  const kept = () =>
    db
      .selectFrom('prepaid_refunds')
      .select('notice_phone')
      .where('application_id', '=', applicationId)
      .executeTakeFirst()
  expect((await kept())?.notice_phone).not.toContain('13500000001')
  await desk.reverify('wang-xiuying', device)
  await desk.ok('closeAccount', { device, body: { understood: true } })
  expect(await kept()).toEqual({ notice_phone: null })

  // As a replica of the version before leaves it, which does not know of it.
  await db
    .updateTable('prepaid_refunds')
    .set({ notice_phone: 'sealed' })
    .where('application_id', '=', applicationId)
    .execute()
  await tidy(db, desk.clock.now())
  expect(await kept()).toEqual({ notice_phone: null })
})

test('whoever’s money is asked back can neither remove the patient and the card, nor, once it is on its way, close the account', async () => {
  const chen = await desk.booker('chen-jing')
  const device = await desk.signIn('chen-jing')
  const here = { device, params: { patientId: chen.patientId, institutionId: CENTRAL } }
  const { cards } = await desk.ok('getPrepaid', here)
  const refund = await desk.ok('applyForPrepaid', {
    ...here,
    body: {
      ...{ cardKey: cards[0]?.cardKey ?? '', way: 'alipay_balance', depositId: null, amountFen: 900 },
      ...{ account: phoneOf('chen-jing'), supersedes: null },
    },
  })
  const { patientId } = chen
  const { cards: held } = await desk.ok('getPatient', { device, params: { patientId } })
  const removals = async () => [
    await desk.refused('removePatient', { device, params: { patientId } }),
    await desk.refused('unbindCard', { device, params: { patientId, cardId: held[0]?.cardId ?? '' } }),
  ]
  expect(await removals()).toEqual(['PATIENT_HAS_REFUND', 'PATIENT_HAS_REFUND'])
  Object.assign(desk.sandbox.alipay.settings, { transferSeconds: 3_600 })
  await agree(refund)
  await desk.reverify('chen-jing', device)
  expect(await desk.refused('closeAccount', { device, body: { understood: true } })).toBe(
    'ACCOUNT_HAS_PAYMENTS',
  )
  expect(await removals()).toEqual(['PATIENT_HAS_REFUND', 'PATIENT_HAS_REFUND'])
  Object.assign(desk.sandbox.alipay.settings, { transferSeconds: 0 })
})

describe('the rules of the institution', () => {
  const REASON = { reason: '支付宝额度调整' }
  let operations: StaffPerson
  const at = () => ({ device: operations.browser, params: { institutionId: CENTRAL } })
  const read = () => staff.ok('getPrepaidRules', at())
  const ways = async () => (await account()).cards[0]?.ways.map(({ way }) => way)
  const change = async (changed: Partial<PrepaidRules>) => {
    const { version, rules } = await read()
    const body = { version, rules: { ...rules, ...changed }, ...REASON }

    return staff.ok('changePrepaidRules', { ...at(), body })
  }

  beforeEach(async () => {
    operations = await staff.person({ role: 'operations', name: '何运营' })
    const device = await desk.signIn('li-ming', 'wechat')
    li = { ...li, device }
    const open = (await account()).refunds.find(({ state }) => state === 'with_finance')
    if (open === undefined) return
    const { applicationId } = open
    await desk.ok('withdrawPrepaidRefund', { device, params: { ...params(li), applicationId } })
  })

  test('are those of the configuration until somebody changes them, and hold from the next application on', async () => {
    const first = await read()
    expect(first).toMatchObject({
      ...{ version: 0, history: [], connected: ['origin', 'wechat_change', 'alipay_balance'] },
      rules: {
        ...{ isOpen: true, ways: ['origin', 'wechat_change', 'alipay_balance'] },
        limits: { wechat_change: { leastFen: 30, mostFen: 20_000 } },
      },
    })
    const before = await apply('alipay_balance', 800)
    const { limits } = first.rules
    const narrower = { ...limits, alipay_balance: { leastFen: 200, mostFen: 500 } }
    await change({ ways: ['origin', 'alipay_balance'], limits: narrower })
    expect(await ways()).toEqual(['origin', 'origin', 'alipay_balance'])
    // What was applied for before is given back as it was agreed.
    finance = await staff.person({ role: 'finance', name: '冯会计', institutionId: CENTRAL })
    await agree(before)
    await until(before, 'arrived', 'returned')
    expect(await desk.refused('applyForPrepaid', await wish('alipay_balance', 501))).toBe('PREPAID_CHANGED')
    expect(await desk.refused('applyForPrepaid', await wish('alipay_balance', 199))).toBe('PREPAID_CHANGED')
    expect(await desk.refused('applyForPrepaid', await wish('wechat_change', 100))).toBe('PREPAID_NOT_HERE')
    const within = await apply('alipay_balance', 500)
    await desk.ok('withdrawPrepaidRefund', { device: li.device, params: ofRefund(within) })
  })

  test('tell who changed what from what to what and why; of two who saw the same one is told; any version comes back', async () => {
    const seen = await read()
    const { version, history } = seen
    expect(history[0]).toMatchObject({
      ...{ version, by: { name: '何运营' }, restored: null, ...REASON },
      changes: [
        { name: 'ways.wechat_change', from: 'true', to: 'false' },
        { name: 'limits.alipay_balance.leastFen', from: '10', to: '200' },
        { name: 'limits.alipay_balance.mostFen', from: '5000000', to: '500' },
      ],
    })
    const body = { version, restore: 0, ...REASON }
    const restored = await staff.ok('restorePrepaidRules', { ...at(), body })
    expect(restored).toMatchObject({ version: version + 1, history: [{ restored: 0 }, { restored: null }] })
    expect(await ways()).toEqual(['origin', 'origin', 'wechat_change', 'alipay_balance'])
    expect(await staff.refused('restorePrepaidRules', { ...at(), body })).toBe('CONTENT_CHANGED')
    const never = { ...at(), body: { ...body, version: version + 1, restore: 99 } }
    expect(await staff.refused('restorePrepaidRules', never)).toBe('NOT_FOUND')
    const auditor = await staff.person({ role: 'audit', institutionId: CENTRAL })
    const { records } = await staff.ok('listAudit', { device: auditor.browser })
    const record = records.find(({ action }) => action === 'prepaid_rules_changed')
    expect(record).toMatchObject({ ...REASON, after: { 'limits.alipay_balance.mostFen': '500' } })
  })

  test('close it without leaving anybody alone who has applied, and open no way that has no merchant', async () => {
    const under = await apply('alipay_balance', 600)
    await change({ isOpen: false })
    const { cards, refunds } = await account()
    expect(cards.map(({ ways: offered }) => offered)).toEqual([[]])
    expect(refunds[0]).toMatchObject({ applicationId: under.applicationId, state: 'with_finance' })
    expect(await desk.refused('applyForPrepaid', await wish('alipay_balance', 600))).toBe('PREPAID_NOT_HERE')
    finance = await staff.person({ role: 'finance', name: '卫会计', institutionId: CENTRAL })
    await agree(under)
    await until(under, 'arrived', 'returned')
    await change({ isOpen: true })

    const { config } = desk.ground
    const { version, rules } = await read()
    const deps = { ...desk.ground, config: { ...config, merchants: {} } }
    const writing = { institutionId: CENTRAL, version, rules, ...REASON, address: '', traceId: '' }
    const refused = await changePrepaidRules(deps, { ...writing, who: {} as never })
    expect(refused).toMatchObject({ code: 'MODULE_NOT_CONNECTED' })
  })

  test('give money back without anybody, but not by a way that staff have closed since it was applied for', async () => {
    const { db } = desk.ground
    const setAutomatic = async (automatic: RefundRules['automatic']) => {
      const { version, rules } = await staff.ok('getRefundRules', at())
      await staff.ok('changeRefundRules', {
        ...at(),
        body: { version, rules: { ...rules, automatic }, ...REASON },
      })
    }
    // What has met a no before waits for people; here nothing has.
    await db
      .updateTable('refund_applications')
      .set({ state: 'withdrawn' })
      .where('state', 'in', ['declined', 'refused'])
      .execute()
    const { rules } = await read()
    await setAutomatic({ ceilingFen: 50_000, afterMinutes: 5, dailyCapFen: 500_000, mostPerMonth: 100 })
    const lookedAt = async (ways: PrepaidRules['ways']) => {
      const refund = await apply('alipay_balance', 310)
      await change({ ways })
      desk.clock.advance(6 * MINUTE_MS)
      const owed = { queue: REFUNDS_QUEUE, subjectId: refund.applicationId }
      await vi.waitUntil(async () => !(await isOwed(db, owed)))

      return refund
    }
    const stopped = await lookedAt(['origin'])
    const of = { device: li.device, params: ofRefund(stopped) }
    expect(await desk.ok('getPrepaidRefund', of)).toMatchObject({ state: 'with_finance', stage: 'on_card' })
    await desk.ok('withdrawPrepaidRefund', of)
    await change({ ways: rules.ways })
    await until(await lookedAt(rules.ways), 'arrived', 'returned')
    await setAutomatic(null)
  })
})
