import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { HttpClient } from '../../lib/http.ts'
import { type GatewayFailure, isGatewayFailure, unintelligible } from '../failure.ts'
import { DONE, issuingMethods } from './codes.ts'
import { isSignedBy, signOf, toBase64, VERSION } from './envelope.ts'
import * as map from './mapper.ts'
import { type InvoiceGateway, InvoiceRefused, type InvoiceResult } from './port.ts'
import * as wire from './wire.ts'

interface InvoiceCall<Schema extends z.ZodType> {
  method: string
  request: object
  answer: Schema
}

/** A fiscal e-invoice platform of the Bosi kind (博思, insurance.md §7.1), one attempt for each call. */
export function createInvoiceGateway(
  settings: map.InvoiceSettings,
  { http }: { http: HttpClient },
): InvoiceGateway {
  const { appId, timeoutMs } = settings
  const baseUrl = settings.baseUrl.replace(/\/$/, '')

  async function ask<Schema extends z.ZodType, Word>(
    { method, request, answer }: InvoiceCall<Schema>,
    toWord: (message: z.output<Schema>) => Word,
  ): Promise<InvoiceResult<Word>> {
    const content = { data: toBase64(JSON.stringify(request)), noise: randomUUID() }
    const body = { appid: appId, ...content, version: VERSION, sign: signOf(content, settings) }
    const sent = await http.sendForJson({
      method: 'POST',
      url: `${baseUrl}/api/medical/${method}`,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      timeoutMs,
    })
    if (isGatewayFailure(sent)) return sent
    const message = readMessage(sent.json, settings)
    if (isGatewayFailure(message)) return message
    const parsed = answer.safeParse(message.text)

    return parsed.success ? toWord(parsed.data) : unintelligible(`the message of ${method} cannot be read`)
  }

  return {
    issue: (order) =>
      ask(
        {
          method: issuingMethods[order.kind],
          request: map.fromInvoiceOrder(order, settings),
          answer: wire.issued,
        },
        map.toIssued,
      ),

    query: ({ batchCode, number }) =>
      ask(
        {
          method: 'getEBillStatesByBillInfo',
          request: { billBatchCode: batchCode, billNo: number },
          answer: wire.state,
        },
        map.toState,
      ),

    file: ({ batchCode, number }) =>
      ask(
        {
          method: settings.fileMethod,
          request: { billBatchCode: batchCode, billNo: number },
          answer: wire.picture,
        },
        map.toFile,
      ),

    writeOff: (order) =>
      ask(
        {
          method: 'writeOffEBill',
          request: map.fromWriteOffOrder(order, settings),
          answer: wire.writtenOff,
        },
        map.toWrittenOff,
      ),
  }
}

/** What an answer says, if the platform signed it and agreed. */
function readMessage(json: unknown, settings: map.InvoiceSettings): { text: string } | GatewayFailure {
  const outer = wire.envelope.safeParse(json)
  if (!outer.success) return unintelligible('no envelope')
  if (!isSignedBy(outer.data, settings)) return unintelligible('the signature of the answer is wrong')
  const outcome = wire.outcome.safeParse(outer.data.data)
  if (!outcome.success) return unintelligible('no result in the answer')
  const { result: code, message } = outcome.data
  if (code === DONE) return { text: message }
  const refusal = settings.refusals[code]

  return refusal ? new InvoiceRefused(refusal, { code }) : unintelligible(`result ${code} is not listed`)
}
