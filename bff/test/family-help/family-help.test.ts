import type { AskedHelp } from '@tongzhen/contract/family-help'
import type { Channel } from '@tongzhen/contract/headers'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { MINUTE_MS, SECOND_MS } from '../../src/lib/clock.ts'
import { bindFileOf } from '../add-patient.ts'
import { type Booker, CENTRAL } from '../booking/booking-desk.ts'
import type { Device } from '../device.ts'
import { personOf } from '../file-of.ts'
import { createPaymentDesk, type PaymentDesk } from '../payments/payment-desk.ts'
import { createRegistrationDesk, type RegistrationDesk } from '../payments/registration-desk.ts'

/** Bills, with a hospital played by the test. */
let desk: PaymentDesk

beforeAll(async () => {
  desk = await createPaymentDesk()
})
afterAll(() => desk.close())
beforeEach(async () => {
  await desk.ground.db.deleteFrom('sms_sends').execute()
  // What a replica has drawn of a limit it keeps; the next hour begins with a whole one.
  desk.clock.advance(60 * MINUTE_MS)
})

const AMOUNT_FEN = 4200

/** Wang Xiuying asks for help with a new bill. */
async function asked(amountFen = AMOUNT_FEN): Promise<{ mother: Booker; help: AskedHelp; billId: string }> {
  const mother = await desk.booker('wang-xiuying')
  const billId = desk.billing.addBill(amountFen)

  return { mother, billId, help: await ask(mother, [billId], amountFen) }
}

const ask = ({ device, patientId }: Booker, billIds: string[], amountFen = AMOUNT_FEN) =>
  desk.ok('askForHelp', {
    device,
    body: { purpose: 'bills', institutionId: CENTRAL, patientId, billIds, amountFen },
  })

const codeOf = ({ code }: AskedHelp): string => code ?? 'there is none'
const open = (device: Device, code: string) => desk.ok('openHelp', { device, body: { code } })
const openRefused = (device: Device, code: string) => desk.refused('openHelp', { device, body: { code } })
const seen = ({ device }: Booker, { helpId }: Pick<AskedHelp, 'helpId'>) =>
  desk.ok('getAskedHelp', { device, params: { helpId } })

async function allow(mother: Booker, { helpId }: Pick<AskedHelp, 'helpId'>): Promise<AskedHelp> {
  const { version } = await seen(mother, { helpId })

  return desk.ok('allowHelper', { device: mother.device, params: { helpId }, body: { version } })
}

const paying = (device: Device, helpId: string, amountFen = AMOUNT_FEN) => ({
  ...{ device, params: { helpId }, body: { amountFen, means: 'unionpay' as const } },
})

/** Opened by her son and allowed by her. */
async function allowed(amountFen?: number) {
  const { mother, help, billId } = await asked(amountFen)
  const son = await desk.signIn('li-ming')
  const { helpId } = await open(son, codeOf(help))
  await allow(mother, help)

  return { mother, son, helpId, billId }
}

