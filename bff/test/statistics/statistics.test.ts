import type { RefundExport } from '@tongzhen/contract/refund-exports'
import type { RefundState } from '@tongzhen/contract/states'
import { readXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DAY_MS, shift } from '../../src/lib/clock.ts'
import { newId } from '../../src/lib/ids.ts'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { EXPORTS_QUEUE } from '../../src/modules/refund-exports/exports.ts'
import { foldFigures, readFigures } from '../../src/modules/statistics/figures.ts'
import { CENTRAL } from '../booking/booking-desk.ts'
import { createRefundDesk, type RefundDesk } from '../refunds/refund-desk.ts'
import { Random } from '../simulation/random.ts'
import type { StaffPerson } from '../staff/staff-desk.ts'
import { untilAllIsTold } from '../until-all-is-told.ts'
import { countedRefunds, keyOf, seedRefunds } from './refund-rows.ts'

let refunds: RefundDesk
let doctor: StaffPerson
let finance: StaffPerson
let today: string

beforeAll(async () => {
  refunds = await createRefundDesk()
  ;({ doctor, finance } = refunds)
  today = shanghaiDate(refunds.desk.clock.now())
})
afterAll(() => refunds.desk.close())

const db = () => refunds.desk.ground.db
const atDesk = (person: StaffPerson) => refunds.staff.atDesk(person)
const here = () => ({ institutionId: CENTRAL, from: addDays(today, -60), to: addDays(today, 2) })

describe('a refund that was agreed to', () => {
  it('is due on that day, outstanding until the money is back, and leads to its application', async () => {
    const order = await refunds.paid()
    const application = await refunds.apply(order, [1])
    await atDesk(doctor)
    const device = await atDesk(finance)
    const query = { ...here(), per: 'day' as const }
    const before = await refunds.staff.ok('getRefundStatistics', { device, query })
    expect(before.rows).toEqual([])

    await refunds.agree(doctor, application)
    await refunds.agree(finance, application)
    const agreed = await refunds.staff.ok('getRefundStatistics', { device, query })
    expect(agreed.rows).toMatchObject([{ dueCount: 1, dueFen: application.amountFen }])
    await refunds.until(order, application, 'returned')
    await untilAllIsTold(refunds.desk)
    await atDesk(finance)

    const { rows } = await refunds.staff.ok('getRefundStatistics', { device, query })
    const fen = application.amountFen
    const none = { outstandingCount: 0, outstandingFen: 0 }
    expect(rows).toEqual([
      {
        ...{ period: today, means: 'unionpay', way: 'original', dueCount: 1, dueFen: fen },
        ...{ refundedCount: 1, refundedFen: fen, ...none },
      },
    ])
    const one = { institutionId: CENTRAL, agreedOn: today, means: 'unionpay', way: 'original' } as const
    const { days } = await refunds.staff.ok('getRefundsReturned', { device, query: one })
    expect(days).toEqual([{ returnedOn: today, count: 1, fen }])
    const drilled = { show: 'all', dates: 'agreed', from: today, to: today, means: 'unionpay' } as const
    const { applications } = await refunds.staff.ok('listRefunds', { device, query: drilled })
    expect(applications.map(({ applicationId }) => applicationId)).toEqual([application.applicationId])

    const report = await refunds.staff.ok('getFinanceReport', { device, query })
    const paidFen = order.payment.amountFen
    expect(report.rows).toMatchObject([
      {
        ...{ period: today, means: 'unionpay', purpose: 'bills', takenCount: 1, takenFen: paidFen },
        ...{ returnedCount: 1, returnedFen: fen, insuredFen: 0, byHandFen: 0, netFen: paidFen - fen },
      },
    ])
    const { order_number } = await refunds.desk.row(order.payment)
    for (const [number, found] of [
      [order_number, 1],
      [`${order_number}X`, 0],
    ] as const) {
      const list = await refunds.staff.ok('listRefunds', { device, query: { show: 'all', number } })
      expect(list.applications).toHaveLength(found)
    }
  })
})

