import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { outpatientInvoice, type RunningInvoices, runInvoices, sealRequest } from './invoices.test-support.ts'

let running: RunningInvoices

beforeEach(async () => {
  running = await runInvoices()
})

afterEach(() => running.platform.close())

const issue = (changes: object = {}) =>
  running.call('invoiceEBillOutpatient', outpatientInvoice(running.caller, changes))

describe('an e-invoice', () => {
  test('is issued with batch, number, check code and a page to look at', async () => {
    const { result, message, isSigned } = await issue()

    expect([result, isSigned]).toEqual(['S0000', true])
    expect(message).toMatchObject({
      billBatchCode: '31060126',
      billNo: '0000000001',
      random: expect.stringMatching(/^[0-9a-f]{6}$/),
      createTime: '20261123093000000',
      billBusDate: '20261123092500000',
    })
    const page = await (await fetch(message.pictureUrl ?? '')).text()
    expect(page).toContain('李明')
    expect(page).toContain('¥30.00')
    expect(page).toContain('通诊中心医院')
  })

  test('is one, however often its business number is sent', async () => {
    const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => issue()))

    for (const other of others) expect(other.message).toEqual(first?.message)
    expect(running.platform.book.list()).toHaveLength(1)
  })

  test('keeps its business number for its content', async () => {
    await issue()

    expect((await issue({ payer: '王秀英' })).result).toBe('E0003')
  })

  test('of a registration is another kind', async () => {
    const request = outpatientInvoice(running.caller, { busType: '06' })

    expect((await running.call('invEBillRegistration', request)).result).toBe('S0000')
    expect((await running.call('invoiceEBillOutpatient', { ...request, busNo: 'TZI2' })).words).toContain(
      'busType',
    )
  })

  test.each([
    ['a total that is not that of its lines', { totalAmt: '30.01', ownPay: '30.01' }, 'E0005'],
    ['parts that are not the total', { fundPay: '1.00' }, 'E0005'],
    [
      'details that are not the total',
      { listDetail: [{ code: '1', name: '心电图', amt: '29.00' }] },
      'E0005',
    ],
    ['a total that is no amount', { totalAmt: '3e1' }, 'E0002'],
    ['no line', { chargeDetail: [] }, 'E0002'],
    ['no payer', { payer: '' }, 'E0002'],
    ['a place of somebody else', { placeCode: '31000201' }, 'E0002'],
    ['a time that is none', { busDateTime: '2026-11-23' }, 'E0002'],
  ])('with %s is refused', async (_, changes, code) => {
    expect((await issue(changes)).result).toBe(code)
    expect(running.platform.book.list()).toEqual([])
  })

  test('has a file to keep, which a reader of PDFs understands', async () => {
    await issue()
    const { message } = await running.call('getPicture', { billBatchCode: '31060126', billNo: '0000000001' })
    const file = Buffer.from(message.content ?? '', 'base64').toString('latin1')

    expect(message.fileType).toBe('pdf')
    expect(file).toMatch(/^%PDF-1\.4\n[\s\S]+%%EOF\n$/)
    const begins = Number(/startxref\n(\d+)/.exec(file)?.[1])
    expect(file.slice(begins)).toMatch(/^xref\n0 8\n/)
    for (const [index, [, begin]] of [...file.matchAll(/(\d{10}) 00000 n/g)].entries())
      expect(file.slice(Number(begin))).toMatch(new RegExp(`^${index + 1} 0 obj`))
    const texts = [...file.matchAll(/<([0-9a-f]+)> Tj/g)].map(([, hex = '']) =>
      Buffer.from(hex, 'hex').swap16().toString('utf16le'),
    )
    expect(texts).toContainEqual(expect.stringContaining('0000000001'))
    expect(texts).toContainEqual(expect.stringContaining('¥30.00'))
  })

  test('is not shown to whoever does not know its check code', async () => {
    const { message } = await issue()
    const guessed = message.pictureUrl?.replace(/[^/]*$/, '000000') ?? ''

    expect((await fetch(guessed)).status).toBe(404)
  })
})

