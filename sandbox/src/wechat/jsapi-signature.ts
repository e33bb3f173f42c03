import { createHash } from 'node:crypto'

export interface JsapiSignatureParts {
  ticket: string
  nonceStr: string
  /** Seconds since 1970. */
  timestamp: string
  /** The page without `#…`. */
  url: string
}

/** SHA-1, lower-case hex, over the four raw values in this order (payments.md §2.3). */
export function jsapiSignature({ ticket, nonceStr, timestamp, url }: JsapiSignatureParts): string {
  return createHash('sha1')
    .update(`jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${url}`)
    .digest('hex')
}
