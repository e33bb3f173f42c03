import { randomUUID } from 'node:crypto'
import { createManualClock, type ManualClock } from '../lib/clock.ts'
import { createSandboxContext } from '../lib/sandbox-context.ts'
import { type Envelope, fromBase64, type InvoiceCaller, signOf, toBase64, VERSION } from './envelope.ts'
import { type InvoicePlatform, startInvoices } from './start-invoices.ts'

export interface InvoiceAnswer {
  result: string
  /** The message as JSON, or as its words when it is none. */
  message: Record<string, string>
  words: string
  isSigned: boolean
}

export interface RunningInvoices {
  platform: InvoicePlatform
  clock: ManualClock
  caller: InvoiceCaller
  call(method: string, body: object, changes?: object): Promise<InvoiceAnswer>
}

/** The platform on a free port, asked by the central hospital with true signatures. */
export async function runInvoices(folder?: string): Promise<RunningInvoices> {
  const clock = createManualClock('2026-11-23T09:30:00+08:00')
  const platform = await startInvoices({ context: createSandboxContext({ folder, clock }), port: 0 })
  const caller = platform.credentials.institutions['tz-central']
  if (caller === undefined) throw new Error('the central hospital has no credentials')

  return {
    ...{ platform, clock, caller },
    async call(method, body, changes = {}) {
      const response = await fetch(`${platform.origin}/api/medical/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...sealRequest(caller, body), ...changes }),
      })
      const { data, noise, sign } = (await response.json()) as Record<'data' | 'noise' | 'sign', string>
      const { result, message } = JSON.parse(fromBase64(data)) as Record<'result' | 'message', string>
      const words = fromBase64(message)
      const isSigned = sign === signOf({ ...caller, data, noise })

      return { result, words, isSigned, message: words.startsWith('{') ? JSON.parse(words) : {} }
    },
  }
}

/** An outpatient invoice of 30.00 yuan in the platform's own words. */
export function outpatientInvoice({ placeCode }: InvoiceCaller, changes: object = {}) {
  return {
    ...{ busNo: 'TZI0000001', busType: '02', payer: '李明', busDateTime: '20261123092500000', placeCode },
    ...{ payee: '线上收费', author: '线上收费', totalAmt: '30.00', payerType: '1' },
    ...{ accountPay: '0.00', fundPay: '0.00', otherfundPay: '0.00', ownPay: '30.00' },
    ...{ patientNo: '0100000102', patientCategory: '心血管内科' },
    chargeDetail: [
      {
        sortNo: 1,
        chargeCode: '02',
        chargeName: '检查费',
        unit: '次',
        number: '1',
        amt: '30.00',
        selfAmt: '30.00',
      },
    ],
    ...changes,
  }
}

/** A signed request, as an institution sends it. */
export function sealRequest({ appId, appKey }: InvoiceCaller, body: object): Envelope {
  const data = toBase64(JSON.stringify(body))
  const noise = randomUUID()

  return { appid: appId, data, noise, version: VERSION, sign: signOf({ appId, appKey, data, noise }) }
}
