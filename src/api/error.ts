import type { ErrorCode, FieldError } from '@tongzhen/contract/errors'

/**
 * What a phone may find out by itself. `OFFLINE`: nothing left the phone. `NO_ANSWER`: it may have arrived, so
 * the outcome is unknown; a repeat with the same idempotency key is safe. `FILE_NOT_SHOWN`: the phone could not fetch or
 * show a file.
 */
export type ClientCode = ErrorCode | 'OFFLINE' | 'NO_ANSWER' | 'FILE_NOT_SHOWN'

/** The one error that pages see. `isUnknown` means: neither done nor refused. */
export class ApiError extends Error {
  readonly code: ClientCode
  readonly params: Record<string, string | number>
  readonly fields: FieldError[]
  readonly traceId: string | undefined
  /** A failure of the systems, which an engineer may have to find again; a refusal needs no reference. */
  readonly isOurs: boolean

  constructor(
    code: ClientCode,
    detail: {
      params?: Record<string, string | number>
      fields?: FieldError[]
      traceId?: string
      /** Of the answer, in HTTP. */
      status?: number
    } = {},
  ) {
    super(code)
    this.code = code
    this.params = detail.params ?? {}
    this.fields = detail.fields ?? []
    this.traceId = detail.traceId
    this.isOurs = (detail.status ?? 0) >= 500
  }

  /** The hospital or we said no. */
  get isRefusal(): boolean {
    return !this.isUnknown && this.code !== 'OFFLINE'
  }

  get isUnknown(): boolean {
    return this.code === 'NO_ANSWER' || this.code === 'IDEMPOTENCY_IN_PROGRESS'
  }
}

export function toApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError('INTERNAL')
}
