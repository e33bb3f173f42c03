import { redactBody, redactHeaders, redactUrl } from './redact.ts'

/** One request to an outside system and what came of it, with secrets shortened. */
export interface Exchange {
  id: number
  /** ISO with offset. */
  at: string
  milliseconds: number
  method: string
  url: string
  requestHeaders: Record<string, unknown>
  requestBody: string
  /** Absent when the connection was broken. */
  status: number | undefined
  responseBody: string
  /** What was injected, in words: `slow 3000 ms, lost-answer`. */
  fault: string | undefined
}

export interface RawExchange {
  startedAtMs: number
  endedAtMs: number
  method: string
  url: string
  requestHeaders: Record<string, unknown>
  requestBody: string
  status: number | undefined
  responseType: string
  responseBody: string
  fault: string | undefined
}

const LONGEST_BODY = 16_000

/** The last exchanges of one system, newest first. */
export class ExchangeLog {
  readonly #capacity: number
  #exchanges: Exchange[] = []
  #recorded = 0

  constructor(capacity = 200) {
    this.#capacity = capacity
  }

  /** How many exchanges there have been since the start, also those no longer kept. */
  get recorded(): number {
    return this.#recorded
  }

  record(raw: RawExchange): void {
    this.#recorded += 1
    this.#exchanges.unshift({
      id: this.#recorded,
      at: new Date(raw.startedAtMs).toISOString(),
      milliseconds: raw.endedAtMs - raw.startedAtMs,
      method: raw.method,
      url: redactUrl(raw.url),
      requestHeaders: redactHeaders(raw.requestHeaders),
      requestBody: keptBody(raw.requestBody, String(raw.requestHeaders['content-type'] ?? '')),
      status: raw.status,
      responseBody: keptBody(raw.responseBody, raw.responseType),
      fault: raw.fault,
    })
    if (this.#exchanges.length > this.#capacity) this.#exchanges.length = this.#capacity
  }

  list(): readonly Exchange[] {
    return this.#exchanges
  }

  clear(): void {
    this.#exchanges = []
  }
}

function keptBody(body: string, contentType: string): string {
  if (body.length <= LONGEST_BODY) return redactBody(body, contentType)

  return `${redactBody(body.slice(0, LONGEST_BODY), contentType)}… (${body.length} characters)`
}
