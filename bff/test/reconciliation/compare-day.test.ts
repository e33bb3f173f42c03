import { randomBytes } from 'node:crypto'
import { type ReconSource, reconSources } from '@tongzhen/contract/reconciliation'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../src/db/connection.ts'
import type { Db } from '../../src/db/schema.ts'
import { inTransaction } from '../../src/db/transaction.ts'
import { circlesOf } from '../../src/modules/reconciliation/circles.ts'
import { judge, movementsOf, type ReconLine } from '../../src/modules/reconciliation/compare.ts'
import { compareDay } from '../../src/modules/reconciliation/compare-day.ts'
import { move } from '../../src/modules/reconciliation/differences.ts'
import { addLines } from '../../src/modules/reconciliation/lines.ts'
import type { RunRow } from '../../src/modules/reconciliation/runs.ts'
import { createDatabase } from '../create-database.ts'
import { TEMPLATE } from '../database.setup.ts'
import { keepDay, keepRefund } from './keep-day.ts'
import { randomFrom, seededDay } from './seeded-day.ts'

const circle = {
  name: 'tz-central',
  institutions: ['tz-central'],
  merchants: [{ name: 'm', institutionId: 'tz-central', means: 'wechat' as const }],
  transferring: [],
}
const held = async () => undefined
const now = new Date('2026-11-22T10:00:00+08:00')

let db: Db
beforeAll(async () => {
  const name = `test_${randomBytes(8).toString('hex')}`
  db = connect({ url: await createDatabase(inject('clusterUrl'), { name, template: TEMPLATE }) })
})
afterAll(() => db.destroy())

describe('a day that every side tells a little otherwise', () => {
  it('is told apart: everything planted is found under its name, nothing is invented, and again the same', async () => {
    const { today, tomorrow, planted } = seededDay({ seed: 20261120, count: 4000, wrong: 180 })
    const run = await keepDay(db, { circle, day: '2026-11-20', sides: today, now })
    await keepDay(db, { circle, day: '2026-11-21', sides: tomorrow, now })
    const found = async () => {
      const rows = await db
        .selectFrom('recon_differences')
        .select(['ext_no', 'kind', 'class', 'state'])
        .where('run_id', '=', run.run_id)
        .execute()

      return rows.map((row) => `${row.ext_no} ${row.kind} ${row.class} ${row.state}`).sort()
    }
    const wanted = planted.map((one) => `${one.extNo} ${one.kind} ${one.class} open`).sort()

    await compareDay(db, { run, circle, held, now })
    expect(await found()).toEqual(wanted)

    await compareDay(db, { run: { ...run, compared_no: 1 }, circle, held, now })
    expect(await found()).toEqual(wanted)
    const { fen } = await db
      .selectFrom('recon_totals')
      .select('fen')
      .where('run_id', '=', run.run_id)
      .where('source', '=', 'books')
      .where('kind', '=', 'payment')
      .executeTakeFirstOrThrow()
    const paid = today.books.filter(({ kind }) => kind === 'payment')
    expect(fen).toBe(paid.reduce((sum, line) => sum + line.fen, 0))
  })

  it('what the next day has within two hours of midnight is nobody’s business; before it is read, it waits', async () => {
    const at = (time: string) => new Date(`2026-11-${time}+08:00`)
    const line = (extNo: string, time: string, party: string): ReconLine => ({
      ...{
        extNo,
        orderNo: extNo,
        kind: 'payment',
        party,
        institutionId: party === 'm' ? null : 'tz-central',
      },
      ...{ means: 'wechat', fen: 500, at: at(time), status: 'done', providerNo: '1' },
    })
    const [late, ours] = [line('PYLATE', '10T23:59:58', 'm'), line('PYLATE', '11T00:00:03', '-')]
    const none = { platform: [], books: [], channel: [], his: [] }
    const day = { circle, day: '2026-11-10', now }
    const run = await keepDay(db, { ...day, sides: { ...none, channel: [late] } })
    const differences = () =>
      db.selectFrom('recon_differences').selectAll().where('run_id', '=', run.run_id).execute()

    expect(await compareDay(db, { run, circle, held, now })).toEqual({ waiting: 1 })
    expect(await differences()).toEqual([])

    const his = line('PYLATE', '11T00:00:04', 'tz-central')
    const next = await keepDay(db, {
      ...{ circle, day: '2026-11-11', now },
      sides: { ...none, platform: [ours], books: [ours], his: [his] },
    })
    expect(await compareDay(db, { run: next, circle, held, now })).toEqual({ waiting: 0 })
    expect(await compareDay(db, { run, circle, held, now })).toEqual({ waiting: 0 })
    expect(await differences()).toMatchObject([
      { class: 'time_cross_day', state: 'closed', settled_as: 'auto_fixed' },
    ])
    const ofNext = await db
      .selectFrom('recon_differences')
      .select('class')
      .where('run_id', '=', next.run_id)
      .execute()
    expect(ofNext).toEqual([])
  })
})

