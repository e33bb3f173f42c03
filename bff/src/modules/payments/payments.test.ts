import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bindFileOf } from '../../../test/add-patient.ts'
import { unanswered } from '../../../test/payments/faults.ts'
import { createPaymentDesk, type PaymentDesk } from '../../../test/payments/payment-desk.ts'
import { BillingRefused } from '../../gateways/his/billing-port.ts'
import { ChannelRefused } from '../../gateways/payments/refused.ts'
import { MINUTE_MS } from '../../lib/clock.ts'
import { addDays, shanghaiDate } from '../../lib/shanghai-time.ts'
import { createAccountStore } from '../accounts/accounts.ts'

let desk: PaymentDesk

beforeAll(async () => {
  desk = await createPaymentDesk()
})
afterEach(() => desk.expectBalance())
afterAll(() => desk.close())

const refusedSettlement = () => new BillingRefused('bill_paid', { code: '1' })

describe('a patient who pays bills', () => {
  it('sees the cashier, pays, and has paid once the hospital has taken it', async () => {
    const booker = await desk.booker('li-ming')
    const billIds = [desk.billing.addBill(10_000), desk.billing.addBill(2350)]
    const opened = await desk.ok('createPayment', desk.request(booker, billIds, 12_350))
    expect(opened).toMatchObject({
      state: 'to_pay',
      amountFen: 12_350,
      lines: [
        { billId: billIds[0], name: '放射科', amountFen: 10_000 },
        { billId: billIds[1], amountFen: 2350 },
      ],
      cashier: { means: 'unionpay', fields: { orderId: desk.orderNumber(opened) } },
      canClose: true,
      paidAt: null,
    })

    desk.channel.pay(desk.orderNumber(opened))
    const { device } = booker
    const params = { paymentId: opened.paymentId }
    const paid = await desk.ok('returnFromCashier', { device, params })
    expect(paid).toMatchObject({ state: 'paid', cashier: null, canClose: false, expiresAt: null })
    expect(paid.providerNumber).toBe(`UP${desk.orderNumber(opened)}`)
    expect(desk.billing.billOf(billIds[0] ?? '').state).toBe('paid')
    expect(await desk.told(opened)).toEqual(['payment.paid'])
    expect((await desk.row(opened)).identity).toBeNull()

    const { payments } = await desk.ok('listPayments', { device, query: {} })
    expect(payments[0]).toEqual(paid)
    const day = shanghaiDate(desk.clock.now())
    for (const [from, isListed] of [
      [day, true],
      [addDays(day, 1), false],
    ] as const) {
      const listed = await desk.ok('listPayments', { device, query: { from } })
      expect(listed.payments.some(({ paymentId }) => paymentId === opened.paymentId)).toBe(isListed)
    }
  })

  it('is told the new amount when it has changed, and nothing is opened', async () => {
    const booker = await desk.booker('li-ming')
    const billId = desk.billing.addBill(5000)
    const reply = await desk.call('createPayment', desk.request(booker, [billId], 4000))
    expect(reply.error).toMatchObject({ code: 'BILL_CHANGED', params: { amountFen: 5000 } })
    expect((await desk.ok('createPayment', desk.request(booker, [billId], 5000))).state).toBe('to_pay')
  })

  it('pays no bill that is not there or was paid at the desk, and none in a way that is not offered', async () => {
    const booker = await desk.booker('li-ming')
    expect(await desk.refused('createPayment', desk.request(booker, ['none'], 5000))).toBe('BILL_GONE')
    const { device, body } = desk.request(booker, [desk.billing.addBill(5000)], 5000)
    const byWechat = { device, body: { ...body, means: 'wechat' as const } }
    expect(await desk.refused('createPayment', byWechat)).toBe('PAYMENT_MEANS_UNAVAILABLE')
  })

  it('pays by the wallet of whom the host named last', async () => {
    await desk.signIn('li-ming', 'wechat')
    const { db, fields } = desk.ground
    const { account_id: accountId } = await db
      .selectFrom('account_identities')
      .select('account_id')
      .where('host', '=', 'wechat')
      .executeTakeFirstOrThrow()
    const accounts = createAccountStore({ db, fields })
    const subject = await accounts.identityIn(accountId, 'wechat')
    expect(await accounts.findByIdentity({ host: 'wechat', subject: subject ?? '' })).toBe(accountId)
    expect(await accounts.identityIn(accountId, 'alipay')).toBeUndefined()
  })

  it('is refused when the provider does not open the payment, and the bill stays free', async () => {
    const booker = await desk.booker('li-ming')
    const wish = desk.request(booker, [desk.billing.addBill(300)], 300)
    desk.channel.faults.next('create', new ChannelRefused('payer_refused', { code: '7' }))
    expect(await desk.refused('createPayment', wish)).toBe('PAYMENT_UNAVAILABLE')
    expect((await desk.ok('createPayment', wish)).state).toBe('to_pay')
  })

  it('pays once, by a double tap, on two phones, and by the same request again', async () => {
    const booker = await desk.booker('li-ming')
    const wish = desk.request(booker, [desk.billing.addBill(700)], 700)
    const key = { ...wish, idempotencyKey: 'the-same-key-0001' }
    const [first, second, third] = await Promise.all([
      desk.ok('createPayment', key),
      desk.ok('createPayment', wish),
      desk.ok('createPayment', wish),
    ])
    expect(new Set([first, second, third].map(({ paymentId }) => paymentId)).size).toBe(1)
    expect((await desk.call('createPayment', key)).body?.paymentId).toBe(first.paymentId)
  })

  it('pays once when two of the family pay the same bill; the other one is told not to', async () => {
    const mother = await desk.booker('wang-xiuying')
    const son = await desk.signIn('li-ming')
    const { patientId } = await bindFileOf(desk, {
      device: son,
      personId: 'wang-xiuying',
      relation: 'parent',
    })
    const billId = desk.billing.addBill(900)
    const replies = await Promise.all([
      desk.call('createPayment', desk.request(mother, [billId], 900)),
      desk.call('createPayment', desk.request({ device: son, patientId }, [billId], 900)),
    ])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(replies.find(({ error }) => error)?.error?.code).toBe('BILL_IN_PAYMENT')
    const params = { patientId: mother.patientId, institutionId: 'tz-central' }
    const { visits, means } = await desk.ok('listBills', {
      ...{ device: mother.device, params, query: { state: 'open' } },
    })
    expect(visits[0]?.bills.find((bill) => bill.billId === billId)?.state).toBe('paying')
    expect(means).toEqual(['unionpay'])
  })

  it('sees their own money to its end when their right ends meanwhile, and nothing of what it was for', async () => {
    const device = await desk.signIn('sun-guoqiang')
    const adding = { device, personId: 'wang-xiuying', relation: 'parent', term: 'month' } as const
    const payer = { device, patientId: (await bindFileOf(desk, adding)).patientId }
    const billId = desk.billing.addBill(1300)
    const { paymentId } = await desk.ok('createPayment', desk.request(payer, [billId], 1300))
    const mother = await desk.booker('wang-xiuying')
    await desk.ground.db
      .updateTable('patients')
      .set({ expires_at: desk.ground.clock.now() })
      .where('patient_id', '=', payer.patientId)
      .execute()
    const params = { paymentId }
    const toPay = await desk.ok('getPayment', { device, params })
    desk.channel.pay(desk.orderNumber(toPay))
    await desk.ok('returnFromCashier', { device, params })
    const paid = await desk.until(toPay, 'paid')
    const { payments } = await desk.ok('listPayments', { device })

    const nothingElse = { patientName: null, lines: [], cashier: null, appointmentId: null, stayId: null }
    expect(toPay).toMatchObject({ state: 'to_pay', amountFen: 1300, ...nothingElse })
    expect(payments).toMatchObject([{ paymentId, state: 'paid', means: 'unionpay', ...nothingElse }])
    expect(paid.amount_fen).toBe(1300)
    expect(await desk.refused('getInvoice', { device, params })).toBe('NOT_FOUND')
    expect(await desk.refused('getPatient', { device, params: payer })).toBe('NOT_FOUND')
    const hers = await desk.ok('getPayment', { device: mother.device, params })
    expect(hers).toMatchObject({ patientName: '王秀英', lines: [{ billId }] })
  })

  it('gives up, and the bill can be paid again; whoever has paid meanwhile has paid', async () => {
    const booker = await desk.booker('li-ming')
    const { device } = booker
    const billId = desk.billing.addBill(800)
    const first = await desk.ok('createPayment', desk.request(booker, [billId], 800))
    const closed = await desk.ok('closePayment', { device, params: { paymentId: first.paymentId } })
    expect(closed).toMatchObject({ state: 'closed', reason: 'PAYMENT_WITHDRAWN' })
    expect(desk.channel.pay(desk.orderNumber(first))).toBe(false)

    const second = await desk.ok('createPayment', desk.request(booker, [billId], 800))
    expect(second.paymentId).not.toBe(first.paymentId)
    desk.channel.pay(desk.orderNumber(second))
    await desk.ok('closePayment', { device, params: { paymentId: second.paymentId } })
    expect((await desk.until(second, 'paid')).reason).toBeNull()
  })

  it('has until the cashier closes; then nothing can be paid any more', async () => {
    const payment = await desk.toPay(await desk.booker('li-ming'))
    desk.clock.advance(16 * MINUTE_MS)
    expect(await desk.until(payment, 'closed')).toMatchObject({ reason: 'PAYMENT_EXPIRED' })
    expect(desk.channel.pay(desk.orderNumber(payment))).toBe(false)
  })
})

