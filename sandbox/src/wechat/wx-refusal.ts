import { randomBytes } from 'node:crypto'

/** A call that WeChat refuses: HTTP 200 all the same (payments.md §2.1, §10.4). */
export interface WxRefusal {
  errcode: number
  errmsg: string
}

/** The refusals used here, by code (payments.md §2.1–2.4; the official list of global return codes). */
const MEANINGS = {
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40163: 'code been used',
  41001: 'access_token missing',
  41008: 'missing code',
  42001: 'access_token expired',
  42003: 'code expired',
  45009: 'reach max api daily quota limit',
  47001: 'data format error',
  47003: 'argument invalid',
  48001: 'api unauthorized',
} as const

export function refuse(errcode: keyof typeof MEANINGS, detail = ''): WxRefusal {
  return { errcode, errmsg: `${MEANINGS[errcode]}${detail}, rid: ${requestId()}` }
}

/** `<seconds in hex>-<8 hex>-<8 hex>`, as WeChat appends it to every refusal. */
function requestId(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16)

  return `${seconds}-${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`
}
