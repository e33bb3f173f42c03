import { randomBytes } from 'node:crypto'
import type { WholeReconDay } from '@tongzhen/contract/reconciliation'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { findPerson } from '../../../sandbox/src/people.ts'
import type { MerchantConfig } from '../../src/config/merchants.ts'
import { connect } from '../../src/db/connection.ts'
import type { Db } from '../../src/db/schema.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { createAlipayClient } from '../../src/gateways/alipay/client.ts'
import { createAlipayTransferStatement } from '../../src/gateways/statements/alipay-transfer-statement.ts'
import type { StatementLine } from '../../src/gateways/statements/port.ts'
import { createWechatTransferStatement } from '../../src/gateways/statements/wechat-transfer-statement.ts'
import { addOperation, claimOperations } from '../../src/jobs/operations.ts'
import { DAY_MS, HOUR_MS } from '../../src/lib/clock.ts'
import { newId } from '../../src/lib/ids.ts'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { post } from '../../src/modules/payments/ledger.ts'
import { insertPrepaid, orderNumberOf } from '../../src/modules/prepaid/prepaid-refunds.ts'
import type { ReconLine } from '../../src/modules/reconciliation/compare.ts'
import { compareDay } from '../../src/modules/reconciliation/compare-day.ts'
import { beginDays } from '../../src/modules/reconciliation/daily.ts'
import {
  beginRun,
  FORMER_QUEUE,
  findRun,
  RECONCILIATION_QUEUE,
  runAnew,
} from '../../src/modules/reconciliation/runs.ts'
import { insertApplication } from '../../src/modules/refunds/applications.ts'
import { type BookingDesk, CENTRAL, createBookingDesk } from '../booking/booking-desk.ts'
import { createDatabase } from '../create-database.ts'
import { TEMPLATE } from '../database.setup.ts'
import { createStaffDesk, type StaffDesk, type StaffPerson } from '../staff/staff-desk.ts'
import { withPhoneOf } from '../staff/with-phone-of.ts'
import { keepDay } from './keep-day.ts'
import { seededTransfers } from './seeded-transfers.ts'
import { alteringGzip, alteringZip, onLines, reasonOf } from './tampering.ts'

const held = async () => undefined
const now = new Date('2026-11-30T10:00:00+08:00')

async function newDatabase(): Promise<Db> {
  const name = `test_${randomBytes(8).toString('hex')}`

  return connect({ url: await createDatabase(inject('clusterUrl'), { name, template: TEMPLATE }) })
}

const circle = (name: string) => ({
  ...{ name, institutions: [name], transferring: ['wechat-main', 'alipay-main'] },
  merchants: (['wechat', 'alipay'] as const).map((means) => ({
    ...{ name: `${means}-main`, institutionId: name, means },
  })),
})

describe('a week of transfers by both providers', () => {
  let db: Db
  beforeAll(async () => {
    db = await newDatabase()
  })
  afterAll(() => db.destroy())

  test.each(['at once', 'when taken'] as const)(
    'that is debited %s: everything planted is found under its name on its day, nothing is invented, and again the same',
    async (debited) => {
      const { days, planted } = seededTransfers({ seed: 20261120, count: 1400, debited })
      expect(new Set(planted.map((one) => one.split(' ')[1])).size).toBe(6)
      const ours = circle(debited)
      for (const [day, sides] of days) await keepDay(db, { circle: ours, day, sides, now })
      const compareAll = async () => {
        let waiting = 0
        for (const day of days.keys()) {
          const run = await findRun(db, { circle: ours.name, day })
          if (run === undefined) throw new Error(`no run of ${day}`)
          waiting += (await compareDay(db, { run, circle: ours, held, now })).waiting
        }
        const rows = await db
          .selectFrom('recon_differences')
          .innerJoin('recon_runs', 'recon_runs.run_id', 'recon_differences.run_id')
          .select(['ext_no', 'class', 'recon_differences.day', 'recon_differences.state'])
          .where('circle', '=', ours.name)
          .execute()
        expect(rows.filter(({ state }) => state !== 'open')).toEqual([])

        return { waiting, found: rows.map((row) => `${row.ext_no} ${row.class} ${row.day}`).sort() }
      }
      const first = await compareAll()
      expect(first).toEqual({ waiting: 0, found: planted })
      expect(await compareAll()).toEqual(first)
    },
  )

  test('what left waits for the days on which it may be taken or come back, and is not called missing before', async () => {
    const ours = circle('patient')
    const line: ReconLine = {
      ...{ extNo: 'PF1T1', kind: 'transfer', orderNo: 'PF1T1', party: 'wechat-main', institutionId: null },
      ...{ means: 'wechat', fen: 900, status: 'done', providerNo: '1' },
      at: new Date('2026-11-20T21:00:00+08:00'),
    }
    const run = await keepDay(db, { circle: ours, day: '2026-11-20', sides: { transfers: [line] }, now })
    const compared = async () => {
      const { waiting } = await compareDay(db, { run, circle: ours, held, now })
      const { count } = await db
        .selectFrom('recon_differences')
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .where('run_id', '=', run.run_id)
        .executeTakeFirstOrThrow()

      return { waiting, found: Number(count) }
    }
    expect(await compared()).toEqual({ waiting: 1, found: 0 })
    await keepDay(db, { circle: ours, day: '2026-11-21', sides: {}, now })
    // Until 23:00 of the next day, by ours: that is read.
    expect(await compared()).toEqual({ waiting: 0, found: 1 })
  })
})

