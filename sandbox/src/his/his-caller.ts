import { randomUUID } from 'node:crypto'
import { type Clock, systemClock } from '../lib/clock.ts'
import { type Caller, signatureOf } from './request-gate.ts'

export interface HisAnswer {
  code: string
  message: string
  traceNo: string
  data: HisAnswerData
}

/** Which of these an answer has depends on the interface (docs/interfaces/his.md). */
export interface HisAnswerData {
  [name: string]: unknown
  status: string
  orderNo: string
  patientNo: string
  cardNo: string
  appointmentNo: string
  queueNo: string
  lockExpireTime: string
}

/** Calls one hospital's HIS over HTTP with true signatures, as a hospital's caller does; for tests. */
export function createHisCaller(options: { caller: Caller; baseUrl: string; clock?: Clock }) {
  const { caller, baseUrl, clock = systemClock } = options

  return async function call(path: string, body: object): Promise<HisAnswer> {
    const rawBody = JSON.stringify(body)
    const headers = signedHeaders({ caller, clock, path, rawBody })
    const response = await fetch(`${baseUrl}${path}`, { method: 'POST', headers, body: rawBody })
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`)

    return (await response.json()) as HisAnswer
  }
}

export type CallHis = ReturnType<typeof createHisCaller>

export function signedHeaders(options: {
  caller: Caller
  clock: Clock
  path: string
  rawBody: string
  nonce?: string
}): Record<string, string> {
  const { caller, clock, path, rawBody, nonce = randomUUID() } = options
  const timestamp = String(clock.now())

  return {
    'content-type': 'application/json; charset=utf-8',
    'x-app-id': caller.appId,
    'x-timestamp': timestamp,
    'x-nonce': nonce,
    'x-trace-no': randomUUID(),
    'x-signature': signatureOf({ caller, timestamp, nonce, path, rawBody }),
  }
}
