import { type Ground, MINUTE, SECOND } from './ground.ts'
import type { Replicas } from './replicas.ts'
import type { Payment, Store } from './store.ts'

/** Pauses before a call-back that was not answered is sent again; the last one from then on. */
const LADDER_MS = [15 * SECOND, 15 * SECOND, 30 * SECOND, 3 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE]

/** The provider tells what has happened until it is thanked: late, twice, or after what happened later. */
export class Callbacks {
  constructor(
    private readonly ground: Ground,
    private readonly parts: { store: Store; replicas: Replicas },
  ) {}

  send(payment: Payment, about: string): void {
    this.#deliver(payment, { eventId: `${payment.orderNumber} ${about}`, sent: 0 })
  }

  #deliver(payment: Payment, { eventId, sent }: { eventId: string; sent: number }): void {
    const { ground, parts } = this
    let isThanked = false
    const arrive = () => {
      if (ground.fails(0.3)) return
      const hint = () => parts.store.take(payment, { kind: 'hint', at: ground.now })
      const thank = () => {
        isThanked ||= !ground.fails(0.1)
      }
      if (ground.rules.keepsCallbackWithHint) {
        return parts.replicas.serve(() => parts.store.keepCallback(eventId) && hint(), thank)
      }
      let isNew = false
      parts.replicas.serve(
        () => {
          isNew = parts.store.keepCallback(eventId)
        },
        () => parts.replicas.serve(() => isNew && hint(), thank),
      )
    }
    ground.after(ground.random.between(0, 3 * SECOND), arrive)
    if (ground.fails(0.2)) ground.after(ground.random.between(0, 2 * MINUTE), arrive)
    const pauseMs = LADDER_MS[Math.min(sent, LADDER_MS.length - 1)] ?? 0
    ground.after(3 * SECOND + pauseMs, () => {
      if (!isThanked) this.#deliver(payment, { eventId, sent: sent + 1 })
    })
  }
}