describe('money, whatever is lost on the way', () => {
  it('is not asked for twice when no answer comes back from provider or hospital', async () => {
    const booker = await desk.booker('li-ming')
    desk.channel.faults.next('create', 'answer lost', 'lost')
    const payment = await desk.toPay(booker)
    await desk.until(payment, 'to_pay')
    desk.channel.pay(desk.orderNumber(payment))
    desk.channel.faults.next('query', 'lost', 'answer lost')
    desk.billing.faults.next('settle', 'lost', 'answer lost')
    desk.billing.faults.next('querySettlement', 'lost')
    await desk.until(payment, 'paid')
    expect(desk.billing.settlementOf(desk.orderNumber(payment))?.state).toBe('settled')
  })

  it('comes back by itself when the hospital refuses for good, and the person is told', async () => {
    const booker = await desk.booker('li-ming')
    const payment = await desk.toPay(booker)
    desk.channel.pay(desk.orderNumber(payment))
    desk.billing.faults.always('settle', refusedSettlement())
    desk.channel.faults.next('refund', 'answer lost', 'lost')
    const row = await desk.until(payment, 'refunded')
    desk.billing.faults.always('settle', undefined)
    expect(row).toMatchObject({ reason: 'HOSPITAL_REFUSED_PAYMENT', refunded_fen: row.amount_fen })
    expect(await desk.told(payment)).toEqual(['payment.refunding', 'payment.refunded'])
    expect(desk.billing.settlementOf(desk.orderNumber(payment))?.state).toBe('cancelled')
    expect([...desk.channel.tradeOf(desk.orderNumber(payment)).refunds.keys()]).toHaveLength(1)
  })

  it('waits for staff, and is not given back, while the hospital says neither yes nor no', async () => {
    const payment = await desk.toPay(await desk.booker('li-ming'))
    desk.channel.pay(desk.orderNumber(payment))
    for (const call of ['settle', 'querySettlement', 'cancelSettlement'] as const) {
      desk.billing.faults.always(call, 'lost')
    }
    const held = await desk.until(payment, 'fence_held')
    expect(held).toMatchObject({ refunded_fen: 0, refund_fen: 0, reason: 'HOSPITAL_SILENT' })
    expect(await desk.told(payment)).toEqual(['payment.in_review'])
    for (const call of ['settle', 'querySettlement', 'cancelSettlement'] as const) {
      desk.billing.faults.always(call, undefined)
    }
    await desk.until(payment, 'refunded')
    expect(await desk.told(payment)).toEqual(['payment.in_review', 'payment.refunding', 'payment.refunded'])
  })

  it('is taken, not given back, when the hospital took it before it fell silent', async () => {
    const payment = await desk.toPay(await desk.booker('li-ming'))
    desk.channel.pay(desk.orderNumber(payment))
    desk.billing.faults.next('settle', 'answer lost')
    desk.billing.faults.always('querySettlement', unanswered())
    await desk.until(payment, 'fence_unknown', 'fencing')
    desk.billing.faults.always('querySettlement', undefined)
    await desk.until(payment, 'paid')
  })

  it('is not paid by another amount: staff see to it, and it goes back', async () => {
    const payment = await desk.toPay(await desk.booker('li-ming'))
    desk.channel.pay(desk.orderNumber(payment), 1)
    expect(await desk.until(payment, 'held')).toMatchObject({ reason: 'PAYMENT_AMOUNT_WRONG', paid_fen: 1 })
    await desk.event(payment, { kind: 'staff_returned', at: desk.clock.now() })
    await desk.until(payment, 'refunded')
  })

  it('that comes after the cashier was closed goes back, and the bill stays free for another payment', async () => {
    const booker = await desk.booker('li-ming')
    const { device } = booker
    const payment = await desk.toPay(booker)
    await desk.ok('closePayment', { device, params: { paymentId: payment.paymentId } })
    desk.channel.payLate(desk.orderNumber(payment))
    await desk.ok('returnFromCashier', { device, params: { paymentId: payment.paymentId } })
    expect(await desk.until(payment, 'refunded')).toMatchObject({ reason: 'PAYMENT_LATE' })
  })

  it('is given back once when it is asked back, in the hospital’s books and at the provider', async () => {
    const payment = await desk.paid(await desk.booker('li-ming'), 6000)
    desk.billing.faults.next('refundSettlement', 'answer lost')
    desk.channel.faults.next('refund', 'lost', 'answer lost')
    await desk.event(payment, { kind: 'refund_asked', at: desk.clock.now(), refundFen: 6000 })
    await desk.until(payment, 'refunded')
    expect(await desk.told(payment)).toEqual(['payment.paid', 'payment.refunding', 'payment.refunded'])
  })

  it('waits for staff when the way back is barred, and goes back under a new number', async () => {
    const payment = await desk.paid(await desk.booker('li-ming'), 6100)
    desk.channel.faults.next('refund', new ChannelRefused('refund_impossible', { code: '9' }))
    await desk.event(payment, { kind: 'refund_asked', at: desk.clock.now(), refundFen: 6100 })
    expect(await desk.until(payment, 'held')).toMatchObject({ reason: 'REFUND_BARRED' })
    const { cause } = await desk.ground.db
      .selectFrom('payment_history')
      .select('cause')
      .where('payment_id', '=', payment.paymentId)
      .where('to_state', '=', 'held')
      .executeTakeFirstOrThrow()
    expect(cause).toBe('refund: impossible, 9')
    await desk.event(payment, { kind: 'staff_returned', at: desk.clock.now() })
    expect(await desk.until(payment, 'refunded')).toMatchObject({ refund_seq: 2 })
  })

  it('is not lost when a replica dies between a call and its outcome', async () => {
    const payment = await desk.toPay(await desk.booker('li-ming'))
    desk.channel.pay(desk.orderNumber(payment))
    const { db } = desk.ground
    // The outcome of the settlement is never written: as if its replica had been killed just then.
    await db.schema
      .alterTable('ledger_entries')
      .addCheckConstraint(
        'dies',
        sql`posting_key <> 'settled' or payment_id <> ${sql.lit(payment.paymentId)}`,
      )
      .execute()
    await desk.until(payment, 'settling')
    await expect
      .poll(() => desk.billing.settlementOf(desk.orderNumber(payment))?.state, { timeout: 20_000 })
      .toBe('settled')
    expect((await desk.row(payment)).state).toBe('settling')
    await db.schema.alterTable('ledger_entries').dropConstraint('dies').execute()
    desk.clock.advance(MINUTE_MS)
    await desk.until(payment, 'paid')
    expect(desk.billing.faults.calls.filter((call) => call === 'querySettlement').length).toBeGreaterThan(0)
  })
})

