import { makeAutoObservable } from 'mobx'

/**
 * The phone was just proven to be at hand. A page that sent the person to prove it asks once on the way back, and
 * goes on by itself or says so; the BFF alone decides how long a proof is good.
 */
class Proof {
  isGiven = false

  constructor() {
    makeAutoObservable(this)
  }

  give(): void {
    this.isGiven = true
  }

  /** True once for each proof. */
  take(): boolean {
    const wasGiven = this.isGiven
    this.isGiven = false
    return wasGiven
  }
}

export const proof = new Proof()