test('a version from before transfers were compared, running beside this one, leaves days alone that it would read without them', async () => {
  const db = await newDatabase()
  await beginRun(db, { circle: circle('beside'), day: '2026-11-10', now })
  const claimed = async (queue: string) =>
    claimOperations(db, { now, limit: 9, leaseMs: 1, replica: 'rep_1', known: { [queue]: 'any' } })
  expect(await claimed(FORMER_QUEUE)).toEqual([])
  expect(await claimed(RECONCILIATION_QUEUE)).toHaveLength(1)
  await db.destroy()
})

test('a day read anew after a hospital has stopped comparing transfers leaves them out, and what was found of them stays with people', async () => {
  const db = await newDatabase()
  const ours = circle('stopped')
  const day = '2026-11-12'
  const line: ReconLine = {
    ...{ extNo: 'PF2T1', kind: 'transfer', orderNo: 'PF2T1', party: 'wechat-main', institutionId: null },
    ...{ means: 'wechat', fen: 900, status: 'done', providerNo: '1' },
    at: new Date(`${day}T12:00:00+08:00`),
  }
  await keepDay(db, { circle: ours, day: addDays(day, 1), sides: {}, now })
  const begun = await keepDay(db, { circle: ours, day, sides: { transfers: [line] }, now })
  const found = async () => {
    const rows = await db.selectFrom('recon_differences').select(['class', 'state']).execute()

    return rows.map((row) => `${row.class} ${row.state}`)
  }
  await compareDay(db, { run: begun, circle: ours, held, now })
  expect(await found()).toEqual(['missing_platform open'])

  const rest = { ...ours, transferring: ['alipay-main'] }
  await inTransaction(db, (tx) => runAnew(tx, { row: begun, circle: rest, now }))
  const left = await db
    .selectFrom('recon_sources')
    .select(['source', 'party'])
    .where('run_id', '=', begun.run_id)
    .where('source', 'in', ['transfers', 'channel'])
    .orderBy('source')
    .orderBy('party')
    .execute()
  expect(left.map(({ source, party }) => `${source} ${party}`)).toEqual([
    ...['channel alipay-main', 'channel wechat-main', 'transfers alipay-main'],
  ])
  const run = await findRun(db, { circle: ours.name, day })
  await compareDay(db, { run: run ?? begun, circle: rest, held, now })
  expect(await found()).toEqual(['missing_platform open'])
  await db.destroy()
})

