import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/**
 * The log of a process. What may be written is an allow-list: codes, ids of ours, routes, durations. Requests,
 * answers and errors go through serialisers that keep nothing else (S37).
 */
export function createLog({ level, to }: { level: string; to?: DestinationStream }): Log {
  const options = {
    level,
    base: { pid: process.pid },
    serializers: { err: describeError, error: describeError, req: () => undefined, res: () => undefined },
  }

  return to ? pino(options, to) : pino(options)
}

/**
 * Name, code and where it happened. Not the message of an error that is not ours: PostgreSQL and fetch put
 * values and addresses into theirs.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined

  return {
    name: error.name,
    code,
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
  }
}
