import type { MerchantConfig } from '../../../config/merchants.ts'
import type { Clock } from '../../../lib/clock.ts'
import type { HttpClient } from '../../../lib/http.ts'
import { isGatewayFailure, unintelligible } from '../../failure.ts'
import type { ChannelResult } from '../port.ts'
import type { MerchantKeys } from './merchant-keys.ts'
import { readRawAnswer } from './raw-answer.ts'
import { signatureOf } from './signature.ts'
import { signerObjection } from './signer-check.ts'
import { answerCode, type Fields } from './wire.ts'

export interface UnionpayAnswer {
  /** Of the call itself. */
  code: string
  fields: Fields
}

export interface UnionpayClient {
  /** Completes a message with what all have in common, and signs it. */
  sign(fields: Fields): Record<string, string>
  /** One attempt; repeating is for the caller to decide. */
  call(
    path: 'queryTrans.do' | 'backTransReq.do' | 'fileTransReq.do',
    fields: Fields,
    options?: { maxBytes: number },
  ): Promise<ChannelResult<UnionpayAnswer>>
}

/** An answer is about the request only if it repeats these; its signature does not bind it otherwise. */
const REPEATED = ['merId', 'orderId', 'txnTime'] as const

/** Speaks version 5.1.0 to `{gateway}/gateway/api/…` (payments.md §4.1): signed forms there, signed raw text back. */
export function createUnionpayClient(
  config: MerchantConfig<'unionpay'>,
  { keys, http, clock }: { keys: MerchantKeys; http: HttpClient; clock: Clock },
): UnionpayClient {
  const { privateKey, certId, root, middle } = keys
  const trusted = { root, middle, signerName: config.signerName, clock }

  function sign(fields: Fields): Record<string, string> {
    const complete = {
      ...{ version: '5.1.0', encoding: 'UTF-8', signMethod: '01', certId },
      ...{ accessType: '0', merId: config.merchantId },
      ...fields,
    }

    return { ...complete, signature: signatureOf(complete, privateKey) }
  }

  function read(text: string, asked: Fields): ChannelResult<UnionpayAnswer> {
    const fields = readRawAnswer(text)
    if (fields === undefined) return unintelligible('no list of fields')
    const objection = signerObjection(fields, trusted)
    if (objection !== undefined) return unintelligible(`answer ${objection}`)
    const other = REPEATED.find((name) => fields[name] !== asked[name])
    if (other !== undefined) return unintelligible(`answer with another ${other}`)
    const code = answerCode.safeParse(fields)

    return code.success ? { code: code.data.respCode, fields } : unintelligible('no respCode')
  }

  return {
    sign,
    async call(path, fields, options) {
      const asked = sign(fields)
      const answer = await http.send({
        method: 'POST',
        url: new URL(`/gateway/api/${path}`, config.gateway),
        headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
        body: new URLSearchParams(asked).toString(),
        timeoutMs: config.timeoutMs,
        ...options,
      })
      if (isGatewayFailure(answer)) return answer
      if (answer.status !== 200) return unintelligible(`HTTP ${answer.status}`)

      return read(answer.text, asked)
    },
  }
}
