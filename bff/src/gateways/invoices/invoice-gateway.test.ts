import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from '../../../../sandbox/src/invoices/envelope.ts'
import { type InvoicePlatform, startInvoices } from '../../../../sandbox/src/invoices/start-invoices.ts'
import { type FaultRule, faultKinds } from '../../../../sandbox/src/lib/fault-injector.ts'
import { createSandboxContext } from '../../../../sandbox/src/lib/sandbox-context.ts'
import { createTestClock } from '../../../test/test-clock.ts'
import { parseConfig } from '../../config/read-config.ts'
import { createHttpClient, type HttpRequest } from '../../lib/http.ts'
import { GatewayFailure, isGatewayFailure } from '../failure.ts'
import { createInvoiceGateway } from './client.ts'
import {
  type InvoiceFile,
  type InvoiceGateway,
  type InvoiceOrder,
  type IssuedInvoice,
  invoiceRefusalOf,
} from './port.ts'
import { createInvoiceGateways } from './registry.ts'

const base = { modules: ['booking' as const] }
const his = { kind: 'front-service' as const, baseUrl: 'http://localhost:1', appId: 'a', secret: '12345678' }

/** A configuration in which only the central hospital issues e-invoices. */
function configFor(platform: { baseUrl: string; appId: string; secret: string; placeCode: string }) {
  const origin = 'http://localhost:8080'
  const portal = { institutions: [] }

  return parseConfig({
    publicOrigins: { wechat: origin, suishenban: origin, alipay: origin, web: origin },
    portals: { wechat: portal, suishenban: portal, alipay: portal, web: portal },
    institutions: [
      { ...base, his, institutionId: 'tz-central', invoices: { kind: 'bosi', ...platform } },
      { ...base, his, institutionId: 'tz-linjiang' },
    ],
    sms: { baseUrl: origin, appId: 'a', secret: '12345678' },
  })
}

const order: InvoiceOrder = {
  businessNumber: 'TZI0000001',
  kind: 'outpatient',
  paidAt: '2026-11-24T08:55:00+08:00',
  payer: {
    name: '李明',
    hospitalPatientNumber: '0100000102',
    phone: '13900000002',
    document: { kind: 'resident_id', number: '310199198106270014' },
    sex: 'male',
    ageYears: 45,
  },
  visitedOn: '2026-11-24',
  departmentName: '心血管内科',
  hospitalNumber: 'S20261124000001',
  means: 'wechat',
  items: [
    item({ chargeKind: 'examination', name: '常规心电图检查', amountFen: 3_000 }),
    item({ chargeKind: 'drugs', name: '阿托伐他汀钙片', specification: '20mg×28片', amountFen: 7_784 }),
    item({ chargeKind: 'drugs', name: '苯磺酸氨氯地平片', quantity: 0.5, amountFen: 29 }),
  ],
}

function item(changes: Partial<InvoiceOrder['items'][number]>): InvoiceOrder['items'][number] {
  return {
    ...{ chargeKind: 'other', name: '', unit: '次', quantity: 1, amountFen: 0 },
    ...{ nationalCode: undefined, specification: undefined },
    ...changes,
  }
}

function answerOf<T>(result: T | GatewayFailure): T {
  if (isGatewayFailure(result)) throw new Error(`no answer: ${result.reason}`)

  return result as T
}