it('what the day before may have waits while that day is not read, and is told when nobody has begun it', async () => {
  const none = { platform: [], books: [], channel: [], his: [] }
  const line = (extNo: string, party: string, at: string): ReconLine => ({
    ...{ extNo, orderNo: extNo, kind: extNo.startsWith('R') ? 'refund' : 'payment', party },
    ...{ institutionId: null, means: 'wechat', fen: 500, at: new Date(at), status: 'done', providerNo: '1' },
  })
  const ours = [
    line('PYEARLY', '-', '2026-09-11T00:00:03+08:00'),
    line('PYNOON', '-', '2026-09-11T12:00:00+08:00'),
    line('RPYNOON', '-', '2026-09-11T12:00:00+08:00'),
  ]
  const run = await keepDay(db, { circle, day: '2026-09-11', sides: { ...none, platform: ours }, now })
  const open = async () => {
    const rows = await db
      .selectFrom('recon_differences')
      .select('ext_no')
      .where('run_id', '=', run.run_id)
      .where('state', '=', 'open')
      .orderBy('ext_no')
      .execute()

    return rows.map(({ ext_no }) => ext_no)
  }
  expect(await compareDay(db, { run, circle, held, now })).toEqual({ waiting: 0 })
  expect(await open()).toEqual(['PYEARLY', 'PYNOON', 'RPYNOON'])

  const theirs = [
    line('PYEARLY', 'm', '2026-09-10T23:59:58+08:00'),
    { ...line('RPYNOON', 'm', '2026-09-10T12:00:00+08:00'), status: 'pending' as const },
  ]
  const before = await keepDay(db, {
    ...{ circle, day: '2026-09-10', now },
    sides: { ...none, channel: theirs },
  })
  const sideIs = (state: 'silent' | 'read') =>
    db
      .updateTable('recon_sources')
      .set({ state })
      .where('run_id', '=', before.run_id)
      .where('source', '=', 'channel')
      .execute()
  await sideIs('silent')
  await db.deleteFrom('recon_lines').where('run_id', '=', before.run_id).execute()
  expect(await compareDay(db, { run: { ...run, compared_no: 1 }, circle, held, now })).toEqual({ waiting: 2 })
  expect(await open()).toEqual(['PYNOON'])

  await sideIs('read')
  await addLines(db, { runId: before.run_id, source: 'channel', party: 'm', from: 1 }, theirs)
  expect(await compareDay(db, { run: { ...run, compared_no: 2 }, circle, held, now })).toEqual({ waiting: 0 })
  expect(await open()).toEqual(['PYNOON'])
})

describe('a refund that WeChat Pay lists on the day it was made, and we on the day it is done', () => {
  const none = { platform: [], books: [], channel: [], his: [] }
  const at = (time: string) => new Date(`2026-10-${time}+08:00`)
  const line = (party: string, time: string, rest: Partial<ReconLine> = {}): ReconLine => ({
    ...{
      extNo: 'RPY01',
      orderNo: 'PY',
      kind: 'refund',
      party,
      institutionId: party === 'm' ? null : 'tz-central',
    },
    ...{ means: 'wechat', fen: 500, at: at(time), status: 'done', providerNo: '1', ...rest },
  })
  const day = (name: string, sides: Partial<Record<ReconSource, ReconLine[]>>) =>
    keepDay(db, { circle, day: `2026-10-${name}`, sides: { ...none, ...sides }, now })
  const classes = async (run: RunRow) => {
    await compareDay(db, { run, circle, held, now })
    const rows = await db
      .selectFrom('recon_differences')
      .select(['class', 'fen', 'state'])
      .where('run_id', '=', run.run_id)
      .orderBy('class')
      .execute()

    return rows.map((row) => `${row.class} ${row.fen} ${row.state}`)
  }

  it('is found under way on the day before, whatever we said of it then, and agrees', async () => {
    const made = line('m', '01T12:00:00', { status: 'pending' })
    const asked = line('-', '01T12:00:00', { status: 'pending' })
    const first = await day('01', { platform: [asked], channel: [made] })
    const next = await day('02', { platform: [line('-', '02T12:00:00')] })
    expect(await classes(first)).toEqual([])
    expect(await classes(next)).toEqual([])
  })

  it('is found where it was decided, when a bank card took three days', async () => {
    await keepRefund(db, { number: 'RPYCARD', fen: 500, decidedAt: at('04T12:00:00') })
    const number = { extNo: 'RPYCARD' }
    await day('04', { channel: [line('m', '04T12:00:00', { ...number, status: 'pending' })] })
    await day('06', {})
    const done = await day('07', { platform: [line('-', '07T12:00:00', number)] })
    expect(await classes(done)).toEqual([])
  })

  it('is told when the provider let it fail, or made it of another amount', async () => {
    await day('10', {
      channel: [
        line('m', '10T12:00:00', { extNo: 'RPY02', status: 'failed' }),
        line('m', '10T12:00:00', { extNo: 'RPY03', status: 'pending', fen: 400 }),
      ],
    })
    const next = await day('11', {
      platform: [line('-', '11T12:00:00', { extNo: 'RPY02' }), line('-', '11T12:00:00', { extNo: 'RPY03' })],
    })
    expect(await classes(next)).toEqual(['amount 100 open', 'status 500 open'])
  })

  it('is not a matter of midnight when what the next bill has is a failure', async () => {
    const today = await day('14', { platform: [line('-', '14T23:59:50')] })
    await day('15', { channel: [line('m', '15T00:00:10', { status: 'failed' })] })
    expect(await classes(today)).toEqual(['status 500 open'])
  })
})

