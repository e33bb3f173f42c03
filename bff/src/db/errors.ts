const UNIQUE_VIOLATION = '23505'
/** Serialisation, deadlock, lock not available (openGauss: YY003), server going down (reliability.md §1.2). */
const RETRYABLE = new Set(['40001', '40P01', '55P03', 'YY003', '57P01'])

function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined

  return typeof error.code === 'string' ? error.code : undefined
}

export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === UNIQUE_VIOLATION
}

/** Could the same work succeed when done again? True for lost connections too: the work must be repeatable. */
export function isRetryable(error: unknown): boolean {
  const state = sqlState(error)
  if (state === undefined) return false

  return RETRYABLE.has(state) || state.startsWith('08') || state === 'ECONNRESET'
}