describe('a bill that an old person passes on', () => {
  it('is opened with six digits, allowed with one tap, paid by the child with the child’s money, and both are told', async () => {
    const { mother, help } = await asked()
    expect(help).toMatchObject({ state: 'waiting', amountFen: AMOUNT_FEN, billCount: 1, helper: null })
    expect(codeOf(help)).toMatch(/^\d{6}$/)
    const { device } = mother
    const son = await desk.signIn('li-ming')
    const waiting = desk.ok('getAskedHelp', {
      ...{ device, params: { helpId: help.helpId }, query: { waitFor: help.version } },
    })

    const given = await open(son, codeOf(help))
    expect(given).toMatchObject({ state: 'opened', patientNameMasked: '王*英', means: ['unionpay'] })
    const { name, phone } = personOf('wang-xiuying')
    for (const personal of [name, phone, mother.patientId])
      expect(JSON.stringify(given)).not.toContain(personal)
    const opened = await waiting
    expect(opened).toMatchObject({ state: 'opened', code: null, helper: { phoneMasked: expect.any(String) } })
    expect(JSON.stringify(opened)).not.toContain(personOf('li-ming').phone)
    expect(await desk.refused('payAsHelper', paying(son, help.helpId))).toBe('FAMILY_HELP_STATE')

    expect(await allow(mother, help)).toMatchObject({ state: 'allowed', isPaying: false })
    const payment = await desk.ok('payAsHelper', paying(son, help.helpId))
    expect(payment).toMatchObject({ state: 'to_pay', amountFen: AMOUNT_FEN, patientName: null, lines: [] })
    expect(payment.cashier).not.toBeNull()
    expect(await seen(mother, help)).toMatchObject({ state: 'allowed', isPaying: true })
    desk.channel.pay(desk.orderNumber(payment))
    await desk.until(payment, 'paid')

    await vi.waitUntil(async () => (await seen(mother, help)).state === 'done', { timeout: 10_000 })
    const kindsOf = async (to: Device) =>
      (await desk.ok('listMessages', { device: to })).messages.map(({ kind }) => kind)
    await vi.waitUntil(async () => (await kindsOf(device)).includes('family_help_done'), { timeout: 10_000 })
    expect(await kindsOf(son)).toContain('payment_paid')
    await desk.expectBalance()
    const history = await desk.ground.db
      .selectFrom('family_help_history')
      .select('cause')
      .where('help_id', '=', help.helpId)
      .orderBy('version')
      .execute()
    expect(history.map(({ cause }) => cause)).toEqual([
      'asked',
      'opened',
      'allowed by who asked',
      'a payment is begun',
      'paid',
    ])
  })

  it('is the same help when it is asked for again, and another one for another bill', async () => {
    const { mother, help, billId } = await asked()
    expect(await ask(mother, [billId])).toMatchObject({ helpId: help.helpId, code: help.code })
    const other = await ask(mother, [desk.billing.addBill(900)], 900)
    expect(other.helpId).not.toBe(help.helpId)
  })

  it('has one helper: the second is told that the number is wrong, the first may come back', async () => {
    const { help } = await asked()
    const son = await desk.signIn('li-ming')
    const { helpId } = await open(son, codeOf(help))
    expect(await openRefused(await desk.signIn('zhao-lei'), codeOf(help))).toBe('FAMILY_HELP_CODE_WRONG')
    expect(await open(son, codeOf(help))).toMatchObject({ helpId, state: 'opened' })
  })

  it('is opened by one of two who type at the same moment', async () => {
    const { help } = await asked()
    const helpers = await Promise.all(['li-ming', 'zhao-lei'].map((person) => desk.signIn(person)))
    const states = await Promise.all(
      helpers.map(
        async (device) => (await desk.call('openHelp', { device, body: { code: codeOf(help) } })).status,
      ),
    )
    expect(states.sort()).toEqual([200, 422])
  })

  it('is not opened by who asked', async () => {
    const { mother, help } = await asked()
    expect(await openRefused(mother.device, codeOf(help))).toBe('FAMILY_HELP_OWN')
  })

  it.each([
    ['the spouse’s account', { relation: 'spouse' as const }],
    ['an account that has proved nothing', { proof: 'file' as const }],
  ])('paid by the child is seen as paid by who asked, though that is %s', async (_, link) => {
    const { mother, son, helpId } = await allowed()
    const { device, patientId } = mother
    const known = await desk.ground.db
      .selectFrom('patients')
      .select(['relation', 'proof', 'scopes'])
      .where('patient_id', '=', patientId)
      .executeTakeFirstOrThrow()
    const isNow = (values: typeof link | { relation: string; proof: string } | { scopes: string }) =>
      desk.ground.db
        .updateTable('patients')
        .set(values as never)
        .where('patient_id', '=', patientId)
        .execute()
    await isNow(link)
    const payment = await desk.ok('payAsHelper', paying(son, helpId))
    const params = { paymentId: payment.paymentId }
    expect(payment.helpId).toBeNull()
    expect(await desk.ok('getPayment', { device, params })).toMatchObject({
      ...{ helpId, cashier: null, canClose: false, patientName: personOf('wang-xiuying').name },
    })
    desk.channel.pay(desk.orderNumber(payment))
    await desk.until(payment, 'paid')
    const shown = await desk.ok('getPayment', { device, params })
    expect(shown).toMatchObject({ state: 'paid', lines: [{ amountFen: AMOUNT_FEN }] })
    expect((await desk.ok('listPayments', { device, query: {} })).payments).toContainEqual(shown)
    expect((await desk.call('getInvoice', { device, params })).status).toBe(200)
    await isNow({ scopes: JSON.stringify(known.scopes.filter((scope) => scope !== 'payments')) })
    expect((await desk.call('getPayment', { device, params })).status).not.toBe(200)
    await isNow({ ...known, scopes: JSON.stringify(known.scopes) })
  })

  it('is let go to the helper who was seen, and to nobody by a tap that comes late', async () => {
    const { mother, help } = await asked()
    const late = { device: mother.device, params: { helpId: help.helpId }, body: { version: help.version } }
    expect(await desk.refused('allowHelper', late)).toBe('FAMILY_HELP_STATE')
    await open(await desk.signIn('li-ming'), codeOf(help))
    expect(await desk.refused('allowHelper', late)).toBe('FAMILY_HELP_STATE')
    await allow(mother, help)
    expect(await allow(mother, help)).toMatchObject({ state: 'allowed' })
  })

  it('is over after half an hour, for the code, the consent and the payment', async () => {
    const first = await asked()
    desk.clock.advance(30 * MINUTE_MS)
    const son = await desk.signIn('li-ming')
    const mother = await desk.booker('wang-xiuying')
    expect(await seen(mother, first.help)).toMatchObject({ state: 'expired', code: null })
    expect(await openRefused(son, codeOf(first.help))).toBe('FAMILY_HELP_CODE_WRONG')

    const { helpId } = await allowed()
    desk.clock.advance(30 * MINUTE_MS)
    const late = await desk.signIn('li-ming')
    expect(await desk.refused('payAsHelper', paying(late, helpId))).toBe('FAMILY_HELP_STATE')
  })

  it('is not said to be unpaid when its time ends while the child’s money is under way', async () => {
    const { help } = await asked()
    desk.clock.advance(29 * MINUTE_MS)
    const mother = await desk.booker('wang-xiuying')
    const son = await desk.signIn('li-ming')
    const { helpId } = await open(son, codeOf(help))
    await allow(mother, help)
    const payment = await desk.ok('payAsHelper', paying(son, helpId))
    desk.clock.advance(2 * MINUTE_MS)
    expect(await seen(mother, help)).toMatchObject({ state: 'allowed', isPaying: true })
    const given = await desk.ok('getGivenHelp', { device: son, params: { helpId } })
    expect(given).toMatchObject({ state: 'allowed', isPaying: true, paymentId: payment.paymentId })
    expect(await desk.refused('payAsHelper', paying(son, helpId))).toBe('FAMILY_HELP_STATE')
    desk.channel.pay(desk.orderNumber(payment))
    await desk.until(payment, 'paid')
    await vi.waitUntil(async () => (await seen(mother, help)).state === 'done', { timeout: 10_000 })
  })

  it('is found again by who asked, and taken back, while the child is at the cashier', async () => {
    const { mother, son, helpId, billId } = await allowed()
    const payment = await desk.ok('payAsHelper', paying(son, helpId))
    expect(await ask(mother, [billId])).toMatchObject({ helpId, state: 'allowed', isPaying: true })
    await desk.ok('takeHelpBack', { device: mother.device, params: { helpId } })
    await desk.until(payment, 'closed')
    expect((await ask(mother, [billId])).helpId).not.toBe(helpId)
  })

  it('taken back while the cashier is being opened is closed as soon as it is open', async () => {
    const { mother, son, helpId } = await allowed()
    desk.channel.faults.always('create', 'answer lost')
    const begun = desk.call('payAsHelper', paying(son, helpId))
    const paymentId = await vi.waitUntil(
      async () => (await desk.ok('getGivenHelp', { device: son, params: { helpId } })).paymentId,
      { timeout: 10_000 },
    )
    const payment = await desk.ok('getPayment', { device: son, params: { paymentId } })
    await desk.until(payment, 'prepaying')
    await desk.ok('takeHelpBack', { device: mother.device, params: { helpId } })
    desk.channel.faults.always('create', undefined)
    expect(await desk.until(payment, 'closed')).toMatchObject({ reason: 'PAYMENT_WITHDRAWN' })
    expect(desk.channel.pay(desk.orderNumber(payment))).toBe(false)
    await begun
  })

  it('is taken back at any time: the number opens nothing, and an open cashier is closed', async () => {
    const { mother, help } = await asked()
    const back = (helpId: string) => desk.ok('takeHelpBack', { device: mother.device, params: { helpId } })
    expect(await back(help.helpId)).toMatchObject({ state: 'taken_back' })
    expect(await back(help.helpId)).toMatchObject({ state: 'taken_back' })
    expect(await openRefused(await desk.signIn('li-ming'), codeOf(help))).toBe('FAMILY_HELP_CODE_WRONG')

    const { son, helpId } = await allowed()
    const payment = await desk.ok('payAsHelper', paying(son, helpId))
    await back(helpId)
    const shown = await desk.ok('getPayment', { device: son, params: payment })
    expect(shown.cashier).toBeNull()
    await desk.until(payment, 'closed')
    expect(await desk.refused('payAsHelper', paying(son, helpId))).toBe('FAMILY_HELP_STATE')
  })

  it('that was paid in the moment in which it was taken back is paid, and the person is told so', async () => {
    const { mother, son, helpId } = await allowed()
    const payment = await desk.ok('payAsHelper', paying(son, helpId))
    desk.channel.pay(desk.orderNumber(payment))
    await desk.ok('takeHelpBack', { device: mother.device, params: { helpId } })
    await desk.until(payment, 'paid')
    await vi.waitUntil(async () => (await seen(mother, { helpId })).state === 'done', { timeout: 10_000 })
  })

  it('is never paid twice: while one of the two pays, the other cannot', async () => {
    const { mother, son, helpId, billId } = await allowed()
    const own = await desk.ok('createPayment', desk.request(mother, [billId], AMOUNT_FEN))
    expect(await desk.refused('payAsHelper', paying(son, helpId))).toBe('BILL_IN_PAYMENT')
    await desk.ok('closePayment', { device: mother.device, params: own })
    await desk.until(own, 'closed')
    const payment = await desk.ok('payAsHelper', paying(son, helpId))
    expect(await desk.refused('createPayment', desk.request(mother, [billId], AMOUNT_FEN))).toBe(
      'BILL_IN_PAYMENT',
    )
    expect(await desk.ok('payAsHelper', paying(son, helpId))).toMatchObject({ paymentId: payment.paymentId })
    desk.channel.pay(desk.orderNumber(payment))
    await desk.until(payment, 'paid')
    await desk.expectBalance()
  })

  it('needs nobody any more once the person has paid it', async () => {
    const { mother, help, billId } = await asked()
    const own = await desk.ok('createPayment', desk.request(mother, [billId], AMOUNT_FEN))
    desk.channel.pay(desk.orderNumber(own))
    await desk.until(own, 'paid')
    await vi.waitUntil(async () => (await seen(mother, help)).state === 'taken_back', { timeout: 10_000 })
    expect(await openRefused(await desk.signIn('li-ming'), codeOf(help))).toBe('FAMILY_HELP_CODE_WRONG')
  })

  it('is checked against what the hospital asks, and against what the helper was shown', async () => {
    const { son, helpId } = await allowed()
    expect(await desk.refused('payAsHelper', paying(son, helpId, 1))).toBe('BILL_CHANGED')
    const dearer = await asked(AMOUNT_FEN + 1)
    const wrong = await ask(dearer.mother, [dearer.billId], AMOUNT_FEN)
    await open(son, codeOf(wrong))
    await allow(dearer.mother, wrong)
    expect(await desk.refused('payAsHelper', paying(son, wrong.helpId))).toBe('BILL_CHANGED')
  })

  it('that costs something else now is over for both, and is asked for anew', async () => {
    const { mother, billId } = await asked(AMOUNT_FEN + 1)
    const son = await desk.signIn('li-ming')
    const wrong = await ask(mother, [billId])
    const { helpId } = await open(son, codeOf(wrong))
    await allow(mother, wrong)
    expect(await desk.refused('payAsHelper', paying(son, helpId))).toBe('BILL_CHANGED')
    await vi.waitUntil(async () => (await seen(mother, wrong)).state === 'changed', { timeout: 10_000 })
    const given = await desk.ok('getGivenHelp', { device: son, params: { helpId } })
    expect(given).toMatchObject({ state: 'changed', isPaying: false })
    expect(await desk.refused('payAsHelper', paying(son, helpId))).toBe('FAMILY_HELP_STATE')
    expect(await ask(mother, [billId], AMOUNT_FEN)).toMatchObject({ state: 'waiting' })
  })

  it('cannot be passed on while it is being paid', async () => {
    const mother = await desk.booker('wang-xiuying')
    const { lines } = await desk.toPay(mother)
    const body = { institutionId: CENTRAL, patientId: mother.patientId, billIds: [lines[0]?.billId ?? ''] }
    expect(
      await desk.refused('askForHelp', {
        ...{ device: mother.device, body: { ...body, purpose: 'bills', amountFen: 12_350 } },
      }),
    ).toBe('BILL_IN_PAYMENT')
  })

  it('does not exist for anybody else, on either side', async () => {
    const { mother, son, helpId } = await allowed()
    const stranger = await desk.signIn('zhao-lei')
    const params = { helpId }
    for (const device of [stranger, son])
      expect(await desk.refused('getAskedHelp', { device, params })).toBe('NOT_FOUND')
    for (const device of [stranger, mother.device]) {
      expect(await desk.refused('getGivenHelp', { device, params })).toBe('NOT_FOUND')
      expect(await desk.refused('payAsHelper', paying(device, helpId))).toBe('NOT_FOUND')
    }
  })

  it('cannot be paid by a helper of somebody who has lost the right meanwhile', async () => {
    const son = await desk.signIn('sun-guoqiang')
    const { patientId } = await bindFileOf(desk, {
      ...{ device: son, personId: 'wang-xiuying', relation: 'parent' },
    })
    const help = await ask({ device: son, patientId }, [desk.billing.addBill(AMOUNT_FEN)])
    const helper = await desk.signIn('zhao-lei')
    await open(helper, codeOf(help))
    await allow({ device: son, patientId }, help)
    await desk.ok('removePatient', { device: son, params: { patientId } })
    expect(await desk.refused('payAsHelper', paying(helper, help.helpId))).toBe('FAMILY_HELP_STATE')
  })

  it('is found by nobody who guesses: ten tries in an hour, for right and wrong numbers', async () => {
    const { help } = await asked()
    const guesser = await desk.signIn('zhao-lei')
    const wrong = codeOf(help) === '000000' ? '000001' : '000000'
    for (let tried = 0; tried < 10; tried++)
      expect(await openRefused(guesser, wrong)).toBe('FAMILY_HELP_CODE_WRONG')
    expect(await openRefused(guesser, codeOf(help))).toBe('TOO_MANY_REQUESTS')
  })

  it('is found by nobody who guesses from one address with many accounts', async () => {
    await asked()
    const codes: string[] = []
    for (const person of ['zhao-lei', 'li-ming', 'zhou-min', 'emma-johnson']) {
      const device = await desk.signIn(person)
      Object.assign(device, { address: '203.0.113.77' })
      for (let tried = 0; tried < 9; tried++) codes.push(await openRefused(device, '000000'))
    }
    expect(codes.filter((code) => code !== 'TOO_MANY_REQUESTS')).toHaveLength(30)
  })

  it('stays paid and seen by who asked when the account of the helper is closed', async () => {
    const { mother, help, billId } = await asked()
    const helper = await desk.signIn('zhou-min')
    const { helpId } = await open(helper, codeOf(help))
    await allow(mother, help)
    const payment = await desk.ok('payAsHelper', paying(helper, helpId))
    desk.channel.pay(desk.orderNumber(payment))
    await desk.until(payment, 'paid')
    await vi.waitUntil(async () => (await seen(mother, help)).state === 'done', { timeout: 10_000 })
    const { db } = desk.ground
    const before = await desk.row(payment)
    const { payment_id } = before
    const invoice = () =>
      db
        .selectFrom('invoices')
        .select('view_url')
        .where('payment_id', '=', payment_id)
        .executeTakeFirstOrThrow()
    await vi.waitUntil(() => invoice().catch(() => undefined), { timeout: 10_000 })
    await db
      .updateTable('invoices')
      .set({ state: 'issued', view_url: 'sealed' })
      .where('payment_id', '=', payment_id)
      .execute()
    await db
      .updateTable('sessions')
      .set({ reverified_until: new Date(8.64e14) })
      .execute()
    await desk.ok('closeAccount', { device: helper, body: { understood: true } })
    expect(await desk.row(payment)).toEqual({ ...before, account_id: null, idempotency_key: null })
    expect((await invoice()).view_url).not.toBeNull()
    const seenBy = { device: mother.device, params: { paymentId: payment.paymentId } }
    expect(await desk.ok('getPayment', seenBy)).toMatchObject({ state: 'paid', lines: [{ billId }] })
  })

  it('keeps the account that asked from closing while the helper’s money is under way', async () => {
    const asker = await desk.booker('chen-jing')
    const help = await ask(asker, [desk.billing.addBill(AMOUNT_FEN)])
    const son = await desk.signIn('li-ming')
    await open(son, codeOf(help))
    await allow(asker, help)
    const payment = await desk.ok('payAsHelper', paying(son, help.helpId))
    const closing = { device: asker.device, body: { understood: true as const } }
    await desk.ground.db
      .updateTable('sessions')
      .set({ reverified_until: new Date(8.64e14) })
      .execute()
    expect(await desk.refused('closeAccount', closing)).toBe('ACCOUNT_HAS_PAYMENTS')
    desk.channel.pay(desk.orderNumber(payment))
    await desk.until(payment, 'paid')
    await desk.ok('closeAccount', closing)
    expect(await desk.ok('getPayment', { device: son, params: payment })).toMatchObject({ state: 'paid' })
    expect(await desk.refused('getGivenHelp', { device: son, params: help })).toBe('NOT_FOUND')
  })
})

