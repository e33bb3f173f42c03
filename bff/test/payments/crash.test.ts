import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Payment } from '@tongzhen/contract/payments'
import type { PaymentMeans } from '@tongzhen/contract/states'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isDatabaseAway } from '../../src/db/errors.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { SECOND_MS } from '../../src/lib/clock.ts'
import { brokenChains, ledgerBalances } from '../../src/modules/payments/ledger.ts'
import { lockPayment } from '../../src/modules/payments/payments.ts'
import { PAYMENTS_QUEUE, takeEvent } from '../../src/modules/payments/take-step.ts'
import { startBalancer } from '../balancer.ts'
import { prepareBffProcesses } from '../bff-process.ts'
import { CENTRAL, centralHospital } from '../booking/booking-desk.ts'
import { createTestBff, type TestBff } from '../harness.ts'
import { type MortalDatabase, startMortalDatabase } from '../mortal-database.ts'
import { countOperations, Replicas, releaseRequestsOfTheDead } from '../replicas.ts'
import { Random } from '../simulation/random.ts'
import { countOf, percentile, printTable } from '../tally.ts'
import { type Debt, gatherPayers, writeBillsAndTopUps } from './debts.ts'
import { Disasters } from './disasters.ts'
import { type Held, hospitalBooks, providerBooks } from './outside-books.ts'
import { troubleEverywhere, withImpatience } from './trouble.ts'

const SEED = 20_261_122
/** `RACE_PAYMENTS=500` for the whole of it, with 20 kills of replicas and 5 of the database: some six minutes. */
const PAYMENTS = Number(process.env.RACE_PAYMENTS ?? 60)
const KILLS = { replica: Math.ceil(PAYMENTS / 25), database: Math.ceil(PAYMENTS / 100) }
/** People at their phones at the same time. */
const AT_ONCE = 24

let bff: TestBff
let database: MortalDatabase
let replicas: Replicas
const random = new Random(SEED)
const closers: (() => unknown)[] = []

beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongzhen-crash-'))
  closers.push(() => rmSync(dataDir, { recursive: true, force: true }))
  database = await startMortalDatabase(dataDir)
  closers.push(() => database.stop())
  const balancer = await startBalancer(() => replicas.origin())
  closers.push(() => balancer.close())
  bff = await createTestBff({
    databaseUrl: database.url,
    configure: (config) => withImpatience({ ...config, callbackOrigin: balancer.origin }),
  })
  closers.push(() => bff.close())
  replicas = await Replicas.start(await prepareBffProcesses(bff.ground.config), { size: 3, random })
  closers.push(() => replicas.close())
}, 120_000)
afterAll(async () => {
  for (const close of closers.reverse()) await close()
}, 60_000)