describe('the sums of each day', () => {
  it('are those of the rows to the fen, whatever was changed, and whoever adds up meanwhile', async () => {
    const random = new Random(7)
    await seedRefunds(db(), { count: 3000, until: refunds.desk.clock.now(), days: 50 })
    const states: RefundState[] = ['with_finance', 'returning', 'returned', 'refused', 'withdrawn']
    for (let round = 0; round < 12; round++) {
      for (let change = 0; change < 12; change++) await changeSome(random, states)
      if (round % 3 === 1) await Promise.all([foldFigures(db()), foldFigures(db())])
      if (round % 3 === 2) await Promise.all([foldFigures(db()), changeSome(random, states)])
      await expectSumsOfRows()
    }
    await foldFigures(db())
    const left = await db().selectFrom('figure_changes').selectAll().execute()
    expect(left).toEqual([])
    await expectSumsOfRows()
  })

  async function changeSome(random: Random, states: readonly RefundState[]): Promise<void> {
    const remainder = random.index(97)
    const some = sql<boolean>`cast(right(order_number, 12) as integer) % 97 = ${remainder}`
    const ids = db().selectFrom('payments').select('payment_id').where(some).where('merchant', '=', 'm')
    if (random.chance(0.1)) {
      await db().deleteFrom('refund_applications').where('payment_id', 'in', ids).execute()
      return
    }
    const state = states[random.index(states.length)] ?? 'returned'
    const open = ['with_finance', 'returning']
    await db()
      .updateTable('refund_applications')
      .set({ state, way: random.chance(0.2) ? 'by_hand' : 'original' })
      .set(open.includes(state) ? {} : { changed_at: shift(refunds.desk.clock.now(), -DAY_MS) })
      .set(random.chance(0.2) ? { amount_fen: 1 + random.index(5000) } : {})
      .where('payment_id', 'in', ids)
      .execute()
  }

  async function expectSumsOfRows(): Promise<void> {
    const told = await readFigures(db(), {
      ...{ institutions: [CENTRAL], figures: ['refund returned', 'refund outstanding'], per: 'day' },
      ...{ from: '2000-01-01', to: '2099-12-31' },
    })
    const sums = told.map(({ figure, period: day, means, detail, rowCount: count, fen }) => {
      const state = figure === 'refund returned' ? 'returned' : 'returning'
      const key = keyOf({
        institutionId: CENTRAL,
        day,
        state,
        means: means as 'wechat',
        way: detail as 'original',
      })

      return [key, { count, fen }] as const
    })
    expect(new Map(sums.sort())).toEqual(new Map([...(await countedRefunds(db()))].sort()))
  }

  it('tell of the ledger and of the visits what their rows say', async () => {
    const ledger = await db()
      .selectFrom('ledger_entries')
      .select(sql<number>`cast(sum(amount_fen) as bigint)`.as('fen'))
      .select(sql<number>`cast(count(*) as bigint)`.as('count'))
      .where('posting_key', 'like', 'cash%')
      .executeTakeFirstOrThrow()
    const all = { institutions: [CENTRAL], from: '2000-01-01', to: '2099-12-31', per: 'month' } as const
    const told = await readFigures(db(), { ...all, figures: ['ledger cash in', 'ledger cash out'] })
    expect(told.reduce((sum, { fen }) => sum + fen, 0)).toBe(ledger.fen)
    expect(told.reduce((sum, { rowCount }) => sum + rowCount, 0)).toBe(ledger.count)

    const { desk, staff } = refunds
    const booker = await desk.booker('wang-xiuying')
    const { appointmentId } = await desk.book(booker, desk.addClinic())
    await desk.settled(booker, appointmentId)
    const device = await atDesk(finance)
    const query = { ...here(), per: 'month' as const, to: addDays(today, 20) }
    const { rows } = await staff.ok('getVisitStatistics', { device, query })
    expect(rows).toMatchObject([{ registered: 1, booked: 1, cancelled: 0 }])
    await desk.ok('cancelAppointment', { device: booker.device, params: { appointmentId } })
    await desk.settled(booker, appointmentId)
    const after = await staff.ok('getVisitStatistics', { device, query })
    expect(after.rows).toMatchObject([{ registered: 1, booked: 0, cancelled: 1 }])
  })
})

describe('what only the hospital knows', () => {
  it('is asked of it, adds up, and is not made up when it does not answer', async () => {
    const { staff, desk } = refunds
    const device = await atDesk(finance)
    const query = { institutionId: CENTRAL, from: addDays(today, -6), to: today }
    const { figures } = await staff.ok('getHospitalStatistics', { device, query })
    const visits = figures?.days.reduce((sum, one) => sum + one.visits, 0)
    expect(figures?.days).toHaveLength(7)
    expect(visits).toBeGreaterThan(1000)
    expect(figures?.ages.reduce((sum, one) => sum + one.visits, 0)).toBe(visits)
    expect(figures?.diseases.reduce((sum, one) => sum + one.visits, 0)).toBe(visits)
    expect(figures?.diseases[0]).toMatchObject({ code: 'I10', name: '原发性高血压' })
    desk.sandbox.his.faults.add({ kind: 'error-5xx', probability: 1, path: '/statistics/visits' })
    expect(await staff.refused('getHospitalStatistics', { device, query })).toBe('HOSPITAL_UNAVAILABLE')
    desk.sandbox.his.faults.clear()
  })
})

