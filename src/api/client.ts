import Taro from '@tarojs/taro'
import type { ErrorBody } from '@tongzhen/contract/errors'
import { CHANNEL_HEADER, IDEMPOTENCY_HEADER } from '@tongzhen/contract/headers'
import type { BodyOf, ParamsOf, QueryOf, ResponseOf, Route } from '@tongzhen/contract/route'
import { takeEarlyAnswer } from '@/platform/early-answers'
import { host } from '@/platform/host'
import { isOnline } from '@/platform/network'
import { sessionToken } from '@/platform/session-token'
import { preferences } from '@/stores/preferences'
import { ApiError } from './error'

const TIMEOUT_MS = 15_000

type Part<Name extends string, T> = [T] extends [undefined] ? { [K in Name]?: undefined } : { [K in Name]: T }

/** Method and path must be those of the route `R`; the compiler checks both, and the shapes, against contract/. */
export type Call<R extends Route> = {
  method: R['method']
  path: R['path']
  timeoutMs?: number
  /** Nobody waits for the answer any more. */
  signal?: AbortSignal
} & Part<'params', ParamsOf<R>> &
  Part<'query', QueryOf<R>> &
  Part<'body', BodyOf<R>> &
  (R['method'] extends 'GET' ? { key?: undefined } : { key: string })

/**
 * Calls the BFF. `key` (unsafe methods) is the idempotency key of the person's intention: keep it for a repeat
 * after NO_ANSWER, take a new one for a new intention.
 * @throws ApiError always and only
 */
export async function call<R extends Route>(options: Call<R>): Promise<ResponseOf<R>> {
  const answer = await send(options as AnyCall)
  const token = answer.data?.token
  if (typeof token === 'string') sessionToken.keep(token)
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.data as ResponseOf<R>
  throw refusal(answer)
}

type Answer = Pick<Taro.request.SuccessCallbackResult, 'statusCode' | 'data'>

interface AnyCall {
  method: Route['method']
  path: string
  params?: unknown
  query?: unknown
  body?: unknown
  key?: string | undefined
  timeoutMs?: number
  signal?: AbortSignal
}

async function send(options: AnyCall): Promise<Answer> {
  const url = API_BASE + fillPath(options.path, options.params) + queryString(options.query)
  // Asked before: a network lost while waiting says nothing about what had been sent.
  const mayArrive = options.method !== 'GET' && (await isOnline())
  const header = headers(options)
  const early = options.method === 'GET' ? await takeEarlyAnswer(url, header) : undefined
  if (early) return { ...early, data: parse(early.data) }
  try {
    const task = Taro.request({
      url,
      method: options.method,
      data: options.body === undefined ? undefined : JSON.stringify(options.body),
      timeout: options.timeoutMs ?? TIMEOUT_MS,
      credentials: 'same-origin',
      // Alipay refuses an empty answer as JSON (error 14), so every host hands over the text.
      dataType: 'text',
      responseType: 'text',
      header,
    })
    options.signal?.addEventListener('abort', () => task.abort?.())
    const answer = await task
    return { ...answer, data: parse(answer.data) }
  } catch (error) {
    if (isHttpAnswer(error)) return { ...error, data: parse(error.data) }
    throw new ApiError(mayArrive ? 'NO_ANSWER' : 'OFFLINE')
  }
}

function parse(text: unknown): Record<string, unknown> | undefined {
  if (typeof text !== 'string') return (text as Record<string, unknown> | null) ?? undefined
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function headers(options: AnyCall): Record<string, string> {
  const token = sessionToken.read()
  return {
    accept: 'application/json',
    'accept-language': preferences.language,
    [CHANNEL_HEADER]: host.channel,
    ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(options.key === undefined ? {} : { [IDEMPOTENCY_HEADER]: options.key }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
}

/** Alipay hands an answer of 400 and above to its failure branch in some base libraries (design/client.md §2). */
function isHttpAnswer(error: unknown): error is Taro.request.SuccessCallbackResult {
  const answer = error as { status?: number; statusCode?: number; data?: unknown } | null
  if (typeof answer !== 'object' || answer === null) return false
  answer.statusCode ??= answer.status
  return typeof answer.statusCode === 'number' && answer.statusCode > 0
}

function refusal(answer: Answer): ApiError {
  const body = answer.data as Partial<ErrorBody> | null
  if (body?.error?.code) return new ApiError(body.error.code, { ...body.error, status: answer.statusCode })
  return new ApiError(answer.statusCode >= 500 ? 'NO_ANSWER' : 'INTERNAL')
}

function fillPath(path: string, params: unknown): string {
  const values = (params ?? {}) as Record<string, string>
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
}

function queryString(query: unknown): string {
  const pairs = Object.entries((query ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
