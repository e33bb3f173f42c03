import { appOf } from '@tongzhen/contract/headers'
import type { Payment } from '@tongzhen/contract/payments'
import { vi } from 'vitest'
import { findPerson } from '../../../sandbox/src/people.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { lockPayment } from '../../src/modules/payments/payments.ts'
import { takeEvent } from '../../src/modules/payments/take-step.ts'
import { type Booker, type BookingDesk, CENTRAL } from '../booking/booking-desk.ts'
import { passTimeUntilDue } from '../payments/pass-time.ts'

export const PERSON = 'wang-xiuying'

/** Numbers of orders paid on one day, by means; the last one, of UnionPay, was given back. */
export type PaidOrders = Record<'wechat' | 'alipay' | 'unionpay' | 'returned', string>

/** A day on which bills of one person are paid by every means, and one of them is given back. */
export async function payADay(desk: BookingDesk): Promise<PaidOrders> {
  const { patientId } = await desk.booker(PERSON)
  const [wechat, alipay, web] = [
    { patientId, device: await desk.signIn(PERSON, 'wechat') },
    { patientId, device: await desk.signIn(PERSON, 'alipay') },
    { patientId, device: await desk.signIn(PERSON, 'web') },
  ]
  const returned = await pay(desk, web)
  const paid = {
    wechat: orderNumber(await pay(desk, wechat)),
    alipay: orderNumber(await pay(desk, alipay)),
    unionpay: orderNumber(await pay(desk, web)),
    returned: orderNumber(returned),
  }
  await giveBack(desk, returned)

  return paid
}

/** Lets time pass from one call that is owed to the next until the payment has come so far. */
async function until(
  desk: BookingDesk,
  { paymentId }: Pick<Payment, 'paymentId'>,
  state: string,
): Promise<void> {
  const { db } = desk.ground
  await vi.waitUntil(
    async () => {
      const row = await db
        .selectFrom('payments')
        .select('state')
        .where('payment_id', '=', paymentId)
        .executeTakeFirstOrThrow()
      if (row.state === state) return true
      await passTimeUntilDue(desk, paymentId)

      return false
    },
    { timeout: 50_000, interval: 50 },
  )
}

/** A new bill, paid at the true cashier of the channel. */
async function pay(desk: BookingDesk, { device, patientId }: Booker): Promise<Payment> {
  const { sandbox } = desk
  const means = ({ wechat: 'wechat', alipay: 'alipay', web: 'unionpay', suishenban: 'unionpay' } as const)[
    appOf(device.channel)
  ]
  const patientNo = desk.hospital.staff.files().find(({ name }) => name === '王秀英')?.patientNo ?? ''
  const [bill] = desk.hospital.cashier.addBills({ patientNo, orders: { ecg: 1 } }) ?? []
  if (bill === undefined) throw new Error('the hospital wrote no bill')
  const amountFen = bill.items.reduce((sum, item) => sum + item.amountFen, 0)
  const body = {
    purpose: 'bills' as const,
    institutionId: CENTRAL,
    patientId,
    billIds: [bill.billNo],
    amountFen,
    means,
  }
  const payment = await desk.ok('createPayment', { device, body })
  await until(desk, payment, 'to_pay')
  const { paymentId } = payment
  const { cashier: invocation } = await desk.ok('getPayment', { device, params: { paymentId } })
  if (invocation === null) throw new Error('no cashier')
  if (invocation.means === 'wechat')
    sandbox.wechatPay.cashier.pay({ invocation, openid: findPerson(PERSON)?.accounts.wechat.openid ?? '' })
  else if (invocation.means === 'alipay')
    sandbox.alipay.trades.cashier.pay(invocation.tradeNo, { personId: PERSON, source: 'balance' })
  else {
    const { trades } = sandbox.unionpay
    const card = { accNo: '6216***********0018', payCardType: '01' }
    trades.decide(trades.open(invocation.fields), { code: '00', ...card })
  }
  await until(desk, payment, 'paid')

  return payment
}

const orderNumber = ({ paymentId }: Payment) => paymentId.replace('pay_', 'PY')

async function giveBack(desk: BookingDesk, { paymentId }: Payment): Promise<void> {
  await inTransaction(desk.ground.db, async (tx) => {
    const row = await lockPayment(tx, paymentId)
    const event = row && { kind: 'refund_asked' as const, at: desk.clock.now(), refundFen: row.paid_fen }
    if (row === undefined || event === undefined) throw new Error('no payment')
    await takeEvent(tx, { row, event, cause: 'test' })
  })
  await until(desk, { paymentId }, 'refunded')
}