describe('a held place whose fee somebody else pays', () => {
  let registrations: RegistrationDesk

  beforeAll(async () => {
    registrations = await createRegistrationDesk()
  })
  afterAll(() => registrations.close())

  it('is the old person’s as soon as the child has paid, and the help ends with the place at the latest', async () => {
    const held = await registrations.held('wang-xiuying')
    const { device, patientId } = held.booker
    const { appointmentId, feeFen: amountFen, payUntilAt } = held.appointment
    const help = await registrations.ok('askForHelp', {
      ...{ device, body: { purpose: 'registration', patientId, appointmentId } },
    })
    expect(help).toMatchObject({ amountFen, billCount: null, appointmentId })
    expect(Date.parse(help.expiresAt)).toBeLessThanOrEqual(Date.parse(payUntilAt ?? ''))
    const son = await registrations.signIn('li-ming')
    const { helpId } = await registrations.ok('openHelp', { device: son, body: { code: help.code ?? '' } })
    const { version } = await registrations.ok('getAskedHelp', { device, params: { helpId } })
    await registrations.ok('allowHelper', { device, params: { helpId }, body: { version } })
    const payment = await registrations.ok('payAsHelper', paying(son, helpId, amountFen))
    registrations.channel.pay(registrations.orderNumber(payment))
    await registrations.untilBoth(held, { appointment: 'booked', payment: 'paid' })
    await registrations.expectBooks()
    expect(await registrations.refused('getAppointment', { device: son, params: { appointmentId } })).toBe(
      'NOT_FOUND',
    )
  })

  it('is not passed on once it is given back', async () => {
    const held = await registrations.held('li-ming')
    const { device, patientId } = held.booker
    const params = { appointmentId: held.appointment.appointmentId }
    await registrations.ok('cancelAppointment', { device, params })
    await registrations.untilBoth(held, { appointment: 'cancelled' })
    const body = { purpose: 'registration' as const, patientId, ...params }
    expect(await registrations.refused('askForHelp', { device, body })).toBe('APPOINTMENT_STATE')
  })
})

describe('a help in another app', () => {
  it('is opened in Alipay though it was asked for in WeChat, where the hospital is in both', async () => {
    const device = await desk.signIn('wang-xiuying', 'wechat' satisfies Channel)
    const { patients } = await desk.ok('listPatients', { device })
    const patientId =
      patients[0]?.patientId ?? (await bindFileOf(desk, { device, personId: 'wang-xiuying' })).patientId
    const help = await ask({ device, patientId }, [desk.billing.addBill(AMOUNT_FEN)])
    const son = await desk.signIn('li-ming', 'alipay')
    expect(await open(son, codeOf(help))).toMatchObject({ state: 'opened', means: [] })
    desk.clock.advance(SECOND_MS)
  })
})
