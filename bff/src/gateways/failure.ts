export interface GatewayFailureDetails {
  /** The other side's own code, when it refused. */
  code?: string
  /** What it said beside the code, parsed by the gateway. */
  data?: unknown
  /** For the log: what happened, without personal data. */
  reason: string
}

/**
 * The three ways in which an outside system fails (architecture.md §4). *Refused*: it said no, with its code.
 * *Unreachable* (no connection, time-out, 5xx) and *unintelligible* (an answer we cannot read) both mean that
 * the outcome is unknown, never that nothing happened. Returned, not thrown.
 */
export class GatewayFailure {
  readonly kind: 'refused' | 'unreachable' | 'unintelligible'
  readonly code: string | undefined
  readonly data: unknown
  readonly reason: string

  constructor(kind: GatewayFailure['kind'], details: GatewayFailureDetails) {
    this.kind = kind
    this.code = details.code
    this.data = details.data
    this.reason = details.reason
  }
}

export function unintelligible(reason: string): GatewayFailure {
  return new GatewayFailure('unintelligible', { reason })
}

/** For a history: the code of a refusal, else why nothing is known. */
export function detailOf({ kind, code, reason }: GatewayFailure): string {
  return kind === 'refused' ? (code ?? reason) : `${kind}, ${reason}`
}

export function isGatewayFailure<T>(value: T): value is Extract<T, GatewayFailure> {
  return value instanceof GatewayFailure
}
