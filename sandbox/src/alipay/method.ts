import type { GatewayFailure } from './gateway-failure.ts'
import type { Parameters } from './request-check.ts'

/** What a method of the open platform has to say: the inner object of the answer. */
export type MethodResult = { ok: true; content: object } | { ok: false; failure: GatewayFailure }

export type Method = (asked: Parameters) => MethodResult

export function done(content: object): MethodResult {
  return { ok: true, content: { code: '10000', msg: 'Success', ...content } }
}

export function failed(failure: GatewayFailure): MethodResult {
  return { ok: false, failure }
}