describe('a provider’s call-back', () => {
  const send = (body: object, { merchant = 'unionpay', signature = 'true' } = {}) =>
    desk.app.inject({
      method: 'POST',
      url: `/callbacks/payments/${merchant}`,
      headers: { 'content-type': 'text/xml', 'x-signature': signature },
      payload: JSON.stringify(body),
    })

  it('makes us ask at once, is stored once, and is thanked for', async () => {
    const payment = await desk.toPay(await desk.booker('li-ming'))
    const orderNumber = desk.orderNumber(payment)
    desk.channel.pay(orderNumber)
    const event = { eventId: 'e1', orderNumber, claimedFen: payment.amountFen }
    const replies = [await send(event), await send(event)]
    expect(replies.map(({ statusCode, payload }) => [statusCode, payload])).toEqual(
      Array(2).fill([200, 'ok']),
    )
    await expect.poll(async () => (await desk.row(payment)).state, { timeout: 20_000 }).toBe('paid')
    const { db } = desk.ground
    expect(await db.selectFrom('payment_callbacks').select('event_id').execute()).toEqual([
      { event_id: 'e1' },
    ])
  })

  it('is heeded when it comes again, because whoever it came to died over it', async () => {
    const payment = await desk.toPay(await desk.booker('li-ming'))
    const orderNumber = desk.orderNumber(payment)
    desk.clock.advance(16 * MINUTE_MS)
    await desk.until(payment, 'closed')
    const { db } = desk.ground
    const owed = () => db.selectFrom('operations').select('kind').where('subject_id', '=', payment.paymentId)
    await expect.poll(() => owed().execute()).toEqual([])
    desk.channel.payLate(orderNumber)
    await db.schema
      .alterTable('operations')
      .addCheckConstraint('dies', sql`subject_id <> ${sql.lit(payment.paymentId)}`)
      .execute()
    const event = { eventId: 'e3', orderNumber, claimedFen: payment.amountFen }
    expect((await send(event)).statusCode).toBe(500)
    await db.schema.alterTable('operations').dropConstraint('dies').execute()
    expect((await send(event)).statusCode).toBe(200)
    await expect.poll(async () => (await desk.row(payment)).state, { timeout: 20_000 }).toBe('refunded')
  })

  it('changes nothing when it is forged, for another merchant, too large, or not true', async () => {
    const payment = await desk.toPay(await desk.booker('li-ming'))
    const orderNumber = desk.orderNumber(payment)
    const event = { eventId: 'e2', orderNumber, claimedFen: 1 }
    expect((await send(event, { signature: 'forged' })).statusCode).toBe(401)
    expect((await send(event, { merchant: 'nobody' })).statusCode).toBe(404)
    expect((await send({ ...event, padding: 'x'.repeat(40_000) })).statusCode).toBe(400)
    expect((await send(event)).statusCode).toBe(200)
    desk.clock.advance(MINUTE_MS)
    expect((await desk.row(payment)).state).toBe('to_pay')
  })

  it('sends a browser that comes back from the cashier on to the payment', async () => {
    const payment = await desk.toPay(await desk.booker('li-ming'))
    const url = `/callbacks/returned/${payment.paymentId}`
    const reply = await desk.app.inject({ method: 'POST', url, payload: 'a=1', headers: form })
    expect([reply.statusCode, reply.headers.location]).toEqual([
      303,
      `http://localhost:8080/#/pages/payments/payment/index?paymentId=${payment.paymentId}`,
    ])
  })
})