it('what was proposed to be written off is open again once the sides say another amount, and nobody acts on what they saw', async () => {
  const none = { platform: [], books: [], channel: [], his: [] }
  const line = (fen: number): ReconLine => ({
    ...{ extNo: 'PYOFF', orderNo: 'PYOFF', kind: 'payment', party: 'm', institutionId: null },
    ...{ means: 'wechat', fen, at: new Date('2026-10-20T12:00:00+08:00'), status: 'done', providerNo: '1' },
  })
  const run = await keepDay(db, { circle, day: '2026-10-20', sides: { ...none, channel: [line(500)] }, now })
  let comparedNo = 0
  /** As the day is once the provider says so much. */
  const compared = async (fen: number) => {
    await db.updateTable('recon_lines').set({ fen }).where('run_id', '=', run.run_id).execute()
    await compareDay(db, { run: { ...run, compared_no: comparedNo++ }, circle, held, now })

    return db
      .selectFrom('recon_differences')
      .selectAll()
      .where('run_id', '=', run.run_id)
      .executeTakeFirstOrThrow()
  }
  const row = await compared(500)
  await inTransaction(db, (tx) => move(tx, { row, to: 'manual', cause: 'write_off_proposed', now }))
  expect(await compared(500)).toMatchObject({ state: 'manual', version: 2, fen: 500 })
  expect(await compared(50_000)).toMatchObject({ state: 'open', version: 3, fen: 50_000 })
  const { cause } = await db
    .selectFrom('recon_history')
    .select('cause')
    .where('difference_id', '=', row.difference_id)
    .where('version', '=', 3)
    .executeTakeFirstOrThrow()
  expect(cause).toBe('found_again')
  expect(await compared(60_000)).toMatchObject({ state: 'open', version: 4, fen: 60_000 })
})

describe('the merge', () => {
  it('meets every movement once, in order, however the sides are cut into batches, as a map would', async () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = randomFrom(seed)
      const lines = (): ReconLine[] =>
        Array.from({ length: Math.floor(random() * 40) }, () => ({
          ...({
            extNo: `N${Math.floor(random() * 30)}`,
            orderNo: 'N',
            kind: random() < 0.3 ? 'refund' : 'payment',
          } as const),
          ...({ party: '-', institutionId: null, means: 'alipay', status: 'done', providerNo: '1' } as const),
          ...{ fen: 1 + Math.floor(random() * 2), at: now },
        })).sort((a, b) =>
          a.extNo === b.extNo ? (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0) : a.extNo < b.extNo ? -1 : 1,
        )
      const sides = { platform: lines(), books: lines(), channel: lines(), his: lines() }
      async function* cut(all: ReconLine[]) {
        for (let from = 0; from < all.length; ) {
          const size = Math.floor(random() * 4)
          yield all.slice(from, from + size)
          from += size
        }
      }
      const met: string[] = []
      const lists = {
        platform: cut(sides.platform),
        books: cut(sides.books),
        channel: cut(sides.channel),
        his: cut(sides.his),
        transfers: cut([]),
      }
      for await (const movement of movementsOf(lists)) {
        const { extNo, kind } = movement
        met.push(`${extNo} ${kind}`)
        for (const source of reconSources)
          expect(movement.sides[source]).toEqual(
            sides[source].filter((one) => one.extNo === extNo && one.kind === kind),
          )
        const agrees = reconSources.every(
          (source) =>
            movement.sides[source].length === 1 &&
            movement.sides[source][0]?.fen === movement.sides.his[0]?.fen,
        )
        if (agrees) expect(judge(movement)).toEqual([])
      }
      const all = reconSources.flatMap((source) => sides[source].map(({ extNo, kind }) => `${extNo} ${kind}`))
      expect(new Set(met).size).toBe(met.length)
      expect(new Set(met)).toEqual(new Set(all))
    }
  })
})

it('institutions that share a merchant, directly or by a third one, are one circle', () => {
  const of = (institutionId: string, merchants: object) => ({ institutionId, merchants }) as never
  const circles = circlesOf({
    merchants: {},
    institutions: [
      of('a', { wechat: 'w' }),
      of('b', { alipay: 'x' }),
      of('c', { wechat: 'w', alipay: 'x' }),
      of('d', { wechat: 'y' }),
      of('e', {}),
    ],
  })
  expect(circles.map(({ institutions }) => institutions)).toEqual([['a', 'b', 'c'], ['d']])
})
