import { createHash, randomUUID } from 'node:crypto'

/** What the platform gave to one institution. */
export interface InvoiceCaller {
  appId: string
  appKey: string
  /** The place that issues (开票点编码). */
  placeCode: string
}

/** A request and, but for `appid` and `version`, an answer on the wire (insurance.md §7.1). */
export interface Envelope {
  appid: string
  /** Base64 of JSON. */
  data: string
  noise: string
  version: string
  sign: string
}

export const VERSION = '1.0'

/** Upper-case MD5 over the named members in this order, the key among them. */
export function signOf({
  appId,
  appKey,
  data,
  noise,
}: Record<'appId' | 'appKey' | 'data' | 'noise', string>) {
  const text = `appid=${appId}&data=${data}&noise=${noise}&key=${appKey}&version=${VERSION}`

  return createHash('md5').update(text).digest('hex').toUpperCase()
}

/** A signed answer: the message is Base64 within Base64. */
export function sealAnswer({ appId, appKey }: InvoiceCaller, outcome: { result: string; message: unknown }) {
  const text = typeof outcome.message === 'string' ? outcome.message : JSON.stringify(outcome.message)
  const data = toBase64(JSON.stringify({ result: outcome.result, message: toBase64(text) }))
  const noise = randomUUID()

  return { data, noise, sign: signOf({ appId, appKey, data, noise }) }
}

/** The JSON in `data`, when the sender holds the key; undefined for anything else. */
export function openRequest({ appId, appKey }: InvoiceCaller, body: unknown): unknown {
  const { appid, data, noise, version, sign } = (body ?? {}) as Partial<Envelope>
  if (typeof data !== 'string' || typeof noise !== 'string' || noise === '') return undefined
  if (appid !== appId || version !== VERSION || sign !== signOf({ appId, appKey, data, noise }))
    return undefined
  try {
    return JSON.parse(fromBase64(data))
  } catch {
    return undefined
  }
}

export function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}

export function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8')
}
