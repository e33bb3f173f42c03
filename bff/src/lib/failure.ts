import {
  type ErrorCode,
  errorStatus,
  type FieldError,
  type StaffErrorCode,
  staffErrorStatus,
} from '@tongzhen/contract/errors'

/** Of the patients' routes and the staff's. */
export type RefusalCode = ErrorCode | StaffErrorCode

const statusOf: Readonly<Record<RefusalCode, number>> = { ...errorStatus, ...staffErrorStatus }

/** Codes that any route may answer, whatever its definition lists. */
export type CommonCode =
  | 'REQUEST_INVALID'
  | 'SESSION_REQUIRED'
  | 'CONSENT_REQUIRED'
  | 'NOT_PERMITTED'
  | 'PROOF_REQUIRED'
  | 'NOT_FOUND'
  | 'TOO_MANY_REQUESTS'
  | 'SERVER_BUSY'

export interface RefusalDetails {
  /** Fill the gaps of the text that the person reads. Never names, numbers or other personal data. */
  params?: Record<string, string | number>
  fields?: FieldError[]
  /** Answered as `Retry-After`. */
  retryAfterSeconds?: number
}

/**
 * An expected failure, returned (never thrown) by services and handlers. Its code decides status and text;
 * a bug is an exception and becomes INTERNAL.
 */
export class Refusal<Code extends RefusalCode = RefusalCode> {
  readonly code: Code
  readonly status: number
  readonly params: Record<string, string | number> | undefined
  readonly fields: FieldError[] | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(code: Code, details: RefusalDetails = {}) {
    this.code = code
    this.status = statusOf[code]
    this.params = details.params
    this.fields = details.fields
    this.retryAfterSeconds = details.retryAfterSeconds
  }
}

export function refuse<const Code extends RefusalCode>(code: Code, details?: RefusalDetails): Refusal<Code> {
  return new Refusal(code, details)
}

export function isRefusal<T>(value: T): value is Extract<T, Refusal> {
  return value instanceof Refusal
}