describe('a workbook of refunds', () => {
  const selection = { institutionId: CENTRAL, show: 'all', leastFen: 1 } as const

  async function whenReady(exportId: string): Promise<RefundExport> {
    let seen: RefundExport | undefined
    await vi.waitUntil(
      async () => {
        const { exports } = await refunds.staff.ok('listRefundExports', { device: finance.browser })
        seen = exports.find((one) => one.exportId === exportId)

        return seen?.state === 'ready'
      },
      { timeout: 20_000, interval: 50 },
    )
    if (seen === undefined) throw new Error('it is gone')

    return seen
  }

  async function rowsOf(exportId: string, person = finance) {
    const reply = await refunds.staff.app.inject({
      url: `/api/staff/refund-exports/${exportId}/file?language=zh-CN`,
      headers: person.browser.headers(),
    })
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['content-disposition']).toContain('attachment')
    const { sheets } = await readXlsx(reply.rawPayload)

    return sheets[0]?.rows ?? []
  }

  const counted = async () =>
    Number(
      (
        await db()
          .selectFrom('refund_applications')
          .select((eb) => eb.fn.countAll<string>().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    )

  it('holds every selected one once, with names masked, and is in the action record', async () => {
    const device = await atDesk(finance)
    const asked = await refunds.staff.ok('askRefundExport', { device, body: selection })
    expect(asked).toMatchObject({ state: 'collecting', rowCount: 0, askedBy: '吴财务' })
    const ready = await whenReady(asked.exportId)
    const count = await counted()
    expect(count).toBeGreaterThan(1000)
    expect(ready).toMatchObject({ rowCount: count, totalCount: count })
    const [head, ...rows] = await rowsOf(asked.exportId)
    expect(head?.[0]).toBe('订单号')
    expect(new Set(rows.map(([number]) => number)).size).toBe(count)
    const own = rows.find((row) => row[2] !== null && row[2] !== '')
    expect(own?.[2]).toBe('王*英')
    expect(own?.[3]).toBe('已退款')

    const auditor = await refunds.person({ role: 'audit', name: '郑审计' })
    const { records } = await refunds.staff.ok('listAudit', { device: auditor.browser })
    const done = records.map(({ action }) => action)
    expect(done).toEqual(expect.arrayContaining(['refund_export_asked', 'refund_export_downloaded']))
  })

  it('is gone on with where a replica died, and loses and repeats nothing', async () => {
    const device = await atDesk(finance)
    const whole = await refunds.staff.ok('askRefundExport', { device, body: selection })
    await whenReady(whole.exportId)
    const half = newId('exp')
    const [part] = await db()
      .selectFrom('refund_export_parts')
      .selectAll()
      .where('export_id', '=', whole.exportId)
      .orderBy('part_no')
      .execute()
    const kept = JSON.parse(part?.rows ?? '[]') as { orderNumber: string }[]
    const last = await db()
      .selectFrom('refund_applications')
      .innerJoin('payments', 'payments.payment_id', 'refund_applications.payment_id')
      .selectAll('refund_applications')
      .where('order_number', '=', kept.at(-1)?.orderNumber ?? '')
      .executeTakeFirstOrThrow()
    const now = refunds.desk.clock.now()
    await db()
      .insertInto('refund_exports')
      .values({
        ...{ export_id: half, institution_id: CENTRAL, staff_id: finance.staffId, state: 'collecting' },
        ...{ selection: JSON.stringify(selection), version: 3, row_count: kept.length },
        ...{ total_count: await counted(), after_at: last.created_at, after_id: last.application_id },
        ...{ asked_at: now, expires_at: shift(now, DAY_MS) },
      })
      .execute()
    await db()
      .insertInto('refund_export_parts')
      .values({ export_id: half, part_no: 3, rows: part?.rows ?? '' })
      .execute()
    await db()
      .insertInto('operations')
      .values({
        ...{ operation_id: newId('opr'), queue: EXPORTS_QUEUE, kind: 'collect', subject_id: half },
        ...{ subject_version: 3, setbacks: 0, due_at: shift(now, -DAY_MS), lease_no: 4, tries: 4 },
        ...{ lease_until: shift(now, -1000), lease_by: 'rep_00000000000000000000' },
      })
      .execute()
    expect((await whenReady(half)).rowCount).toBe(await counted())
    const numbers = async (exportId: string) => (await rowsOf(exportId)).map(([number]) => number)
    expect(await numbers(half)).toEqual(await numbers(whole.exportId))
  })
})
