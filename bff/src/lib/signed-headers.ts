import { createHash, createHmac, randomBytes } from 'node:crypto'

export interface SignedRequest {
  appId: string
  secret: string
  /** As the interface lists it, without what the base URL adds. */
  path: string
  /** The raw body, byte for byte as it is sent. */
  body: string
  traceId: string
  now: Date
}

/** Headers of a call to a system of the hospital (docs/interfaces/his.md and sms.md, "Transport"). */
export function signedHeaders(request: SignedRequest): Record<string, string> {
  const timestamp = String(request.now.getTime())
  const nonce = randomBytes(16).toString('hex')

  return {
    'content-type': 'application/json; charset=utf-8',
    'x-app-id': request.appId,
    'x-timestamp': timestamp,
    'x-nonce': nonce,
    'x-trace-no': request.traceId,
    'x-signature': signatureOf({ ...request, timestamp, nonce }),
  }
}

export function signatureOf(
  request: Pick<SignedRequest, 'appId' | 'secret' | 'path'> & {
    body: string | Buffer
    timestamp: string
    nonce: string
  },
): string {
  const { appId, secret, path, body, timestamp, nonce } = request
  const digest = createHash('sm3').update(body).digest('hex')

  return createHmac('sm3', secret)
    .update(`${appId}\n${timestamp}\n${nonce}\n${path}\n${digest}`)
    .digest('hex')
}
