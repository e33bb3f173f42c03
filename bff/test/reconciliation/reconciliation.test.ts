import { deflateSync, inflateRawSync, inflateSync } from 'node:zlib'
import type { WholeReconDay } from '@tongzhen/contract/reconciliation'
import { readXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { zip } from '../../../sandbox/src/lib/zip.ts'
import type { MerchantConfig } from '../../src/config/merchants.ts'
import { createAlipayClient } from '../../src/gateways/alipay/client.ts'
import { isGatewayFailure } from '../../src/gateways/failure.ts'
import { createAlipayStatement } from '../../src/gateways/statements/alipay-statement.ts'
import { createHisStatement } from '../../src/gateways/statements/his-statement.ts'
import { createUnionpayStatement } from '../../src/gateways/statements/unionpay-statement.ts'
import { createWechatStatement } from '../../src/gateways/statements/wechat-statement.ts'
import { zippedEntries } from '../../src/gateways/statements/zip-entries.ts'
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../src/lib/clock.ts'
import type { FileClient } from '../../src/lib/http.ts'
import { addDays, shanghaiDate } from '../../src/lib/shanghai-time.ts'
import { beginDays } from '../../src/modules/reconciliation/daily.ts'
import { dropOldLines } from '../../src/modules/reconciliation/drop-lines.ts'
import { type BookingDesk, CENTRAL, createBookingDesk } from '../booking/booking-desk.ts'
import { createStaffDesk, type StaffDesk, type StaffPerson } from '../staff/staff-desk.ts'
import { withPhoneOf } from '../staff/with-phone-of.ts'
import { type PaidOrders, PERSON, payADay } from './paid-day.ts'
import { alteringGzip, alteringZip, onLines, reasonOf } from './tampering.ts'

let desk: BookingDesk
let staff: StaffDesk
let head: StaffPerson
let second: StaffPerson
let day: string
let params: { institutionId: string; day: string }
let paid: PaidOrders

beforeAll(async () => {
  desk = await createBookingDesk()
  staff = createStaffDesk(desk)
  paid = await payADay(desk)
  day = shanghaiDate(desk.clock.now())
  params = { institutionId: CENTRAL, day }
  desk.clock.advance(Date.parse(`${addDays(day, 1)}T12:30:00+08:00`) - desk.clock.now().getTime())
  head = await staff.person({ role: 'finance', institutionId: CENTRAL, name: '吴财务' })
  second = await staff.person({ role: 'finance', name: '郑财务' })
})
afterAll(() => desk.close())

/** The day as it is once nothing more happens to it. */
async function settled(): Promise<WholeReconDay> {
  const device = await staff.atDesk(head)
  let seen: WholeReconDay | undefined
  await vi.waitUntil(
    async () => {
      seen = await staff.ok('getReconDay', { device, params })

      return !['reading', 'comparing'].includes(seen.state)
    },
    { timeout: 50_000, interval: 50 },
  )
  if (seen === undefined) throw new Error('nobody has looked')

  return seen
}

async function runAgain(): Promise<WholeReconDay> {
  await staff.ok('runReconDay', { device: await staff.atDesk(head), params })

  return settled()
}

const differences = async () =>
  (await staff.ok('listDifferences', { device: await staff.atDesk(head), params })).differences

describe('a day of three channels and three hospitals', () => {
  it('is reconciled by itself the next day, and agrees when everybody tells the same', async () => {
    const { config, db, clock } = desk.ground
    await beginDays({ config, db, clock, nudge: () => desk.bff.nudge() } as never)
    const whole = await settled()
    expect(whole.sources.map(({ source, state, detail }) => [source, state, detail])).not.toContainEqual([
      expect.anything(),
      'refused',
      expect.anything(),
    ])
    expect(whole).toMatchObject({ state: 'agreed', open: 0, closed: 0, waiting: 0 })
    const counts = (source: string) =>
      whole.totals
        .filter((one) => one.source === source)
        .map(({ means, kind, lineCount }) => `${means} ${kind} ${lineCount}`)
        .sort()
    expect(counts('channel')).toEqual([
      'alipay payment 1',
      'unionpay payment 2',
      'unionpay refund 1',
      'wechat payment 1',
    ])
    for (const source of ['platform', 'books', 'his']) expect(counts(source)).toEqual(counts('channel'))
  })

  it('tells every discrepancy under its name, the same once more, and mends itself when the bill is mended', async () => {
    const { wechatPay, alipay, unionpay } = desk.sandbox
    wechatPay.altered.alter(paid.wechat, { fen: 1 })
    alipay.altered.alter(paid.alipay, { isDoubled: true })
    unionpay.altered.alter(paid.unionpay, { isMissing: true })
    desk.hospital.altered.alter(`R${paid.returned}01`, { isMissing: true })
    const wanted = [
      [paid.wechat, 'payment', 'amount'],
      [paid.alipay, 'payment', 'duplicate'],
      [paid.unionpay, 'payment', 'missing_channel'],
      [`R${paid.returned}01`, 'refund', 'missing_his'],
    ].sort()
    const found = async () =>
      (await differences()).map(({ number, kind, class: name }) => [number, kind, name]).sort()

    expect(await runAgain()).toMatchObject({ state: 'differs', open: 4 })
    expect(await found()).toEqual(wanted)
    const again = await runAgain()
    expect(again).toMatchObject({ state: 'differs', open: 4 })
    expect(await found()).toEqual(wanted)
    const amount = (await differences()).find((one) => one.class === 'amount')
    const one = await staff.ok('getDifference', {
      device: await staff.atDesk(head),
      params: { differenceId: amount?.differenceId ?? '' },
    })
    expect(one.pairs).toEqual(['platform_channel'])
    expect(one.sides.find(({ source }) => source === 'channel')?.fen).toBe(1)
    expect(one.history).toMatchObject([{ from: null, to: 'open', cause: 'found' }])
  })

  it('is worked off by a word, and money is written off by two people, which a new run leaves as it is', async () => {
    const device = await staff.atDesk(head)
    const [double, missing] = ['duplicate', 'missing_channel'].map(
      (name) => async () => (await differences()).find((one) => one.class === name)?.differenceId ?? '',
    )
    const explained = { differenceId: (await double?.()) ?? '' }
    const { version } = await staff.ok('getDifference', { device, params: explained })
    const word = { version, reason: '支付宝重复出账，已联系' }
    const { account_id: payer } = await desk.ground.db
      .selectFrom('payments')
      .select('account_id')
      .where('order_number', '=', paid.alipay)
      .executeTakeFirstOrThrow()
    const asTheirOwn = ({ staffId }: StaffPerson, meanwhile: () => Promise<string | undefined>) =>
      withPhoneOf(desk.ground.db, { staffId, accountId: payer ?? '' }, meanwhile)
    const explain = () => staff.refused('explainDifference', { device, params: explained, body: word })
    expect(await asTheirOwn(head, explain)).toBe('PAYMENT_OWN')
    const closed = await staff.ok('explainDifference', { device, params: explained, body: word })
    expect(closed).toMatchObject({ state: 'closed', settledAs: 'explained' })
    expect(closed.history.map(({ to }) => to)).toEqual(['open', 'explained', 'closed'])
    expect(await staff.refused('explainDifference', { device, params: explained, body: word })).toBe(
      'DIFFERENCE_CHANGED',
    )

    const lost = { differenceId: (await missing?.()) ?? '' }
    const body = { version: 1, reason: '银联确认不再补账' }
    const propose = () => staff.refused('proposeWriteOff', { device, params: lost, body })
    expect(await asTheirOwn(head, propose)).toBe('PAYMENT_OWN')
    const proposed = await staff.ok('proposeWriteOff', { device, params: lost, body })
    expect(proposed).toMatchObject({ state: 'manual', proposedBy: { name: '吴财务' } })
    const yes = { version: proposed.version, reason: '同意核销', isConfirmed: true }
    expect(await staff.refused('decideWriteOff', { device, params: lost, body: yes })).toBe('OWN_PROPOSAL')
    const alone = desk.ground.db
      .updateTable('recon_differences')
      .set({ settled_as: 'written_off', decided_by: head.staffId })
      .where('difference_id', '=', lost.differenceId)
    await expect(alone.execute()).rejects.toThrow('recon_differences_four_eyes')
    const decision = { device: await staff.atDesk(second), params: lost, body: yes }
    expect(await asTheirOwn(second, () => staff.refused('decideWriteOff', decision))).toBe('PAYMENT_OWN')
    const off = await staff.ok('decideWriteOff', decision)
    expect(off).toMatchObject({ state: 'closed', settledAs: 'written_off' })
    expect(off.history.at(-1)).toMatchObject({ by: { name: '郑财务' }, remark: '同意核销' })

    desk.sandbox.wechatPay.altered.alter(paid.wechat, { fen: paidFen('wechat') })
    expect(await runAgain()).toMatchObject({ state: 'differs', open: 1, closed: 3 })
    const settledAs = Object.fromEntries((await differences()).map((one) => [one.class, one.settledAs]))
    expect(settledAs).toEqual({
      ...{ amount: 'auto_fixed', duplicate: 'explained', missing_channel: 'written_off', missing_his: null },
    })
    const auditor = await staff.person({ role: 'audit', institutionId: CENTRAL })
    const { records } = await staff.ok('listAudit', { device: auditor.browser })
    const actions = records.map(({ action }) => action)
    for (const action of [
      'reconciliation_asked',
      'difference_explained',
      'write_off_proposed',
      'own_proposal_refused',
      'own_payment_refused',
    ])
      expect(actions).toContain(action)
  })

  it('is taken along as a workbook whose amounts are numbers', async () => {
    const reply = await staff.app.inject({
      url: `/api/staff/reconciliation/${CENTRAL}/${day}/export?sheet=differences&language=zh-CN`,
      headers: (await staff.atDesk(head)).headers(),
    })
    expect(reply.headers['content-disposition']).toContain('attachment')
    const { sheets } = await readXlsx(reply.rawPayload)
    const rows = sheets[0]?.rows ?? []
    expect(rows[0]).toContain('金额（元）')
    const missing = rows.find((row) => row[0] === paid.unionpay)
    expect(missing?.slice(3, 8)).toEqual(['银联', '渠道缺', paidFen('unionpay') / 100, '已关闭', '核销'])
  })

  it('waits for a bill that is not written yet, and for a hospital that does not answer', async () => {
    const { wechatPay, his } = desk.sandbox
    wechatPay.settings.billsReadyAtHour = 23
    his.faults.add({ kind: 'error-5xx', probability: 1, path: '/statement/list' })
    const waiting = await runAgain()
    expect(waiting.state).toBe('waiting')
    const states = Object.fromEntries(waiting.sources.map((one) => [`${one.source} ${one.party}`, one.state]))
    expect(states).toMatchObject({
      ...{ 'channel wechat-main': 'not_ready', 'channel unionpay-main': 'read' },
      [`his ${CENTRAL}`]: 'silent',
    })
    his.faults.clear()
    wechatPay.settings.billsReadyAtHour = 10
    desk.clock.advance(HOUR_MS)
    await vi.waitUntil(async () => (await settled()).state !== 'waiting', { timeout: 50_000, interval: 50 })
    expect(await settled()).toMatchObject({ state: 'differs', open: 1, closed: 3 })
  })

  it('is read on by another replica when the one that reads it dies', async () => {
    const { db } = desk.ground
    await staff.ok('runReconDay', { device: await staff.atDesk(head), params })
    await settled()
    const run = await db.selectFrom('recon_runs').selectAll().where('day', '=', day).executeTakeFirstOrThrow()
    // As a killed replica leaves it: one side half read, the operation still under its lease.
    await db
      .updateTable('recon_sources')
      .set({ state: 'reading', line_count: 1 })
      .where('run_id', '=', run.run_id)
      .where('party', '=', CENTRAL)
      .execute()
    await db.updateTable('recon_runs').set({ state: 'reading' }).where('run_id', '=', run.run_id).execute()
    await db
      .insertInto('operations')
      .values({
        ...{
          operation_id: 'opr_00000000000000000001',
          queue: 'reconciliation',
          kind: 'run',
          subject_id: run.run_id,
        },
        ...{ subject_version: run.version, setbacks: 0, due_at: desk.clock.now(), lease_by: 'rep_dead' },
        ...{ lease_until: desk.clock.now(), lease_no: 1, tries: 1 },
      })
      .execute()
    desk.clock.advance(HOUR_MS)
    expect(await settled()).toMatchObject({ state: 'differs', open: 1, closed: 3 })
  })

  it('is compared again when an earlier day is read late, which may have what it could not find', async () => {
    const { db } = desk.ground
    desk.sandbox.unionpay.altered.alter(`R${paid.returned}01`, { isMissing: true })
    await runAgain()
    const opened = (await differences()).filter(({ state }) => state === 'open')
    expect(opened.map(({ class: name, kind }) => `${kind} ${name}`).sort()).toEqual([
      'refund missing_channel',
      'refund missing_his',
    ])
    const compared = async () => {
      const rows = db.selectFrom('recon_runs').select('compared_no').where('day', '=', day)

      return (await rows.executeTakeFirstOrThrow()).compared_no
    }
    for (const daysBefore of [1, 3]) {
      const was = await compared()
      const early = { institutionId: CENTRAL, day: addDays(day, -daysBefore) }
      await staff.ok('runReconDay', { device: await staff.atDesk(head), params: early })
      await vi.waitUntil(async () => (await compared()) > was, { timeout: 20_000, interval: 50 })
      await settled()
    }
  })
})

it('a day that is compared while the one before it is read is compared again: both tell one truth', async () => {
  const { db } = desk.ground
  await settled()
  const early = { institutionId: CENTRAL, day: addDays(day, -1) }
  const runOf = (on: string) =>
    db.selectFrom('recon_runs').selectAll().where('day', '=', on).executeTakeFirstOrThrow()
  const before = await runOf(day)
  const earlier = await runOf(early.day)
  const device = await staff.atDesk(head)
  let letGo: () => void = () => undefined
  const isHeld = new Promise<void>((resolve) => {
    letGo = resolve
  })
  // One replica has looked into the days beside, and stands before it writes what the day comes to.
  const holding = db.transaction().execute(async (tx) => {
    const rows = tx.selectFrom('recon_totals').select('run_id').where('run_id', '=', before.run_id)
    expect(await rows.forUpdate().execute()).not.toEqual([])
    await isHeld
  })
  await staff.ok('runReconDay', { device, params })
  const stands = () =>
    sql<{ n: unknown }>`select count(*) as n from pg_stat_activity
      where wait_event_type = 'Lock' and query like 'delete from "recon_totals"%'`.execute(db)
  await vi.waitUntil(async () => Number((await stands()).rows[0]?.n) === 1, { timeout: 20_000, interval: 20 })
  await staff.ok('runReconDay', { device, params: early })
  await vi.waitUntil(async () => (await runOf(early.day)).compared_no > earlier.compared_no, {
    timeout: 20_000,
    interval: 20,
  })
  expect((await runOf(day)).compared_no).toBe(before.compared_no)
  letGo()
  await holding
  await vi.waitUntil(async () => (await runOf(day)).compared_no === before.compared_no + 2, {
    timeout: 20_000,
    interval: 20,
  })
})

function paidFen(means: 'wechat' | 'unionpay'): number {
  const { wechatPay, unionpay } = desk.sandbox
  if (means === 'wechat') return wechatPay.trades.find(paid.wechat)?.order.amount.total ?? 0

  return unionpay.trades.list().find(({ asked }) => asked.orderId === paid.unionpay)?.amountFen ?? 0
}

describe('a statement that was changed on its way', () => {
  const trace = { traceId: 'trace-1' }
  const nowhere = async () => undefined

  const wechatWith = (change: (text: string) => string) =>
    createWechatStatement(desk.ground.config.merchants['wechat-main'] as MerchantConfig<'wechat'>, {
      http: alteringGzip(desk.ground.http, change),
    })

  it('is not believed: neither with another amount, nor with another word, nor when its end is missing', async () => {
    const read = async (change: (text: string) => string) =>
      reasonOf(await wechatWith(change).read(day, nowhere, trace))
    expect(await read((text) => text)).toBe('believed')
    expect(
      await read((text) =>
        text.replace(/`CNY,`\d+\.\d\d/, (cell) => cell).replace(/`(\d+\.\d\d),`0\.00,`$/m, '`9$1,`0.00,`'),
      ),
    ).toMatch(/paidFen|hash/)
    expect(await read((text) => text.replace('OTHERS', 'ICBC'))).toBe('the bill has another hash')
    expect(await read((text) => text.slice(0, text.lastIndexOf('总交易单数')))).toMatch(/no summary/)
  })

  function alipayWith(change: (bytes: string) => string | Buffer, pack?: (archive: Buffer) => Buffer) {
    const { http, config, clock } = desk.ground
    if (config.alipay === undefined) throw new Error('no Alipay')
    const client = createAlipayClient(config.alipay, { clock })

    return createAlipayStatement({ client, http: alteringZip(http, change, pack), clock })
  }

  it('of Alipay is not believed: altered, missing, doubled or shifted lines, another encoding or checksum', async () => {
    const read = async (...change: Parameters<typeof alipayWith>) =>
      reasonOf(await alipayWith(...change).read(day, nowhere, trace))
    expect(await read((bytes) => bytes)).toBe('believed')
    const dearer = onLines(([first = '', ...rest]) => [first.replace(/(\d+\.\d\d)/, '9$1'), ...rest])
    expect(await read(dearer)).toMatch(/^paidFen is \d+ in its summary and 9\d+/)
    expect(await read(onLines(([, ...rest]) => rest))).toMatch(/^count is/)
    expect(await read(onLines((lines) => [...lines, ...lines]))).toMatch(/^count is/)
    expect(await read(onLines((lines) => lines.map((line) => line.replace(',', ''))))).toMatch(
      /^field .* cannot be read$/,
    )
    expect(
      await read((bytes) => Buffer.from(new TextDecoder('gbk').decode(Buffer.from(bytes, 'latin1')))),
    ).toMatch(/^no (column|totals)/)
    expect(await read((bytes) => bytes.slice(0, bytes.length / 2))).toMatch(
      /^no (column|totals)|cannot be read/,
    )
    const otherChecksum = (archive: Buffer) => {
      const at = archive.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
      const last = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
      for (const entry of [at, last]) archive.writeUInt32LE(1, entry + 16)

      return archive
    }
    expect(await read((bytes) => bytes, otherChecksum)).toBe('broken zip: another checksum')
    expect(
      await read(
        (bytes) => bytes,
        (archive) => archive.subarray(0, archive.length - 30),
      ),
    ).toMatch(/zip/)
  })

  it('of UnionPay is not believed: its signature is of every byte of the file, and of what was asked', async () => {
    const { http, config, clock } = desk.ground
    const merchant = Object.values(config.merchants).find(({ means }) => means === 'unionpay')
    let kept = ''
    const read = async (change: (text: string) => string, on = day) => {
      const altering: FileClient = {
        ...http,
        async send(request) {
          const answer = await http.send(request)

          return isGatewayFailure(answer) ? answer : { ...answer, text: change(answer.text) }
        },
      }
      const gateway = createUnionpayStatement(merchant as MerchantConfig<'unionpay'>, {
        http: altering,
        clock,
      })

      return reasonOf(await gateway.read(on, nowhere, trace))
    }
    /** The same file with other lines, as it would be packed. */
    const onFile = (change: (lines: string[]) => string[]) => (text: string) =>
      text.replace(/fileContent=([^&]*)/, (_, content: string) => {
        const entries = zippedEntries(inflateSync(Buffer.from(content, 'base64'))).map(
          ({ name, deflated }) => {
            const lines = inflateRawSync(deflated).toString('latin1').split('\n')

            return { name, content: Buffer.from(change(lines).join('\n'), 'latin1') }
          },
        )

        return `fileContent=${deflateSync(zip(entries)).toString('base64')}`
      })
    expect(
      await read((text) => {
        kept = text

        return text
      }),
    ).toBe('believed')
    for (const change of [
      (lines: string[]) => lines.map((line) => line.replace(/0(\d{11}) /, '9$1 ')),
      ([, ...rest]: string[]) => rest,
      (lines: string[]) => [...lines, ...lines],
      (lines: string[]) => lines.map((line) => ` ${line}`),
      (lines: string[]) => lines.map((line) => `${line.slice(0, -2)}\xb9\xfe`),
    ])
      expect(await read(onFile(change))).toMatch(/^answer .*sign/)
    // One that was signed for another question.
    desk.clock.advance(2 * SECOND_MS)
    expect(await read(() => kept)).toMatch(/^answer with another/)
  })

  it('a hospital whose lines are not its sum is refused, and told so', async () => {
    const { http, config, clock } = desk.ground
    const institution = config.institutions.find((one) => one.institutionId === CENTRAL)
    if (institution === undefined) throw new Error('no hospital')
    const altering: FileClient = {
      ...http,
      async sendForJson(request) {
        const answer = await http.sendForJson(request)
        if (isGatewayFailure(answer)) return answer

        return { json: JSON.parse(JSON.stringify(answer.json).replace(/"paid":"(\d+)/, '"paid":"9$1')) }
      },
    }
    const outcome = await createHisStatement(institution, { http: altering, clock }).read(day, nowhere, trace)
    expect(reasonOf(outcome)).toMatch(/^paidFen is 9\d+ in its summary/)
  })

  it('a day without a trade is told apart from a bill that is not written', async () => {
    const { http, config } = desk.ground
    const wechat = createWechatStatement(config.merchants['wechat-main'] as MerchantConfig<'wechat'>, {
      http,
    })
    expect(await wechat.read(addDays(day, -3), nowhere, trace)).toEqual({ is: 'nothing' })
    desk.sandbox.wechatPay.settings.billsReadyAtHour = 23
    expect(await wechat.read(addDays(shanghaiDate(desk.clock.now()), -1), nowhere, trace)).toEqual({
      is: 'not_ready',
    })
    desk.sandbox.wechatPay.settings.billsReadyAtHour = 10
  })
})

it('lines are deleted when they have served their time, and the day says what it said, and is compared no more', async () => {
  const { db, config, clock } = desk.ground
  const was = await settled()
  const lines = async () =>
    (await db.selectFrom('recon_lines').select('run_id').distinct().execute()).map(({ run_id }) => run_id)
  const { run_id: runId } = await db
    .selectFrom('recon_runs')
    .select('run_id')
    .where('day', '=', day)
    .executeTakeFirstOrThrow()
  const later = (days: number) => ({ now: () => new Date(clock.now().getTime() + days * DAY_MS) })
  const { reconLinesKeptDays: kept } = config
  await dropOldLines({ config, db, clock: later(kept - 1) })
  expect(await lines()).toContain(runId)
  for (let sweep = 0; sweep < 3; sweep++) await dropOldLines({ config, db, clock: later(kept + 1) })
  expect(await lines()).toEqual([])
  expect(await settled()).toEqual(was)
})

it('a refund that only UnionPay tells is kept from whoever paid, and from one person alone once they have closed their account', async () => {
  const { db } = desk.ground
  const toNoonOfTomorrow = () => {
    const noon = Date.parse(`${addDays(shanghaiDate(desk.clock.now()), 1)}T12:30:00+08:00`)
    desk.clock.advance(noon - desk.clock.now().getTime())
  }
  toNoonOfTomorrow()
  const { trades } = desk.sandbox.unionpay
  const sale = trades.list().find(({ asked }) => asked.orderId === paid.unionpay)
  if (sale?.outcome === undefined) throw new Error('it was not paid')
  const orderId = `R${paid.unionpay}01`
  const asked = { ...sale.asked, orderId, txnType: '04', txnSubType: '00', origQryId: sale.outcome.queryId }
  trades.decide(trades.open(asked), { code: '00', accNo: '6216***********0018', payCardType: '01' })
  params = { institutionId: CENTRAL, day: shanghaiDate(desk.clock.now()) }
  toNoonOfTomorrow()
  expect(await runAgain()).toMatchObject({ state: 'differs', open: 1 })
  const [twice] = await differences()
  expect(twice).toMatchObject({ number: orderId, kind: 'refund', class: 'missing_platform' })

  const of = { differenceId: twice?.differenceId ?? '' }
  const body = { version: 1, reason: '银联误退，已追回' }
  const explain = async () =>
    staff.refused('explainDifference', { device: await staff.atDesk(head), params: of, body })
  const { account_id: payer } = await db
    .selectFrom('payments')
    .select('account_id')
    .where('order_number', '=', paid.unionpay)
    .executeTakeFirstOrThrow()
  const { staffId } = head
  expect(await withPhoneOf(db, { staffId, accountId: payer ?? '' }, explain)).toBe('PAYMENT_OWN')

  const device = await desk.signIn(PERSON, 'web')
  await desk.reverify(PERSON, device)
  await desk.ok('closeAccount', { device, body: { understood: true } })
  expect(await explain()).toBe('PAYER_GONE')
  const proposed = await staff.ok('proposeWriteOff', { device: await staff.atDesk(head), params: of, body })
  const decision = { version: proposed.version, reason: '同意核销', isConfirmed: true }
  const off = await staff.ok('decideWriteOff', {
    device: await staff.atDesk(second),
    params: of,
    body: decision,
  })
  expect(off).toMatchObject({ state: 'closed', settledAs: 'written_off' })
})