const form = { 'content-type': 'application/x-www-form-urlencoded' }

describe('the ledger', () => {
  it('takes no change and no deletion, from nobody', async () => {
    await desk.paid(await desk.booker('li-ming'))
    const { db } = desk.ground
    const refusal = /the ledger is only added to/
    await expect(db.updateTable('ledger_entries').set({ amount_fen: 1 }).execute()).rejects.toThrow(refusal)
    await expect(db.deleteFrom('ledger_entries').execute()).rejects.toThrow(refusal)
    await expect(sql`truncate ledger_entries`.execute(db)).rejects.toThrow(refusal)
  })
})

describe('an account', () => {
  it('with money under way is not closed, and its patient not removed; afterwards the books name nobody', async () => {
    const booker = await desk.booker('chen-jing')
    const { device, patientId } = booker
    const payment = await desk.toPay(booker)
    await desk.reverify('chen-jing', device)
    expect(await desk.refused('closeAccount', { device, body: { understood: true } })).toBe(
      'ACCOUNT_HAS_PAYMENTS',
    )
    expect(await desk.refused('removePatient', { device, params: { patientId } })).toBe(
      'PATIENT_HAS_PAYMENTS',
    )
    await desk.ok('closePayment', { device, params: { paymentId: payment.paymentId } })
    await desk.ok('closeAccount', { device, body: { understood: true } })
    expect(await desk.row(payment)).toMatchObject({
      ...{ account_id: null, patient_id: null, person_id: null, lines: null, identity: null },
      amount_fen: payment.amountFen,
    })
  })
})
