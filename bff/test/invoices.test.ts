import type { Payment } from '@tongzhen/contract/payments'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FaultRule } from '../../sandbox/src/lib/fault-injector.ts'
import { MINUTE_MS } from '../src/lib/clock.ts'
import type { Booker } from './booking/booking-desk.ts'
import { createPaymentDesk, type PaymentDesk } from './payments/payment-desk.ts'

let desk: PaymentDesk
let payer: Booker

beforeAll(async () => {
  desk = await createPaymentDesk()
})
beforeEach(async () => {
  payer = await desk.booker('li-ming')
})
afterEach(() => faults().clear())
afterAll(() => desk.close())

const faults = () => desk.sandbox.invoices.faults
const platformSuffers = (kind: FaultRule['kind'], path?: string) =>
  faults().add({ kind, probability: 1, ...(path === undefined ? {} : { path }) })
const GET_PICTURE = '/api/medical/getPicture'

const invoiceOf = async ({ paymentId }: Payment, { device } = payer) =>
  (await desk.ok('getInvoice', { device, params: { paymentId } })).invoice

/** Lets time pass until the invoice is in this state. */
async function untilInvoice(payment: Payment, state: string): Promise<void> {
  await vi.waitUntil(
    async () => {
      desk.clock.advance(MINUTE_MS)

      return (await invoiceOf(payment))?.state === state
    },
    { timeout: 30_000, interval: 50 },
  )
}

async function invoiced(personId = 'li-ming'): Promise<Payment> {
  payer = await desk.booker(personId)
  const payment = await desk.paid(payer)
  await untilInvoice(payment, 'issued')
  payer = await desk.booker(personId)

  return payment
}

async function linkTo({ paymentId }: Payment) {
  const { path, kind } = await desk.ok('linkInvoiceFile', { device: payer.device, params: { paymentId } })
  const query = Object.fromEntries(new URL(path, 'http://localhost').searchParams)

  return { path, kind, query: { channel: payer.device.channel, ticket: query.ticket ?? '' } }
}

/** As a viewer on the phone does: without a session and without headers of ours. */
async function open(path: string, accept = '*/*') {
  const { statusCode, headers, rawPayload, payload } = await desk.app.inject({
    url: path,
    headers: { accept },
  })

  return { status: statusCode, headers, bytes: rawPayload, text: payload }
}

describe('an e-invoice', () => {
  it('is being issued from the payment on, in its list too, until the platform has given it', async () => {
    platformSuffers('lost-request')
    const payment = await desk.paid(payer)
    expect(await invoiceOf(payment)).toMatchObject({ state: 'being_issued', number: null, checkCode: null })
    await vi.waitUntil(async () => (await listed()).length > 0)
    expect(await listed()).toMatchObject([{ paymentId: payment.paymentId, state: 'being_issued' }])
    const params = { paymentId: payment.paymentId }
    expect(await desk.refused('linkInvoiceFile', { device: payer.device, params })).toBe('INVOICE_NOT_READY')

    faults().clear()
    await untilInvoice(payment, 'issued')
    payer = await desk.booker('li-ming')
    expect(await listed()).toMatchObject([{ state: 'issued', number: expect.stringMatching(/^\d{10}$/) }])
  })

  it('is none before anything is paid', async () => {
    expect(await invoiceOf(await desk.toPay(payer))).toBeNull()
  })

  it('that was taken back says so, and by which red one', async () => {
    const payment = await invoiced()
    await desk.event(payment, { kind: 'refund_asked', at: desk.clock.now(), refundFen: payment.amountFen })
    await desk.until(payment, 'refunded')
    await untilInvoice(payment, 'red_lettered')

    payer = await desk.booker('li-ming')
    expect(await invoiceOf(payment)).toMatchObject({ redNumber: expect.stringMatching(/^\d{10}$/) })
    expect((await open((await linkTo(payment)).path)).status).toBe(200)
  })

  it('stands in the list of its patient and in that of all, and in nobody else’s', async () => {
    const { patientId, device } = payer
    const own = await desk.ok('listInvoices', { device, query: { patientId } })
    expect(own.invoices.length).toBeGreaterThan(1)
    const other = await desk.ok('listInvoices', { device, query: { patientId: 'pat_00000000000000000000' } })
    expect(other).toEqual({ invoices: [], nextCursor: null })
    expect(await desk.refused('listInvoices', { device, query: { cursor: 'nonsense' } })).toBe(
      'REQUEST_INVALID',
    )
  })

  const listed = async () => {
    const { invoices } = await desk.ok('listInvoices', { device: payer.device, query: {} })

    return invoices.slice(0, 1)
  }
})

describe('the file of an e-invoice', () => {
  it('opens in any viewer by its link, as a PDF and as nothing else', async () => {
    const { path, kind } = await linkTo(await invoiced())
    const { status, headers, bytes } = await open(path)

    expect([status, kind]).toEqual([200, 'pdf'])
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^inline; filename="invoice-\d{10}\.pdf"$/),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
  })

  it('is there for five minutes; then a person reads why, and what to do', async () => {
    const { path, query } = await linkTo(await invoiced())
    desk.clock.advance(5 * MINUTE_MS)

    expect(await desk.refused('readInvoiceFile', { device: payer.device, query })).toBe('LINK_EXPIRED')
    const page = await open(path, 'text/html')
    expect(page.status).toBe(410)
    expect(page.text).toContain('文件没能打开')
    expect(page.text).toContain('120')
  })

  it('is not opened by a link that was altered, or in another channel', async () => {
    const { query } = await linkTo(await invoiced())
    const { ticket } = query
    const altered = `${ticket.slice(0, -1)}${ticket.endsWith('A') ? 'B' : 'A'}`
    for (const wrong of [
      { ...query, ticket: altered },
      { ...query, channel: 'wechat' as const },
    ])
      expect(await desk.refused('readInvoiceFile', { device: payer.device, query: wrong })).toBe('NOT_FOUND')
  })

  it.each(['lost-answer', 'malformed', 'busy'] as const)(
    'that the platform does not give (%s) is missed in the app, and there again later',
    async (kind) => {
      const payment = await invoiced()
      const params = { paymentId: payment.paymentId }
      platformSuffers(kind, GET_PICTURE)
      expect(await desk.refused('linkInvoiceFile', { device: payer.device, params })).toBe(
        'INVOICE_FILE_UNAVAILABLE',
      )

      faults().clear()
      expect((await open((await linkTo(payment)).path)).status).toBe(200)
    },
  )

  it('is closed to whoever has lost the right since', async () => {
    // Somebody without payments under way, who may be removed.
    const { query } = await linkTo(await invoiced('chen-jing'))
    const { device, patientId } = payer
    await desk.ok('removePatient', { device, params: { patientId } })

    expect(await desk.refused('readInvoiceFile', { device, query })).toBe('NOT_FOUND')
  })
})
