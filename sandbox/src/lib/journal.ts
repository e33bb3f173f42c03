import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

const OWNER_ONLY = 0o600

/** An append-only file of JSON lines. A line is whole or not there, whenever the process dies. */
export class Journal {
  readonly #path: string
  #descriptor: number
  #lines: number

  private constructor(path: string, lines: number) {
    this.#path = path
    this.#lines = lines
    this.#descriptor = openSync(path, 'a', OWNER_ONLY)
  }

  /** Opens a journal and hands every entry written before, oldest first, to `replay`. */
  static open(path: string, replay: (entry: unknown) => void): Journal {
    mkdirSync(dirname(path), { recursive: true })

    return new Journal(path, existsSync(path) ? replayFile(path, replay) : 0)
  }

  get lines(): number {
    return this.#lines
  }

  /** Returns when the operating system has the line, so that a killed process loses nothing. */
  append(entry: unknown): void {
    writeSync(this.#descriptor, `${JSON.stringify(entry)}\n`)
    this.#lines += 1
  }

  /** Puts these entries in the place of all there are, or changes nothing when interrupted. */
  rewrite(entries: Iterable<unknown>): void {
    const fresh = `${this.#path}.new`
    const descriptor = openSync(fresh, 'w', OWNER_ONLY)
    let lines = 0
    for (const entry of entries) {
      writeSync(descriptor, `${JSON.stringify(entry)}\n`)
      lines += 1
    }
    closeSync(descriptor)
    renameSync(fresh, this.#path)

    closeSync(this.#descriptor)
    this.#descriptor = openSync(this.#path, 'a', OWNER_ONLY)
    this.#lines = lines
  }

  close(): void {
    closeSync(this.#descriptor)
  }
}

function replayFile(path: string, replay: (entry: unknown) => void): number {
  const content = readFileSync(path)
  const end = content.lastIndexOf('\n') + 1
  // A kill in the middle of a write leaves a last line without its end: that entry never happened.
  if (end < content.length) truncateSync(path, end)

  const lines = content.subarray(0, end).toString('utf8').split('\n').slice(0, -1)
  for (const [index, line] of lines.entries()) replay(parseLine({ line, number: index + 1, path }))

  return lines.length
}

function parseLine({ line, number, path }: { line: string; number: number; path: string }): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new Error(`${path} is damaged at line ${number}; "npm run reset" starts it afresh`)
  }
}
