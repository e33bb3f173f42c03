const UNIQUE_VIOLATION = '23505'
/** Serialisation, deadlock, lock not available (openGauss: YY003), server going down (reliability.md §1.2). */
const RETRYABLE = new Set(['40001', '40P01', '55P03', 'YY003', '57P01'])

const CONNECTION_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE'])

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

  return RETRYABLE.has(state) || state.startsWith('08') || CONNECTION_ERRORS.has(state)
}

/** The database cannot be reached or takes nobody in; `pg` has no code for some of it. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlState(error)
  if (state !== undefined) {
    return (
      state.startsWith('08') || state.startsWith('57P') || state === '53300' || CONNECTION_ERRORS.has(state)
    )
  }

  return (
    error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated|is not queryable/.test(error.message)
  )
}
