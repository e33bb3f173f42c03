import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { createGunzip, createInflateRaw } from 'node:zlib'
import { GatewayFailure, unintelligible } from '../failure.ts'
import { type StatementLine, type StatementSink, type StatementSums, UnreadableStatement } from './port.ts'

type Chunks = AsyncIterable<Uint8Array>

const LONGEST_LINE = 64 * 1024
const BATCH = 1000

/** The lines of a text, several at a time, never the whole of it. */
export async function* linesIn(
  chunks: Chunks,
  encoding: 'utf-8' | 'gbk' | 'latin1',
): AsyncGenerator<string[]> {
  const decoder = new TextDecoder(encoding)
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE) throw new UnreadableStatement('a line without an end')
    yield lines.map(withoutReturn)
  }
  rest += decoder.decode()
  if (rest !== '') yield [withoutReturn(rest)]
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

export function unzipped(chunks: Chunks | Iterable<Uint8Array>, how: 'gzip' | 'deflate-raw'): Chunks {
  const source = Readable.from(chunks)
  const target = how === 'gzip' ? createGunzip() : createInflateRaw()
  source.on('error', (error) => target.destroy(error))

  return readable(source.pipe(target))
}

/** What breaks in the stream itself is the other side's, and not ours. */
async function* readable(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* stream
  } catch (error) {
    const isZlib = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
    throw isZlib ? new UnreadableStatement('broken compression') : error
  }
}

/** Passes everything on; `digest` is told of all of it. */
export function hashing(chunks: Chunks, algorithm: 'sha1'): { chunks: Chunks; digest: () => string } {
  const hash = createHash(algorithm)
  async function* passed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk)
      yield chunk
    }
  }

  return { chunks: passed(), digest: () => hash.digest('hex') }
}

/** Collects lines for the sink, and adds them up. */
export function createTally(sink: StatementSink) {
  const sums: StatementSums = { count: 0, paidFen: 0, refundedFen: 0 }
  let batch: StatementLine[] = []

  return {
    sums,
    async add(line: StatementLine): Promise<void> {
      sums.count += 1
      if (line.kind === 'payment') sums.paidFen += line.fen
      else sums.refundedFen += line.fen
      if (batch.push(line) >= BATCH) await this.flush()
    },
    async flush(): Promise<void> {
      const full = batch
      batch = []
      if (full.length > 0) await sink(full)
    },
    /** The other side's own sums, wherever it gives them, are those of its lines. */
    mustBe(said: Partial<Pick<StatementSums, 'count' | 'paidFen' | 'refundedFen'>>): void {
      for (const name of ['count', 'paidFen', 'refundedFen'] as const) {
        const value = said[name]
        if (value !== undefined && value !== sums[name])
          throw new UnreadableStatement(`${name} is ${value} in its summary and ${sums[name]} in its lines`)
      }
    },
  }
}

/** What reading threw about the statement, as a failure; bugs go on. */
export function asFailure(error: unknown): GatewayFailure {
  if (error instanceof GatewayFailure) return error
  if (error instanceof UnreadableStatement) return unintelligible(error.message)
  throw error
}
