import type { PaymentMeans } from '@tongzhen/contract/states'
import { vi } from 'vitest'
import { isPaid } from '../../../sandbox/src/alipay/trades/trade.ts'
import type { HospitalHis } from '../../../sandbox/src/his/hospital-his.ts'
import type { Sandbox } from '../../../sandbox/src/start-sandbox.ts'
import type { Db } from '../../src/db/schema.ts'
import { brokenChains, ledgerBalances } from '../../src/modules/payments/ledger.ts'
import { DEMO_DEPOSITS, providerBooks } from './outside-books.ts'

/** Balances in fen, by account of the ledger. */
type Balances = Record<string, number>

/**
 * The ledger holds what providers and hospitals hold, nothing is on its way, and no entry was altered. Waits: what has
 * arrived with a person is told to the hospital a moment later.
 */
export async function expectEqualBooks(db: Db, sandbox: Sandbox, { byHandFen = 0 } = {}): Promise<void> {
  let said = ''
  const areEqual = async () => {
    // What the hospital's till has paid, of which no system tells.
    const outside: Balances = { ...outsideOf(sandbox), desk: -byHandFen }
    const ledger = await ledgerOf(db, sandbox)
    said = JSON.stringify({ ledger, outside })

    return Object.keys({ ...outside, ...ledger }).every(
      (name) => (ledger[name] ?? 0) === (outside[name] ?? 0),
    )
  }
  await vi.waitUntil(areEqual, { timeout: 30_000, interval: 100 }).catch(() => {
    throw new Error(`the books are not equal: ${said}`)
  })
  const broken = await brokenChains(db)
  if (broken.length > 0) throw new Error(`altered: ${broken.join(', ')}`)
}

/** Of all institutions together: they share their merchants. */
async function ledgerOf(db: Db, { his }: Sandbox): Promise<Balances> {
  const sums: Balances = {}
  for (const { hospital } of his.hospitals) {
    const balances = await ledgerBalances(db, hospital.institution.institutionCode)
    for (const [account, fen] of balances) sums[account] = (sums[account] ?? 0) + fen
  }

  return sums
}

function outsideOf(sandbox: Sandbox): Balances {
  const books = providerBooks(sandbox)
  const sent = sentToPeople(sandbox)
  const left = (means: PaymentMeans) =>
    sum([...books[means].values()].map(({ paidFen, refundedFen }) => paidFen - refundedFen)) - sent[means]

  return {
    ...{ 'channel:wechat': left('wechat'), 'channel:alipay': left('alipay') },
    'channel:unionpay': left('unionpay'),
    hospital: -sum(sandbox.his.hospitals.map(keptBy)),
  }
}

/** What left a merchant other than as a refund of a payment through us: transfers, and deposits of before that went back. */
function sentToPeople({ wechatPay, alipay, unionpay }: Sandbox): Record<PaymentMeans, number> {
  const { book } = alipay.trades
  const now = book.nowMs
  const taken = wechatPay.transfers.list().filter(({ state }) => state === 'SUCCESS')
  const deposits = wechatPay.refunds
    .list()
    .filter(({ outTradeNo, status }) => DEMO_DEPOSITS.test(outTradeNo) && status === 'SUCCESS')
  const arrived = alipay.transfers.list().filter(({ paysAtMs }) => paysAtMs <= now)
  const ofDeposits = book
    .list()
    .filter((trade) => DEMO_DEPOSITS.test(trade.outTradeNo) && isPaid(trade, now))
    .flatMap(({ refunds }) => refunds)

  const ofUnionpay = unionpay.trades
    .list()
    .filter((one) => DEMO_DEPOSITS.test(one.asked.reqReserved ?? '') && unionpay.trades.codeOf(one) === '00')

  return {
    wechat: sum([
      ...taken.map(({ order }) => order.amountFen),
      ...deposits.map(({ order }) => order.amount.refund),
    ]),
    alipay: sum([...arrived.map(({ order }) => order.amountFen), ...ofDeposits.map((one) => one.amountFen)]),
    unionpay: sum(ofUnionpay.map(({ amountFen }) => amountFen)),
  }
}

/** Fees, bills and stays that a hospital was paid through us and kept, less what it took off cards. */
function keptBy({ staff, cashier, ward, cardAccounts }: HospitalHis): number {
  const fees = staff
    .orders()
    .filter((order) => order.paidAtMs !== undefined && order.movedTo === undefined)
    .filter(({ givenBackAtMs }) => givenBackAtMs === undefined)
  const settled = cashier.settlements().filter(({ status }) => status === 'SETTLED')
  const credited = ward.topUps().filter(({ status }) => status === 'CREDITED')
  const takenOff = cardAccounts.list().filter(({ status }) => status !== 'RESTORED')

  return (
    sum(fees.map(({ fee }) => Math.round(Number(fee) * 100))) +
    sum(settled.map(({ amountFen, backFen = 0 }) => amountFen - backFen)) +
    sum(credited.map(({ amountFen }) => amountFen)) -
    sum(takenOff.map(({ amountFen }) => amountFen))
  )
}

function sum(fen: readonly number[]): number {
  return fen.reduce((total, one) => total + one, 0)
}