describe('the statements of transfers of the day before', () => {
  const plants = ['as it was', 'another amount', 'missing', 'doubled', 'on the next day'] as const
  let desk: BookingDesk
  let staff: StaffDesk
  let finance: StaffPerson
  let day: string
  let accountId: string
  const numbers: Record<string, string> = {}

  beforeAll(async () => {
    desk = await createBookingDesk()
    staff = createStaffDesk(desk)
    await desk.signIn('li-ming', 'wechat')
    const account = await desk.ground.db.selectFrom('accounts').select('account_id').executeTakeFirstOrThrow()
    accountId = account.account_id
    day = shanghaiDate(desk.clock.now())
    // Noon, so that no line is near midnight.
    desk.clock.advance(Date.parse(`${day}T12:00:00+08:00`) - desk.clock.now().getTime())
    const { wechatPay, alipay } = desk.sandbox
    const altered = { wechat: wechatPay.altered, alipay: alipay.altered }
    for (const means of ['wechat', 'alipay'] as const) {
      for (const [index, plant] of plants.entries()) {
        const number = await transfer(means, 1000 + index)
        numbers[`${means} ${plant}`] = number
        if (plant === 'another amount') altered[means].alter(number, { fen: 1 })
        if (plant === 'missing') altered[means].alter(number, { isMissing: true })
        if (plant === 'doubled') altered[means].alter(number, { isDoubled: true })
        if (plant === 'on the next day') altered[means].alter(number, { shiftMs: DAY_MS })
      }
    }
    desk.clock.advance(2 * DAY_MS + HOUR_MS)
    finance = await staff.person({ role: 'finance', institutionId: CENTRAL, name: '吴财务' })
  })
  afterAll(() => desk.close())

  /** A transfer that arrived, as the prepaid module keeps it and as the provider has it; its number. */
  async function transfer(means: 'wechat' | 'alipay', amountFen: number): Promise<string> {
    const { db, fields, clock } = desk.ground
    const at = clock.now()
    const applicationId = newId('rfa')
    const way = means === 'wechat' ? 'wechat_change' : 'alipay_balance'
    const number = `${orderNumberOf(applicationId)}T1`
    const li = findPerson('li-ming')
    const payee = { to: 'account', account: li?.phone ?? '', name: li?.name ?? '' } as const
    await inTransaction(db, async (tx) => {
      await insertApplication(tx, {
        ...{ application_id: applicationId, institution_id: CENTRAL, payment_id: null, person_id: null },
        ...{ account_id: accountId, patient_id: null, idempotency_key: null, means, items: [] },
        ...{ snapshot: { departmentName: { zh: '' }, doctorName: { zh: '' } }, amount_fen: amountFen },
        ...{ reason: 'other', words: null, state: 'returned', chain: ['finance'], version: 1 },
        ...{ automatic_at: null, approved_at: at, is_by_rule: false, way: 'transfer' },
        ...{ created_at: at, changed_at: at },
      })
      await insertPrepaid(
        tx,
        {
          ...{ application_id: applicationId, institution_id: CENTRAL, channel: means, way, means },
          ...{ merchant: `${means}-main`, amount_fen: amountFen, supersedes: null, created_at: at },
          identity: { hospitalPatientNumber: '1', cardNumber: '1', depositId: undefined, payee },
          snapshot: {
            ...{ institutionName: { zh: '' }, institutionPhone: '', cardMasked: '', accountMasked: null },
          },
        },
        fields,
      )
      const row = { payment_id: applicationId, institution_id: CENTRAL, means }
      const posting = { key: 'transferred 1', debit: 'suspense', credit: 'channel', amountFen } as const
      await post(tx, { row, postings: [posting], now: at })
    })
    if (means === 'wechat') atWechat(number, amountFen)
    else atAlipay(number, amountFen, payee.name)

    return number
  }

  function atWechat(number: string, amountFen: number): void {
    const { transfers } = desk.sandbox.wechatPay
    const openid = findPerson('li-ming')?.accounts.wechat.openid ?? ''
    const made = transfers.transfer({ appid: 'wx', number, openid, amountFen, remark: '退款' })
    if (!('order' in made)) throw new Error('it was not transferred')
    transfers.take(made)
  }

  function atAlipay(number: string, amountFen: number, name: string): void {
    const identity = findPerson('li-ming')?.phone
    desk.sandbox.alipay.transfers.methods['alipay.fund.trans.uni.transfer']?.({
      biz_content: JSON.stringify({
        ...{ out_biz_no: number, trans_amount: (amountFen / 100).toFixed(2), order_title: '退款' },
        ...{ product_code: 'TRANS_ACCOUNT_NO_PWD', biz_scene: 'DIRECT_TRANSFER' },
        payee_info: { identity, identity_type: 'ALIPAY_LOGON_ID', name },
      }),
    } as never)
  }

  const atDesk = () => finance.browser

  async function read(on: string): Promise<WholeReconDay> {
    const params = { institutionId: CENTRAL, day: on }
    let seen = await staff.ok('runReconDay', { device: atDesk(), params })
    await vi.waitUntil(
      async () => {
        seen = await staff.ok('getReconDay', { device: atDesk(), params })

        return !['reading', 'comparing'].includes(seen.state)
      },
      { timeout: 50_000, interval: 50 },
    )

    return seen
  }

  const found = async (on: string) => {
    const params = { institutionId: CENTRAL, day: on }
    const { differences } = await staff.ok('listDifferences', { device: atDesk(), params })

    return differences.map((one) => `${one.number} ${one.kind} ${one.class}`).sort()
  }

  test('are compared with ours: every planted line is found, on screen and in the workbook, and no other', async () => {
    const next = addDays(day, 1)
    await read(next)
    await read(day)
    const wanted = (['wechat', 'alipay'] as const).flatMap((means) => [
      `${numbers[`${means} another amount`]} transfer amount`,
      `${numbers[`${means} missing`]} transfer missing_channel`,
      `${numbers[`${means} doubled`]} transfer duplicate`,
      `${numbers[`${means} on the next day`]} transfer time_cross_day`,
    ])
    expect(await found(day)).toEqual(wanted.sort())
    expect(await found(next)).toEqual([])
    const params = { institutionId: CENTRAL, day }
    const whole = await staff.ok('getReconDay', { device: atDesk(), params })
    expect(whole).toMatchObject({ state: 'differs', open: 8, waiting: 0 })
    const sources = whole.sources.filter(({ source }) => source === 'transfers')
    expect(sources).toMatchObject([
      { party: 'alipay-main', state: 'read', lineCount: 4 },
      { party: 'wechat-main', state: 'read', lineCount: 4 },
    ])
    const own = whole.totals.filter(({ kind, source }) => kind === 'transfer' && source === 'platform')
    expect(own.map(({ means, lineCount, fen }) => [means, lineCount, fen])).toEqual([
      ['alipay', 5, 5010],
      ['wechat', 5, 5010],
    ])
    for (const sheet of ['totals', 'differences']) {
      const reply = await staff.app.inject({
        url: `/api/staff/reconciliation/${CENTRAL}/${day}/export?sheet=${sheet}&language=zh-CN`,
        headers: atDesk().headers(),
      })
      const { sheets } = await readXlsx(reply.rawPayload)
      const rows = (sheets[0]?.rows ?? []).filter((row) => row.includes('转账'))
      expect(rows).toHaveLength(sheet === 'totals' ? 3 : 8)
    }
  })

  test('one is worked off as any other, and mends itself when the provider mends its bill', async () => {
    const params = { institutionId: CENTRAL, day }
    const { differences } = await staff.ok('listDifferences', { device: atDesk(), params })
    const of = (number = '') => differences.find((one) => one.number === number)?.differenceId ?? ''
    const lost = { differenceId: of(numbers['alipay missing']) }
    const { version, sides, pairs } = await staff.ok('getDifference', { device: atDesk(), params: lost })
    expect({ pairs, sides }).toMatchObject({
      ...{ pairs: ['platform_channel'], sides: [{ source: 'platform', fen: 1002, status: 'done' }] },
    })
    const body = { version, reason: '支付宝次日补账，已核对' }
    await staff.ok('explainDifference', { device: atDesk(), params: lost, body })

    desk.sandbox.wechatPay.altered.alter(numbers['wechat another amount'] ?? '', { fen: 1001 })
    expect(await read(day)).toMatchObject({ open: 6, closed: 2 })
    const mended = { differenceId: of(numbers['wechat another amount']) }
    const { settledAs, history } = await staff.ok('getDifference', { device: atDesk(), params: mended })
    expect({ settledAs, last: history.at(-1)?.cause }).toEqual({
      settledAs: 'auto_fixed',
      last: 'agrees_now',
    })
  })

  test.each(['transferred a second time', 'put back on the card, too'] as const)(
    'nobody explains alone what only one side tells of their own money: %s',
    async (how) => {
      const { db } = desk.ground
      const isTransfer = how === 'transferred a second time'
      const first = numbers['wechat as it was'] ?? ''
      const number = first.replace(/T1$/, isTransfer ? 'T2' : 'B')
      const on = addDays(day, isTransfer ? -20 : -10)
      const line: ReconLine = {
        ...{ extNo: number, orderNo: number, kind: isTransfer ? 'transfer' : 'payment', means: 'wechat' },
        ...{ party: isTransfer ? 'wechat-main' : CENTRAL, institutionId: isTransfer ? null : CENTRAL },
        ...{ fen: 900, status: 'done', providerNo: '1', at: new Date(`${on}T12:00:00+08:00`) },
      }
      const ours = circle(CENTRAL)
      const at = desk.clock.now()
      await keepDay(db, { circle: ours, day: addDays(on, 1), sides: {}, now: at })
      const sides = { [isTransfer ? 'transfers' : 'his']: [line] }
      const run = await keepDay(db, { circle: ours, day: on, sides, now: at })
      await compareDay(db, { run, circle: ours, held, now: at })
      const device = atDesk()
      const { differences } = await staff.ok('listDifferences', {
        device,
        params: { institutionId: CENTRAL, day: on },
      })
      expect(differences).toMatchObject([{ number, class: 'missing_platform' }])
      const params = { differenceId: differences[0]?.differenceId ?? '' }
      const explain = (reason: string) =>
        staff.refused('explainDifference', { device, params, body: { version: 1, reason } })
      const { staffId } = finance
      expect(await withPhoneOf(db, { staffId, accountId }, () => explain('已核对'))).toBe('PAYMENT_OWN')
    },
  )

  test.each(['begun', 'ended'] as const)(
    'are read of a day that a version which knows none of them has %s meanwhile',
    async (how) => {
      const { db, config, clock } = desk.ground
      const run = await db
        .selectFrom('recon_runs')
        .selectAll()
        .where('day', '=', day)
        .executeTakeFirstOrThrow()
      const { run_id: runId, version } = run
      for (const table of ['recon_sources', 'recon_lines'] as const)
        await db.deleteFrom(table).where('run_id', '=', runId).where('source', '=', 'transfers').execute()
      const state = how === 'begun' ? 'reading' : 'agreed'
      const begunAt = new Date(clock.now().getTime() - 2 * DAY_MS)
      const left = { created_at: begunAt, changed_at: clock.now(), state } as const
      await db.updateTable('recon_runs').set(left).where('run_id', '=', runId).execute()
      const owed = { queue: FORMER_QUEUE, kind: 'run', subjectId: runId, subjectVersion: version }
      if (how === 'begun') await addOperation(db, { ...owed, setbacks: 0, dueAt: clock.now() })
      await beginDays({ config, db, clock, nudge: () => desk.bff.nudge() } as never)
      const params = { institutionId: CENTRAL, day }
      const seen = () => staff.ok('getReconDay', { device: atDesk(), params })
      desk.bff.nudge()
      await vi.waitUntil(async () => (await seen()).state === 'differs', { timeout: 50_000, interval: 50 })
      const { sources, open } = await seen()
      const told = sources.filter(({ source, state }) => source === 'transfers' && state === 'read')
      expect({ told: told.map(({ party }) => party), open }).toEqual({
        ...{ told: ['alipay-main', 'wechat-main'], open: 6 },
      })
    },
  )

  describe('that was changed on its way', () => {
    const trace = { traceId: 'trace-1' }
    const nowhere = async () => undefined

    test('is not believed: of WeChat Pay, whatever is altered, doubled or cut off', async () => {
      const { http, config } = desk.ground
      const merchant = config.merchants['wechat-main'] as MerchantConfig<'wechat'>
      const statement = merchant.transfers?.statement
      if (!statement) throw new Error('no statement')
      const read = async (change: (text: string) => string) => {
        const altering = alteringGzip(http, change)

        return reasonOf(
          await createWechatTransferStatement(merchant, { http: altering, statement }).read(
            day,
            nowhere,
            trace,
          ),
        )
      }
      expect(await read((text) => text)).toBe('believed')
      expect(await read((text) => text.replace('`支出,`10.', '`支出,`90.'))).toMatch(/not the sum/)
      const line = (text: string) => text.split('\r\n')[1] ?? ''
      expect(await read((text) => text.replace(line(text), `${line(text)}\r\n${line(text)}`))).toMatch(
        /not the sum/,
      )
      expect(await read((text) => text.replace(`${line(text)}\r\n`, ''))).toMatch(/not the sum/)
      // Its sums are right; another hour is not.
      expect(await read((text) => text.replace(/ 12:/, ' 21:'))).toBe('the bill has another hash')
      expect(await read((text) => text.replaceAll('PF', 'PG'))).toBe('the bill has another hash')
      expect(await read((text) => text.slice(0, text.lastIndexOf('资金流水总笔数')))).toMatch(/no summary/)
      expect(await read((text) => text.replaceAll('业务凭证号', '凭证'))).toMatch(/^no column 业务凭证号/)
    })

    test('is not believed: of Alipay, whatever is altered, missing, doubled, or in another encoding', async () => {
      const { http, config, clock } = desk.ground
      const merchant = config.merchants['alipay-main'] as MerchantConfig<'alipay'>
      const statement = merchant.transfers?.statement
      if (!statement || config.alipay === undefined) throw new Error('no statement')
      const client = createAlipayClient(config.alipay, { clock })
      const read = async (change: Parameters<typeof alteringZip>[1]) =>
        reasonOf(
          await createAlipayTransferStatement({
            ...{ client, clock, statement, http: alteringZip(http, change) },
          }).read(day, nowhere, trace),
        )
      expect(await read((bytes) => bytes)).toBe('believed')
      const dearer = onLines(([first = '', ...rest]) => [first.replace('-10.', '-90.'), ...rest])
      expect(await read(dearer)).toMatch(/not the sum/)
      expect(await read(onLines(([, ...rest]) => rest))).toMatch(/not the sum/)
      expect(await read(onLines((lines) => [...lines, ...lines]))).toMatch(/not the sum/)
      expect(await read(onLines((lines) => lines.map((line) => line.replace(',', ''))))).toMatch(
        /cannot be read|neither came in nor went out/,
      )
      expect(
        await read((bytes) => Buffer.from(new TextDecoder('gbk').decode(Buffer.from(bytes, 'latin1')))),
      ).toMatch(/^no (column|totals)/)
      expect(await read((bytes) => bytes.slice(0, bytes.length / 2))).toMatch(
        /^no (column|totals)|cannot be read/,
      )
    })

    test('a transfer that nobody took is told as come back, and what nobody transferred is told by nobody', async () => {
      const { http, config } = desk.ground
      const merchant = config.merchants['wechat-main'] as MerchantConfig<'wechat'>
      const statement = merchant.transfers?.statement
      if (!statement) throw new Error('no statement')
      const { transfers } = desk.sandbox.wechatPay
      const openid = findPerson('li-ming')?.accounts.wechat.openid ?? ''
      transfers.transfer({ appid: 'wx', number: 'LOST1T1', openid, amountFen: 500, remark: '退款' })
      const sent = shanghaiDate(desk.clock.now())
      desk.clock.advance(3 * DAY_MS)
      const lines: StatementLine[] = []
      const read = (on: string) =>
        createWechatTransferStatement(merchant, { http, statement }).read(
          on,
          async (some) => void lines.push(...some),
          trace,
        )
      expect(await read(sent)).toMatchObject({ is: 'read', count: 1, refundedFen: 500 })
      expect(await read(addDays(sent, 1))).toMatchObject({ is: 'read', count: 1 })
      expect(lines.map(({ number, status, fen }) => [number, status, fen])).toEqual([
        ['LOST1T1', 'done', 500],
        ['LOST1T1', 'failed', 500],
      ])
      expect(await read(addDays(sent, 2))).toEqual({ is: 'nothing' })
    })
  })
})