it(`${PAYMENTS} bills and sums for stays are paid and a fifth asked back while replicas and database are killed: every payment ends, and all three sides agree to the fen`, async () => {
  const { ground, sandbox } = bff
  const hospital = centralHospital(bff)
  const payers = await gatherPayers(bff, { origin: () => replicas.origin() })
  const debts = writeBillsAndTopUps(hospital, { payers, count: PAYMENTS })
  const trouble = troubleEverywhere(sandbox)
  const disasters = new Disasters({
    ...{ counts: KILLS, pieces: PAYMENTS, ahead: AT_ONCE, random },
    strike: {
      replica: () => replicas.killOne(operationsUnderWay),
      async database() {
        const underWay = await operationsUnderWay()
        await database.killAndRestart()

        return underWay
      },
    },
  })
  const ended: Ended[] = []

  const startedMs = performance.now()
  const debtsLeft = debts.entries()
  const [struck] = await untilDone(
    Promise.all([
      disasters.happen(() => ended.length).then(trouble.end),
      ...Array.from({ length: AT_ONCE }, async () => {
        for (const [index, debt] of debtsLeft) {
          await disasters.mayBegin(index)
          ended.push(await inTurn(debt, () => live(index, debt)))
        }
      }),
    ]),
  )
  await expect
    .poll(() => countOperations(ground, PAYMENTS_QUEUE), { timeout: 120_000, interval: 200 })
    .toBe(0)
  const seconds = (performance.now() - startedMs) / 1000

  const { db } = ground
  const rows = await db.selectFrom('payments').selectAll().execute()
  const billsPaid = await db
    .selectFrom('payment_bills')
    .innerJoin('payments', 'payments.payment_id', 'payment_bills.payment_id')
    .select(['payment_bills.bill_id', 'payments.order_number', 'payments.state'])
    .execute()
  const books = providerBooks(sandbox)
  const held = hospitalBooks(hospital)
  const settled = new Map([...held.bills, ...held.stays])
  const balances = await ledgerBalances(db, CENTRAL)
  const balanceOf = (account: string) => balances.get(account) ?? 0
  const told = await db
    .selectFrom('outbox')
    .select(['aggregate_id', 'type'])
    .where('type', 'in', ['payment.paid', 'payment.refunded'])
    .execute()
  const means = ['wechat', 'alipay', 'unionpay'] as const satisfies PaymentMeans[]
  const netOf = (one: PaymentMeans) =>
    sum([...books[one].values()].map(({ paidFen, refundedFen }) => paidFen - refundedFen))
  const refunds = sum(means.flatMap((one) => [...books[one].values()].map((held) => held.refunds)))
  const times = ended.flatMap(({ paidMs }) => paidMs ?? []).sort((a, b) => a - b)
  printTable([
    ['seed, people at once, replicas', `${SEED}, ${AT_ONCE}, 3`],
    ['payments', `${rows.length} in ${seconds.toFixed(0)} s (${countOf(rows.map(({ means }) => means))})`],
    ['they ended', countOf(rows.map(({ state }) => state))],
    ['asked back / given back', `${ended.filter((one) => one.isAskedBack).length} / ${refunds}`],
    ['replicas killed, with operations under way', disasters.struck.replica.join(' ')],
    ['database killed, with operations under way', disasters.struck.database.join(' ')],
    ['faults between us and the others', struck],
    ['created to paid', `p50 ${percentile(times, 0.5)} ms, p99 ${percentile(times, 0.99)} ms`],
    ...means.map((one): [string, string] => [
      `${one}: ledger = provider, fen`,
      `${balanceOf(`channel:${one}`)} = ${netOf(one)}`,
    ]),
    ['bills taken, sums for stays taken', `${held.bills.size}, ${held.stays.size}`],
    ['hospital: ledger = HIS, fen', `${-balanceOf('hospital')} = ${sum([...settled.values()])}`],
    ['money in suspense, fen', String(balanceOf('suspense'))],
    ['bills charged twice', String(chargedTwice())],
    ['stuck', String(rows.filter(({ state }) => !TERMINAL.includes(state)).length)],
  ])

  function chargedTwice(): number {
    const charges = new Map<string, number>()
    for (const { bill_id, order_number } of billsPaid) {
      const held = means.map((one) => books[one].get(order_number)).find((one) => one !== undefined)
      if (held && held.paidFen > held.refundedFen) charges.set(bill_id, (charges.get(bill_id) ?? 0) + 1)
    }

    return [...charges.values()].filter((count) => count > 1).length
  }

  expect(rows.filter(({ state }) => !TERMINAL.includes(state))).toEqual([])
  expect(chargedTwice()).toBe(0)
  // Each order, on our side and on theirs.
  for (const one of means) {
    const ours = rows.filter((row) => row.means === one && row.paid_fen > 0)
    expect(new Map(ours.map((row) => [row.order_number, heldHere(row)]))).toEqual(
      new Map([...books[one]].map(([number, held]) => [number, heldThere(held)])),
    )
    expect(balanceOf(`channel:${one}`)).toBe(netOf(one))
    expect([...books[one].values()].filter((held) => held.refunds > 1)).toEqual([])
  }
  const taken = rows.filter((row) => row.settled_fen > 0)
  expect(new Map(taken.map((row) => [row.order_number, row.settled_fen]))).toEqual(settled)
  const marked = hospital.cashier.bills().filter((bill) => bill.status === 'PAID' && bill.orderNo)
  expect(marked.map((bill) => bill.orderNo).sort()).toEqual([...held.bills.keys()].sort())
  expect(held.stays.size).toBeGreaterThan(0)
  expect(-balanceOf('hospital')).toBe(sum([...settled.values()]))
  expect(balanceOf('suspense')).toBe(0)
  expect(sum([...balances.values()])).toBe(0)
  expect(await brokenChains(db)).toEqual([])
  // Who was told what: once, and so it is.
  const tellings = told.map(({ aggregate_id, type }) => `${aggregate_id} ${type}`)
  expect(new Set(tellings).size).toBe(tellings.length)
  const stateOf = new Map(rows.map((row) => [row.payment_id, row.state]))
  for (const { payment, isPaidThere } of ended) {
    const state = stateOf.get(payment.paymentId)
    expect(payment.state).toBe(state)
    if (!isPaidThere) expect(state).toBe('closed')
  }
  for (const { payment, isAskedBack } of ended) if (isAskedBack) expect(payment.state).toBe('refunded')
  expect(ended).toHaveLength(PAYMENTS)
  expect(ended.filter(({ isAskedBack }) => isAskedBack)).toHaveLength(PAYMENTS / 5)
  // The disasters were disasters.
  const inFlight = [...disasters.struck.replica, ...disasters.struck.database]
  expect(inFlight).toHaveLength(KILLS.replica + KILLS.database)
  expect(inFlight.filter((count) => count > 0).length).toBeGreaterThanOrEqual(inFlight.length / 2)
}, 900_000)

