import type { Appointment } from '@tongzhen/contract/booking'
import { appointment } from '@tongzhen/contract/booking'
import type { ErrorCode } from '@tongzhen/contract/errors'
import { Caller, type CallerOptions, type InsistentRequest } from '../caller.ts'

/** What a person at the phone knows in the end: the appointment, or why there is none. */
export type Outcome = { appointment: Appointment } | { refused: ErrorCode }

/** A person's app over HTTP: repeats what was not answered with the same key, and follows what is under way. */
export class Phone {
  readonly #caller: Caller

  constructor(options: CallerOptions) {
    this.#caller = new Caller(options)
  }

  async book(body: object, key: string): Promise<Outcome> {
    return this.#follow(await this.#insist({ method: 'POST', path: '/api/appointments', key, body }))
  }

  async cancel(appointmentId: string, key: string): Promise<Outcome> {
    const path = `/api/appointments/${appointmentId}/cancellation`

    return this.#follow(await this.#insist({ method: 'POST', path, key }))
  }

  async #follow(outcome: Outcome): Promise<Outcome> {
    let known = outcome
    while ('appointment' in known && ['confirming', 'cancelling'].includes(known.appointment.state)) {
      const { appointmentId, version } = known.appointment
      const path = `/api/appointments/${appointmentId}?waitFor=${version}`
      known = await this.#insist({ method: 'GET', path })
    }

    return known
  }

  async #insist(request: InsistentRequest): Promise<Outcome> {
    const outcome = await this.#caller.insist(request, appointment)

    return 'answer' in outcome ? { appointment: outcome.answer } : outcome
  }
}
