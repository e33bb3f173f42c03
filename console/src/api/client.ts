import type { ErrorBody, ErrorCode, StaffErrorCode } from '@tongzhen/contract/errors'
import { IDEMPOTENCY_HEADER } from '@tongzhen/contract/headers'
import type { BodyOf, ParamsOf, QueryOf, ResponseOf, Route } from '@tongzhen/contract/route'
import { currentLanguage } from '../lib/i18n'

/** `NO_ANSWER`: nobody knows whether it was done. */
export type ConsoleErrorCode = ErrorCode | StaffErrorCode | 'NO_ANSWER'

/** Why a request came to nothing; its text is looked up from the code. */
export class ConsoleError extends Error {
  constructor(
    readonly code: ConsoleErrorCode,
    readonly params: Record<string, string | number> = {},
    readonly traceId = '',
  ) {
    super(code)
  }
}

type Method<R extends Route> = R['method']
type Path<R extends Route> = R['path']

export interface Asking<R extends Route> {
  method: Method<R>
  path: Path<R>
  params?: ParamsOf<R>
  query?: QueryOf<R>
  body?: BodyOf<R>
  /** Ends the question when nobody waits for its answer any more. */
  signal?: AbortSignal
}

/** One request of the console. What was not answered is asked once more under the same key. */
export async function ask<R extends Route>({
  method,
  path,
  params,
  query,
  body,
  signal,
}: Asking<R>): Promise<ResponseOf<R>> {
  const url = urlOf(path, { params, query })
  const headers = {
    'accept-language': currentLanguage(),
    ...(method === 'GET' ? {} : { [IDEMPOTENCY_HEADER]: crypto.randomUUID() }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  const request = {
    ...{ method, headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }
  const response = await fetch(url, request).catch(() => fetch(url, request).catch(() => undefined))
  if (response === undefined) throw new ConsoleError('NO_ANSWER')
  if (response.status === 204) return undefined as ResponseOf<R>
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) return answer as ResponseOf<R>
  const { error } = (answer ?? {}) as Partial<ErrorBody<ErrorCode | StaffErrorCode>>
  throw error ? new ConsoleError(error.code, error.params, error.traceId) : new ConsoleError('NO_ANSWER')
}

function urlOf(path: string, { params, query }: { params: unknown; query: unknown }): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(textOf(params, name)))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined) search.set(name, String(value))

  return search.size === 0 ? filled : `${filled}?${search}`
}

function textOf(container: unknown, name: string): string {
  return String((container as Record<string, unknown> | undefined)?.[name] ?? '')
}