const TERMINAL: readonly string[] = ['paid', 'refunded', 'closed']

/** What a person has come to. */
interface Ended {
  payment: Payment
  isPaidThere: boolean
  isAskedBack: boolean
  /** From the wish to pay to the hospital's yes. */
  paidMs?: number
}

/** Into the account of one stay there is one payment at a time. */
const lastInto = new Map<string, Promise<unknown>>()
function inTurn<T>({ owed }: Debt, work: () => Promise<T>): Promise<T> {
  if (!('stayId' in owed)) return work()
  const done = (lastInto.get(owed.stayId) ?? Promise.resolve()).then(work)
  lastInto.set(owed.stayId, done)

  return done
}

/** Some press twice, some give up (half of them in the moment in which they pay), a fifth ask their money back. */
async function live(index: number, { payer, owed }: Debt): Promise<Ended> {
  const presses = index % 12 === 0 ? 2 : 1
  const [givesUp, pays] = [index % 25 === 12, index % 50 !== 12]
  const startedMs = performance.now()
  const openings = await Promise.all(Array.from({ length: presses }, () => payer.open(owed)))
  const [first, ...others] = openings.flatMap((one) => ('answer' in one ? one.answer : []))
  if (first === undefined)
    throw new Error(`${JSON.stringify(owed)} cannot be paid: ${JSON.stringify(openings)}`)
  expect(others.every((one) => one.paymentId === first.paymentId)).toBe(true)

  const [isPaidThere] = await Promise.all([pays && payer.pay(first), givesUp && payer.giveUp(first)])
  // The others have closed the app: the provider calls back, or is asked by and by.
  if (random.chance(0.5)) await payer.comeBack(first)
  const paid = await payer.followWhile(first, 'to_pay', 'confirming', 'refunding')
  const paidMs = performance.now() - startedMs
  if (paid.state !== 'paid') return { payment: paid, isPaidThere, isAskedBack: false }
  if (index % 5 !== 4) return { payment: paid, isPaidThere, isAskedBack: false, paidMs }

  await askBack(paid)
  const back = await payer.followWhile(paid, 'paid', 'refunding')

  return { payment: back, isPaidThere, isAskedBack: true, paidMs }
}

/** As the hospital's desk asks it back: there is no route for it yet, so the engine is told. */
function askBack({ paymentId, amountFen }: Payment): Promise<void> {
  const { db, clock } = bff.ground

  return throughOutage(() =>
    inTransaction(db, async (tx) => {
      const row = await lockPayment(tx, paymentId)
      if (row?.state !== 'paid' || row.refund_seq > 0) return
      const event = { kind: 'refund_asked', at: clock.now(), refundFen: amountFen } as const
      await takeEvent(tx, { row, event, cause: 'asked back at the desk' })
    }),
  )
}

function operationsUnderWay(): Promise<number> {
  return throughOutage(() => countOperations(bff.ground))
}

/** Work that can be repeated, done once the database is there. */
async function throughOutage<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      await sleep(100)
    }
  }
}

async function untilDone<T>(work: Promise<T>): Promise<T> {
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  while (!isDone) {
    await throughOutage(() => releaseRequestsOfTheDead(bff.ground))
    await Promise.race([done, sleep(SECOND_MS)])
  }

  return done
}

function heldHere({ paid_fen, refunded_fen }: { paid_fen: number; refunded_fen: number }): string {
  return `${paid_fen} in, ${refunded_fen} back`
}

function heldThere({ paidFen, refundedFen }: Held): string {
  return `${paidFen} in, ${refundedFen} back`
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