describe('e-invoices of the central hospital', () => {
  let platform: InvoicePlatform
  let gateway: InvoiceGateway

  beforeEach(async () => {
    const clock = createTestClock()
    const context = createSandboxContext({ clock: { now: () => clock.now().getTime() } })
    platform = await startInvoices({ context, port: 0 })
    const caller = platform.credentials.institutions['tz-central']
    if (caller === undefined) throw new Error('the central hospital has no credentials')
    const { appId, appKey: secret, placeCode } = caller
    const config = configFor({ baseUrl: platform.origin, appId, secret, placeCode })
    const http = createHttpClient({ allowedHosts: new Set([new URL(platform.origin).host]) })
    const found = createInvoiceGateways(config, { http }).of('tz-central')
    if (found === undefined) throw new Error('the central hospital issues none')
    gateway = found
  })

  afterEach(() => platform.close())

  const once = (fault: Omit<FaultRule, 'probability' | 'count'>) =>
    platform.faults.add({ ...fault, probability: 1, count: 1 })

  it('are issued to the fen, with a page that the payer can look at', async () => {
    const invoice = answerOf(await gateway.issue(order))
    const page = await (await fetch(invoice.viewUrl)).text()

    expect(invoice).toMatchObject({
      batchCode: '31060126',
      number: '0000000001',
      checkCode: expect.stringMatching(/^\w{6}$/),
      issuedAt: '2026-11-24T09:00:00+08:00',
    })
    for (const words of ['李明', '¥108.13', '检查费', '30.00', '药品费', '78.13'])
      expect(page).toContain(words)
    const [kept] = platform.book.list()
    expect(kept?.request).toMatchObject({
      busNo: 'TZI0000001',
      busDateTime: '20261124085500000',
      totalFen: 10_813,
      charges: [{ amountFen: 3_000 }, { amountFen: 7_813 }],
    })
  })

  it('are one for each number, however often they are asked for', async () => {
    const first = await gateway.issue(order)

    expect(await gateway.issue(order)).toEqual(first)
    expect(platform.book.list()).toHaveLength(1)
    const other = await gateway.issue({ ...order, departmentName: '内科' })
    expect(isGatewayFailure(other) && invoiceRefusalOf(other)).toBe('number_taken')
  })

  it('are issued for the fee of a visit', async () => {
    const visit = {
      ...order,
      kind: 'registration' as const,
      items: [item({ chargeKind: 'visit', name: '诊察费', amountFen: 2_800 })],
    }
    const invoice = answerOf(await gateway.issue(visit))

    expect(await (await fetch(invoice.viewUrl)).text()).toContain('挂号')
  })

  it('need neither phone, document, sex nor age, and of documents only the resident ID is told', async () => {
    const payer = {
      ...order.payer,
      phone: undefined,
      document: undefined,
      sex: undefined,
      ageYears: undefined,
    }
    const passport = { ...order.payer, document: { kind: 'passport' as const, number: '990000005' } }

    expect(await gateway.issue({ ...order, payer })).toMatchObject({ number: '0000000001' })
    expect(await gateway.issue({ ...order, businessNumber: 'TZI0000002', payer: passport })).toMatchObject({
      number: '0000000002',
    })
    expect(fromBase64(JSON.parse(platform.exchanges.list()[0]?.requestBody ?? '{}').data)).not.toContain(
      '990000005',
    )
  })

  it('are taken back by a red one, once, and say so', async () => {
    const invoice = answerOf(await gateway.issue(order))
    expect(await gateway.query(invoice)).toEqual({ state: 'valid' })
    const off = { ...keyOf(invoice), writtenOffAt: '2026-11-24T09:00:00+08:00', reason: '退费' }
    const red = answerOf(await gateway.writeOff(off))

    expect(red.number).toBe('0000000002')
    expect(await gateway.writeOff(off)).toEqual(red)
    expect(await gateway.query(invoice)).toEqual({ state: 'written_off', by: keyOf(red) })
    const unknown = await gateway.writeOff({ ...off, number: '0000000009' })
    expect(isGatewayFailure(unknown) && invoiceRefusalOf(unknown)).toBe('invoice_unknown')
  })

  it.each(faultKinds.filter((kind) => kind !== 'slow' && kind !== 'busy'))(
    'asked for in vain by %s are unknown, and asking again issues one',
    async (kind) => {
      once({ kind })

      expect(await gateway.issue(order)).toMatchObject({
        kind: kind === 'malformed' ? 'unintelligible' : 'unreachable',
      })
      expect(await gateway.issue(order)).toMatchObject({ number: '0000000001' })
      expect(platform.book.list()).toHaveLength(1)
    },
  )

  it('of a platform that is busy are not issued', async () => {
    once({ kind: 'busy' })
    const busy = await gateway.issue(order)

    expect(isGatewayFailure(busy) && invoiceRefusalOf(busy)).toBe('busy')
    expect(platform.book.list()).toEqual([])
  })

  it('have a file, a PDF, which is there again after an answer was lost', async () => {
    const issued = answerOf<IssuedInvoice>(await gateway.issue(order))
    once({ kind: 'lost-answer' })
    expect(await gateway.file(keyOf(issued))).toMatchObject({ kind: 'unreachable' })
    const file = answerOf<InvoiceFile>(await gateway.file(keyOf(issued)))

    expect([file.type, file.bytes.subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-'])
    const none = await gateway.file({ ...keyOf(issued), number: '0000000009' })
    expect(isGatewayFailure(none) && invoiceRefusalOf(none)).toBe('invoice_unknown')
  })
})

it('an institution without a place at the platform issues none', () => {
  const config = configFor({ baseUrl: 'http://localhost:2', appId: 'a', secret: '12345678', placeCode: 'p' })
  const gateways = createInvoiceGateways(config, { http: createHttpClient({ allowedHosts: new Set() }) })

  expect(gateways.of('tz-linjiang')).toBeUndefined()
  expect(gateways.of('tz-central')).toBeDefined()
})

describe('an answer', () => {
  const secret = 'the platform’s key'
  const sign = (data: string, key = secret) =>
    createHash('md5').update(`appid=app-1&data=${data}&noise=n-1&key=${key}&version=1.0`).digest('hex')
  const invoice = {
    ...{ billBatchCode: '31060126', billNo: '0000000001', random: 'abc123' },
    ...{ createTime: '20261124090000', pictureUrl: 'https://invoice.example.cn/1' },
  }

  /** A gateway to a platform that answers every call so. */
  function platformSaying(answer: { result?: string; message?: unknown; sign?: (data: string) => string }) {
    const sent: HttpRequest[] = []
    const { result = 'S0000', message = invoice } = answer
    const data = toBase64(JSON.stringify({ result, message: toBase64(JSON.stringify(message)) }))
    const json = { data, noise: 'n-1', sign: (answer.sign ?? sign)(data) }
    const config = configFor({
      baseUrl: 'https://invoice.example.cn/',
      appId: 'app-1',
      secret,
      placeCode: 'p',
    })
    const settings = config.institutions[0]?.invoices
    if (settings === undefined) throw new Error('not configured')
    const gateway = createInvoiceGateway(settings, {
      http: {
        send: async () => new GatewayFailure('unreachable', { reason: 'not used' }),
        sendForJson: async (request) => {
          sent.push(request)

          return { json }
        },
      },
    })

    return { gateway, sent }
  }

  it('signed with the key in either case of letters is believed', async () => {
    const { gateway, sent } = platformSaying({})
    const issued = answerOf<IssuedInvoice>(await gateway.issue(order))

    expect(issued).toMatchObject({ number: '0000000001', issuedAt: '2026-11-24T09:00:00+08:00' })
    expect(sent[0]?.url).toBe('https://invoice.example.cn/api/medical/invoiceEBillOutpatient')
    const { sign: ours, data, noise } = JSON.parse(sent[0]?.body ?? '')
    const text = `appid=app-1&data=${data}&noise=${noise}&key=${secret}&version=1.0`
    expect(ours).toBe(createHash('md5').update(text).digest('hex').toUpperCase())
  })

  it.each([
    ['signed by nobody', { sign: () => '' }],
    ['signed with another key', { sign: (data: string) => sign(data, 'another key') }],
    ['with a code that is not listed', { result: 'E1234' }],
    ['without a number', { message: { ...invoice, billNo: '' } }],
    ['with a page that is a script', { message: { ...invoice, pictureUrl: 'javascript:alert(1)' } }],
    ['with a time that is none', { message: { ...invoice, createTime: 'today' } }],
    ['with words instead of an invoice', { message: '开票成功' }],
  ])('%s leaves the outcome unknown', async (_, answer) => {
    expect(await platformSaying(answer).gateway.issue(order)).toMatchObject({ kind: 'unintelligible' })
  })

  it.each([
    ['pdf', 'PDF-1.4'],
    ['pdf', '<html><script>alert(1)</script>'],
    ['png', '%PDF-1.4'],
    ['html', '<html>'],
  ])('with a %s that begins with %s gives no file', async (fileType, content) => {
    const { gateway } = platformSaying({ message: { fileType, content: toBase64(content) } })

    expect(await gateway.file({ batchCode: '1', number: '2' })).toMatchObject({ kind: 'unintelligible' })
  })

  it.each([
    ['png', Buffer.from('89504e470d0a1a0a00', 'hex'), 'image/png'],
    ['jpg', Buffer.from('ffd8ffe000', 'hex'), 'image/jpeg'],
  ])('with a %s gives a picture', async (fileType, bytes, type) => {
    const { gateway } = platformSaying({ message: { fileType, content: bytes.toString('base64') } })

    expect(await gateway.file({ batchCode: '1', number: '2' })).toEqual({ type, bytes })
  })

  it('that refuses is a clear no', async () => {
    const refused = await platformSaying({ result: 'E0001', message: '签名错误' }).gateway.issue(order)

    expect(isGatewayFailure(refused) && invoiceRefusalOf(refused)).toBe('caller_refused')
  })
})

function keyOf({ batchCode, number }: IssuedInvoice) {
  return { batchCode, number }
}
