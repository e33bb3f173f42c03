import { setTimeout as sleep } from 'node:timers/promises'
import type { Appointment } from '@tongzhen/contract/booking'
import { appointment } from '@tongzhen/contract/booking'
import type { ErrorBody, ErrorCode } from '@tongzhen/contract/errors'
import { IDEMPOTENCY_HEADER } from '@tongzhen/contract/headers'
import type { Device } from '../device.ts'

/** What a person at the phone knows in the end: the appointment, or why there is none. */
export type Outcome = { appointment: Appointment } | { refused: ErrorCode }

export interface PhoneOptions {
  device: Device
  /** Where the next request goes: as a load balancer would choose, so perhaps elsewhere than the last one. */
  origin: () => string
  /** Told of each answer to a request, or the lack of one. */
  onAnswer?: (answer: { ms: number; status: number | undefined }) => void
}

/** Nobody answered, or told to come again: the same request is repeated, as the app does it. */
const PASSING: readonly ErrorCode[] = [
  'HOSPITAL_UNAVAILABLE',
  'SERVER_BUSY',
  'IDEMPOTENCY_IN_PROGRESS',
  'TOO_MANY_REQUESTS',
  'INTERNAL',
]

/** A person's app over HTTP: repeats what was not answered with the same key, and follows what is under way. */
export class Phone {
  readonly #options: PhoneOptions

  constructor(options: PhoneOptions) {
    this.#options = options
  }

  async book(body: object, key: string): Promise<Outcome> {
    return this.#follow(await this.#insist('POST', '/api/appointments', { key, body }))
  }

  async cancel(appointmentId: string, key: string): Promise<Outcome> {
    return this.#follow(
      await this.#insist('POST', `/api/appointments/${appointmentId}/cancellation`, { key }),
    )
  }

  async #follow(outcome: Outcome): Promise<Outcome> {
    let known = outcome
    while ('appointment' in known && ['confirming', 'cancelling'].includes(known.appointment.state)) {
      const { appointmentId, version } = known.appointment
      known = await this.#insist('GET', `/api/appointments/${appointmentId}?waitFor=${version}`, {})
    }

    return known
  }

  async #insist(method: string, path: string, sent: { key?: string; body?: object }): Promise<Outcome> {
    for (;;) {
      const outcome = await this.#ask(method, path, sent)
      if (outcome !== undefined) return outcome
      await sleep(250)
    }
  }

  /** Undefined when it is worth asking again. */
  async #ask(
    method: string,
    path: string,
    { key, body }: { key?: string; body?: object },
  ): Promise<Outcome | undefined> {
    const { device, origin, onAnswer } = this.#options
    const startedMs = performance.now()
    const told = (status: number | undefined) => onAnswer?.({ ms: performance.now() - startedMs, status })
    try {
      const response = await fetch(`${origin()}${path}`, {
        method,
        headers: {
          ...device.headers(),
          ...(key === undefined ? {} : { [IDEMPOTENCY_HEADER]: key }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const json: unknown = await response.json()
      told(response.status)
      if (response.status < 400) return { appointment: appointment.parse(json) }
      const { code } = (json as ErrorBody).error

      return PASSING.includes(code) ? undefined : { refused: code }
    } catch {
      told(undefined)

      return undefined
    }
  }
}
