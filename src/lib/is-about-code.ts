import type { ApiError } from '@/api/error'

interface CodeError extends ApiError {
  readonly code: 'CODE_WRONG' | 'CODE_EXPIRED'
}

/** The code of the text message is refused: that is said at its field. */
export function isAboutCode(error: ApiError | null): error is CodeError {
  return error?.code === 'CODE_WRONG' || error?.code === 'CODE_EXPIRED'
}
