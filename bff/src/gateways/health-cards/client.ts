import { randomUUID } from 'node:crypto'
import { ethnicities } from '@tongzhen/contract/ethnicities'
import type { z } from 'zod'
import type { Config } from '../../config.ts'
import { type Clock, SECOND_MS } from '../../lib/clock.ts'
import type { HttpClient } from '../../lib/http.ts'
import { type GatewayFailure, isGatewayFailure, unintelligible } from '../failure.ts'
import { signOf } from './envelope.ts'
import {
  type CardHolder,
  type HealthCardGateway,
  HealthCardRefused,
  type HealthCardResult,
  healthCardRefusalOf,
} from './port.ts'
import * as wire from './wire.ts'

export type HealthCardSettings = NonNullable<Config['healthCards']>

interface CardCall<Schema extends z.ZodType> {
  path: string
  req: Record<string, unknown>
  answer: Schema
}

const AUTH = '/rest/auth/HealthCard/HealthOpenAuth/AuthObj'
const CARDS = '/rest/auth/HealthCard/HealthOpenPlatform/ISVOpenObj'
const DONE = 0
/** A token that ends sooner is not used any more. */
const TOKEN_SPARE_MS = 60 * SECOND_MS
/** `codeType` of a code that changes (insurance.md §7.2). */
const DYNAMIC = 1

/** The open platform of electronic health cards (insurance.md §7.2), one attempt for each call. */
export function createHealthCardGateway(
  settings: HealthCardSettings,
  { http, clock }: { http: HttpClient; clock: Clock },
): HealthCardGateway {
  const { appId, secret, hospitalId, channelNumber, documentTypes, timeoutMs } = settings
  const baseUrl = settings.baseUrl.replace(/\/$/, '')
  let token: { text: string; untilMs: number } | undefined

  async function send<Schema extends z.ZodType>(
    { path, req, answer }: CardCall<Schema>,
    { traceId, appToken = '' }: { traceId: string; appToken?: string },
  ): Promise<HealthCardResult<z.output<Schema>>> {
    const commonIn = {
      ...{ appToken, hospitalId, channelNum: channelNumber, requestId: randomUUID() },
      timestamp: Math.floor(clock.now().getTime() / SECOND_MS),
    }
    const sign = signOf({ commonIn, req }, secret)
    const sent = await http.sendForJson({
      method: 'POST',
      url: `${baseUrl}${path}`,
      headers: { 'content-type': 'application/json; charset=utf-8', 'x-request-id': traceId },
      body: JSON.stringify({ commonIn: { ...commonIn, sign }, req }),
      timeoutMs,
    })
    if (isGatewayFailure(sent)) return sent
    const outer = wire.envelope.safeParse(sent.json)
    if (!outer.success) return unintelligible('no envelope')
    const code = outer.data.commonOut.resultCode
    if (code !== DONE) return refusalOf(code)
    const parsed = answer.safeParse(outer.data.rsp)

    return parsed.success ? parsed.data : unintelligible(`the answer of ${path} cannot be read`)
  }

  function refusalOf(code: number): GatewayFailure {
    const refusal = settings.refusals[String(code)]

    return refusal === undefined
      ? unintelligible(`result ${code} is not listed`)
      : new HealthCardRefused(refusal, { code: String(code) })
  }

  async function takeToken(traceId: string): Promise<HealthCardResult<string>> {
    const nowMs = clock.now().getTime()
    if (token !== undefined && token.untilMs > nowMs) return token.text
    const call = { path: `${AUTH}/getAppToken`, req: { appId }, answer: wire.appToken }
    const given = await send(call, { traceId })
    if (isGatewayFailure(given)) return given
    token = { text: given.appToken, untilMs: nowMs + given.expiresIn * SECOND_MS - TOKEN_SPARE_MS }

    return given.appToken
  }

  /** With a token of the platform's; one that it knows no more is taken anew, once. */
  async function ask<Schema extends z.ZodType>(call: CardCall<Schema>, traceId: string) {
    const appToken = await takeToken(traceId)
    if (isGatewayFailure(appToken)) return appToken
    const first = await send(call, { traceId, appToken })
    if (!isGatewayFailure(first) || healthCardRefusalOf(first) !== 'token_expired') return first
    token = undefined
    const fresh = await takeToken(traceId)

    return isGatewayFailure(fresh) ? fresh : send(call, { traceId, appToken: fresh })
  }

  function documentOf({ documentKind, documentNumber }: Pick<CardHolder, 'documentKind' | 'documentNumber'>) {
    return { idType: documentTypes[documentKind], idNumber: documentNumber }
  }

  return {
    async register(person, { traceId }) {
      const req = {
        ...documentOf(person),
        ...{ wechatCode: '', name: person.name, gender: person.sex === 'male' ? '男' : '女' },
        ...{ nation: nationOf(person), birthday: person.birthOn },
        ...{ phone1: person.phone, address: person.address },
      }
      const given = await ask({ path: `${CARDS}/registerHealthCard`, req, answer: wire.registered }, traceId)
      if (isGatewayFailure(given)) return given
      const { healthCardId, phid, qrCodeText } = given
      const number = settings.barcode === 'phid' ? phid : healthCardId

      return { healthCardId, number, staticCode: qrCodeText }
    },

    async dynamicCode({ healthCardId, holder }, { traceId }) {
      const req = { healthCardId, ...documentOf(holder), codeType: DYNAMIC }
      const given = await ask({ path: `${CARDS}/getDynamicQRCode`, req, answer: wire.dynamicCode }, traceId)
      if (isGatewayFailure(given)) return given

      return { code: given.qrCodeText, holdsMs: settings.codeSeconds * SECOND_MS }
    },
  }
}

/** In Chinese, as it stands on the card; a file without one is of somebody from abroad. */
function nationOf({ ethnicity }: Pick<CardHolder, 'ethnicity'>): string {
  return ethnicities.find(([code]) => code === ethnicity)?.[1] ?? '其他'
}