describe('a red-letter', () => {
  const off = (changes: object = {}) =>
    running.call('writeOffEBill', {
      ...{ billBatchCode: '31060126', billNo: '0000000001', reason: '退费', operator: '线上收费' },
      ...{ busDateTime: '20261123093000000', placeCode: running.caller.placeCode, ...changes },
    })
  const stateOf = (billNo: string) =>
    running.call('getEBillStatesByBillInfo', { billBatchCode: '31060126', billNo })

  test('takes an invoice back, once, and both say so', async () => {
    const { message: invoice } = await issue()
    expect((await stateOf('0000000001')).message.state).toBe('1')
    const first = await off()

    expect(first.message).toMatchObject({ eScarletBillBatchCode: '31060126', eScarletBillNo: '0000000002' })
    expect((await off()).message).toEqual(first.message)
    expect((await stateOf('0000000001')).message).toMatchObject({ state: '2', eScarletBillNo: '0000000002' })
    expect(await (await fetch(invoice.pictureUrl ?? '')).text()).toContain('本票据已冲红')
    expect(await (await fetch(first.message.pictureUrl ?? '')).text()).toContain('¥-30.00')
    expect((await issue()).message.billNo).toBe('0000000001')
  })

  test('of an unknown invoice, of a red one, and without a reason is refused', async () => {
    await issue()
    await off()

    expect((await off({ billNo: '0000000009' })).result).toBe('E0004')
    expect((await off({ billNo: '0000000002' })).result).toBe('E0004')
    expect((await off({ reason: ' ' })).result).toBe('E0002')
    expect((await stateOf('0000000009')).result).toBe('E0004')
  })
})

describe('a caller', () => {
  test.each([
    ['nobody knows', { appid: 'EINV999999' }],
    ['whose signature is wrong', { sign: '0'.repeat(32) }],
    ['who signed other data', { data: Buffer.from('{}').toString('base64') }],
    ['who speaks another version', { version: '2.0' }],
  ])('%s is refused', async (_, changes) => {
    const answer = await running.call('invoiceEBillOutpatient', outpatientInvoice(running.caller), changes)

    expect(answer.result).toBe('E0001')
    expect(running.platform.book.list()).toEqual([])
  })

  test('sees no invoice of another institution', async () => {
    await issue()
    const other = running.platform.credentials.institutions['tz-jiangwan']
    const key = { billBatchCode: '31060126', billNo: '0000000001' }
    const theirs = sealRequest(other ?? running.caller, key)

    expect((await running.call('getEBillStatesByBillInfo', key)).result).toBe('S0000')
    expect((await running.call('getEBillStatesByBillInfo', key, theirs)).result).toBe('E0004')
    expect((await running.call('getPicture', key, theirs)).result).toBe('E0004')
  })

  test('signs by MD5 over the five members in their order', async () => {
    const { appId, appKey, placeCode } = running.caller
    const data = Buffer.from(JSON.stringify(outpatientInvoice({ appId, appKey, placeCode }))).toString(
      'base64',
    )
    const text = `appid=${appId}&data=${data}&noise=n-1&key=${appKey}&version=1.0`
    const sign = createHash('md5').update(text).digest('hex').toUpperCase()

    expect((await running.call('invoiceEBillOutpatient', {}, { data, noise: 'n-1', sign })).result).toBe(
      'S0000',
    )
  })

  test('is told that the platform is busy, and nothing is issued', async () => {
    running.platform.faults.add({ kind: 'busy', probability: 1, count: 1 })

    expect((await issue()).result).toBe('E9999')
    expect(running.platform.book.list()).toEqual([])
  })
})

test('a platform that is started again knows its invoices and gives no number twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'invoices-'))
  const first = await runInvoices(folder)
  const request = outpatientInvoice(first.caller)
  const issued = await first.call('invoiceEBillOutpatient', request)
  await first.platform.close()

  const second = await runInvoices(folder)
  const again = await second.call('invoiceEBillOutpatient', request)
  const next = await second.call('invoiceEBillOutpatient', { ...request, busNo: 'TZI0000002' })
  await second.platform.close()

  expect(again.message).toMatchObject({ billNo: issued.message.billNo, random: issued.message.random })
  expect(next.message.billNo).toBe('0000000002')
})
