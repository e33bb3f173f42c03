import { GatewayFailure } from '../../src/gateways/failure.ts'

/** What goes wrong with one call: it never arrives, its answer never does, or it is answered otherwise. */
export type Fault = 'lost' | 'answer lost' | GatewayFailure

export const unanswered = () => new GatewayFailure('unreachable', { reason: 'timed out' })

/** Faults by the name of the call, used up one after the other; `always` are not. */
export class Faults<Call extends string> {
  readonly #next = new Map<Call, Fault[]>()
  readonly #always = new Map<Call, Fault>()
  /** Calls that arrived, in their order. */
  readonly calls: Call[] = []

  next(call: Call, ...faults: Fault[]): void {
    this.#next.set(call, [...(this.#next.get(call) ?? []), ...faults])
  }

  always(call: Call, fault: Fault | undefined): void {
    if (fault === undefined) this.#always.delete(call)
    else this.#always.set(call, fault)
  }

  async perform<T>(call: Call, work: () => T): Promise<T | GatewayFailure> {
    const fault = this.#next.get(call)?.shift() ?? this.#always.get(call)
    if (fault === 'lost') return unanswered()
    this.calls.push(call)
    if (fault instanceof GatewayFailure) return fault
    const result = work()

    return fault === 'answer lost' ? unanswered() : result
  }
}
