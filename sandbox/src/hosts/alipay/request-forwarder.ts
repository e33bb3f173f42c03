import type { ForwardedAnswer, ForwardedRequest } from './forwarding.ts'

export interface ForwarderOptions {
  /** Where the product's own server really is. */
  bffOrigin: string
  /** What is entered in Alipay's console; names below a listed one count too. */
  allowedDomains: readonly string[]
}

const USER_AGENT = 'Mozilla/5.0 (Linux; Android 13) AlipayClient/10.6.50 TongzhenHost'
const REFERER = 'https://sandbox.hybrid.alipay-eco.com/sandbox/0.0.1/index.html'

/**
 * Where a request of the mini-program goes: a domain of the whitelist (over HTTPS) and the server's own address lead to
 * the server; undefined when Alipay would not let it out.
 */
export function targetOf(url: string, { bffOrigin, allowedDomains }: ForwarderOptions): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { origin, protocol, hostname, pathname, search } = new URL(url)
  const isListed = allowedDomains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`))
  if (origin !== bffOrigin && !(isListed && protocol === 'https:')) return undefined

  return `${bffOrigin}${pathname}${search}`
}

/** Sends a request as Alipay's client does: without cookies and without an Origin. */
export async function forwardRequest(
  request: ForwardedRequest,
  options: ForwarderOptions & { signal: AbortSignal },
): Promise<ForwardedAnswer> {
  const target = targetOf(request.url, options)
  if (target === undefined) return failed(11, `${request.url} is not on the whitelist`)

  const { cookie: _cookie, origin: _origin, host: _host, ...headers } = request.headers
  const timeout = AbortSignal.timeout(request.timeoutMs)
  try {
    const response = await fetch(target, {
      method: request.method,
      headers: { ...headers, 'user-agent': USER_AGENT, referer: REFERER },
      signal: AbortSignal.any([timeout, options.signal]),
      redirect: 'follow',
      ...(request.body === undefined ? {} : { body: request.body }),
    })
    const body = Buffer.from(await response.arrayBuffer()).toString('base64')

    return {
      outcome: 'answered',
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body,
    }
  } catch (error) {
    if (timeout.aborted) return failed(13, 'the request timed out')
    if (error instanceof TypeError && /invalid|method/i.test(error.message)) return failed(2, error.message)

    return failed(12, 'network error')
  }
}

function failed(error: 2 | 11 | 12 | 13, errorMessage: string): ForwardedAnswer {
  return { outcome: 'failed', error, errorMessage }
}
