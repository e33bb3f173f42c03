/** What may go wrong on the way of an event. Probabilities are 0 to 1. */
export interface EventSettings {
  /** Where events go, as an origin; without it, to the app that runs in the hosts. */
  receiver: string | null
  /** How many times faster than usual the ladder of repeated events is. */
  ladderSpeed: number
  /** How long a receiver may take. */
  timeoutMs: number
  /** An attempt is lost, arrives twice, is signed with somebody else's secret. */
  loss: number
  duplicate: number
  forged: number
  /** A first attempt is late by up to so much, so that later ones overtake it. */
  lateByMs: number
}

export function createEventSettings(): EventSettings {
  return {
    receiver: null,
    ladderSpeed: 1,
    timeoutMs: 10_000,
    loss: 0,
    duplicate: 0,
    forged: 0,
    lateByMs: 0,
  }
}
