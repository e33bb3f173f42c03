import { describe, expect, it } from 'vitest'
import { signedNotice } from '../../../../../sandbox/src/alipay/trades/notice-fields.ts'
import { orderOf, refundOf, setUpAlipayCounter, TRACE } from '../../../../test/alipay-counter.ts'
import type { RawCallback } from '../port.ts'

const counter = setUpAlipayCounter()
const order = orderOf()

const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }

/** The notice that Alipay sends of Li Ming's payment. */
async function noticeOfPayment(): Promise<RawCallback> {
  await counter.paid(order)
  await counter.alipay.trades.notices.deliverDue()
  const [notice] = counter.notices
  if (notice === undefined) throw new Error('no notice arrived')

  return notice
}

function fieldsOf({ body }: RawCallback): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body.toString()))
}

function form(fields: Record<string, string>): RawCallback {
  return { headers: FORM, body: Buffer.from(new URLSearchParams(fields).toString()) }
}

describe('a notice of Alipay', () => {
  it('of a payment is a hint about our order, and the same when it comes again', async () => {
    counter.box.answer = 'failure'
    const first = await noticeOfPayment()
    counter.clock.advance(5_000)
    await counter.alipay.trades.notices.deliverDue()
    const [, again] = counter.notices
    if (again === undefined) throw new Error('it did not come again')

    const hint = counter.channel.readCallback(first)
    expect(hint).toEqual({
      eventId: expect.stringMatching(/^20261124/),
      about: { kind: 'payment', orderNumber: order.orderNumber },
      claimedFen: 1_500,
    })
    expect(counter.channel.readCallback(again)).toEqual(hint)
  })

  it('of a refund names our refund, and claims all that went back so far', async () => {
    await counter.paid(order)
    await counter.channel.refund(refundOf({ amountFen: 500 }), TRACE)
    await counter.alipay.trades.notices.deliverDue()
    const hints = counter.notices.map((notice) => counter.channel.readCallback(notice))

    expect(hints).toContainEqual({
      eventId: expect.any(String),
      about: { kind: 'refund', orderNumber: order.orderNumber, refundNumber: refundOf().refundNumber },
      claimedFen: 500,
    })
  })

  it('of a closing is a hint to look at the order', async () => {
    await counter.open(order)
    await counter.channel.close(order, TRACE)
    await counter.alipay.trades.notices.deliverDue()

    expect(counter.notices.map((notice) => counter.channel.readCallback(notice))).toMatchObject([
      { about: { kind: 'payment', orderNumber: order.orderNumber } },
    ])
  })

  it.each(['100% 门诊', 'a%20b', '50%2B', '1+1', '“王”\u00a0é'])(
    'about %j is believed: the signature covers what was meant, not how it was sent',
    async (description) => {
      await counter.paid(orderOf({ description }))
      await counter.alipay.trades.notices.deliverDue()
      const [notice] = counter.notices

      expect(notice && counter.channel.readCallback(notice)).toMatchObject({ claimedFen: 1_500 })
    },
  )

  it('that Alipay signed wrongly is refused, and comes again signed rightly', async () => {
    counter.alipay.settings.noticeForged = 1
    counter.box.answer = 'failure'
    const forged = await noticeOfPayment()
    counter.alipay.settings.noticeForged = 0
    counter.clock.advance(5_000)
    await counter.alipay.trades.notices.deliverDue()

    expect(counter.channel.readCallback(forged)).toEqual({ rejected: 'bad_signature', status: 401 })
    expect(counter.notices.map((notice) => counter.channel.readCallback(notice)).at(-1)).toMatchObject({
      claimedFen: 1_500,
    })
  })
})

