import { MyError, type MyOptions } from './my-api.ts'

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'CONNECT']

export interface EncodedRequest {
  url: string
  method: string
  headers: Record<string, string>
  body: string | undefined
}

/**
 * What goes over the wire for a `my.request`: data in the query of a GET, otherwise JSON or a form, as the content type
 * says (Alipay: my.request, `data`). There is no PATCH.
 */
export function encodeRequest(options: MyOptions<'request'>): EncodedRequest {
  const { url, data } = options
  const method = (options.method ?? 'GET').toUpperCase()
  if (typeof url !== 'string' || url === '') throw new MyError(2, 'url is missing')
  if (!METHODS.includes(method)) throw new MyError(2, `my.request has no method ${method}`)

  const headers: Record<string, string> = { 'content-type': 'application/json' }
  for (const [name, value] of Object.entries({ ...options.header, ...options.headers })) {
    headers[name.toLowerCase()] = String(value)
  }
  if (method === 'GET' || method === 'HEAD') {
    const query = data === undefined ? '' : typeof data === 'string' ? data : formText(data)

    return {
      url: query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`,
      method,
      headers,
      body: undefined,
    }
  }
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
  const body =
    data === undefined || typeof data === 'string' ? data : isForm ? formText(data) : JSON.stringify(data)

  return { url, method, headers, body }
}

function formText(data: object): string {
  return Object.entries(data)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&')
}