/** Bad call-backs, each from the true notice of a payment; `signed` is what only Alipay can do. */
const badOnes: readonly {
  what: string
  rejected: string
  make(notice: RawCallback, signed: (fields: Record<string, string>) => RawCallback): RawCallback
}[] = [
  {
    what: 'with another amount',
    rejected: 'bad_signature',
    make: (notice) => form({ ...fieldsOf(notice), total_amount: '0.01' }),
  },
  {
    what: 'of a failure made a success',
    rejected: 'bad_signature',
    make: (notice) => form({ ...fieldsOf(notice), trade_status: 'TRADE_FINISHED' }),
  },
  {
    what: 'with a field more',
    rejected: 'bad_signature',
    make: (notice) => form({ ...fieldsOf(notice), out_biz_no: 'R1' }),
  },
  {
    what: 'signed with a key that is not Alipay’s',
    rejected: 'bad_signature',
    make: (notice) =>
      form(signedNotice(unsigned(fieldsOf(notice)), counter.secrets.credentials.appPrivateKey)),
  },
  {
    what: 'signed by RSA with SHA-1',
    rejected: 'bad_signature',
    make: (notice) => form({ ...fieldsOf(notice), sign_type: 'RSA' }),
  },
  {
    what: 'signed by a method out of the language',
    rejected: 'bad_signature',
    make: (notice) => form({ ...fieldsOf(notice), sign_type: 'constructor' }),
  },
  {
    what: 'without a signature',
    rejected: 'unsigned',
    make: (notice) => form({ ...fieldsOf(notice), sign: '' }),
  },
  { what: 'that is empty', rejected: 'unsigned', make: () => form({}) },
  {
    what: 'as JSON',
    rejected: 'unreadable',
    make: (notice) => ({
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(fieldsOf(notice))),
    }),
  },
  {
    what: 'without a content type',
    rejected: 'unreadable',
    make: ({ body }) => ({ headers: {}, body }),
  },
  {
    what: 'in GBK',
    rejected: 'unreadable',
    make: (notice, signed) => signed({ ...fieldsOf(notice), charset: 'gbk' }),
  },
  {
    what: 'that names a field twice',
    rejected: 'unreadable',
    make: ({ body }) => ({ headers: FORM, body: Buffer.concat([body, Buffer.from('&out_trade_no=P2')]) }),
  },
  {
    what: 'of another kind',
    rejected: 'unreadable',
    make: (notice, signed) => signed({ ...fieldsOf(notice), notify_type: 'open_app_auth_notify' }),
  },
  {
    what: 'without an id',
    rejected: 'unreadable',
    make: (notice, signed) => signed({ ...fieldsOf(notice), notify_id: '' }),
  },
  {
    what: 'for another seller',
    rejected: 'other_merchant',
    make: (notice, signed) => signed({ ...fieldsOf(notice), seller_id: '2088000000000009' }),
  },
  {
    what: 'for another application',
    rejected: 'other_merchant',
    make: (notice, signed) => signed({ ...fieldsOf(notice), app_id: '2021000000000009' }),
  },
  {
    what: 'of last week',
    rejected: 'stale',
    make: (notice, signed) => signed({ ...fieldsOf(notice), notify_time: '2026-11-17 09:00:00' }),
  },
  {
    what: 'of tomorrow',
    rejected: 'stale',
    make: (notice, signed) => signed({ ...fieldsOf(notice), notify_time: '2026-11-25 09:00:00' }),
  },
]

describe('a bad call-back', () => {
  it.each(badOnes)('$what is $rejected', async ({ rejected, make }) => {
    const notice = await noticeOfPayment()
    const signed = (fields: Record<string, string>) =>
      form(signedNotice(unsigned(fields), counter.secrets.alipayPrivateKey))

    expect(counter.channel.readCallback(make(notice, signed))).toEqual({
      rejected,
      status: ['bad_signature', 'unsigned', 'stale'].includes(rejected) ? 401 : 400,
    })
  })

  it('in a status nobody knows, or replayed within a day, only makes us ask Alipay', async () => {
    const notice = await noticeOfPayment()
    const strange = { ...unsigned(fieldsOf(notice)), trade_status: 'TRADE_SOMEHOW' }
    const hint = { about: { kind: 'payment', orderNumber: order.orderNumber } }

    expect(
      counter.channel.readCallback(form(signedNotice(strange, counter.secrets.alipayPrivateKey))),
    ).toMatchObject(hint)
    counter.clock.advance(20 * 3_600_000)
    expect(counter.channel.readCallback(notice)).toMatchObject(hint)
    counter.clock.advance(7 * 3_600_000)
    expect(counter.channel.readCallback(notice)).toMatchObject({ rejected: 'stale' })
  })
})

function unsigned({ sign: _sign, sign_type: _type, ...fields }: Record<string, string>) {
  return fields
}
