import { randomUUID } from 'node:crypto'
import type { Clock } from './clock.ts'
import { createRandom, type Random } from './random.ts'
import type { Collection, Store } from './store.ts'

/** A call-back that is owed, was taken, or was tried as often as the ladder says. */
export interface Callback<Content> {
  url: string
  content: Content
  state: 'owed' | 'taken' | 'given_up'
  attempts: number
  /** When the next attempt is due, or the last one was made. */
  atMs: number
  /** Of the last attempt: its HTTP status, or why there was none. */
  outcome?: string
}

export interface CallbackMessage {
  headers: Record<string, string>
  body: string
}

export interface CallbackAnswer {
  status: number
  body: string
}

/** What befalls call-backs on their way; probabilities from 0 to 1. */
export interface CallbackTrouble {
  /** An attempt does not arrive, and so is made again by the ladder. */
  loss: number
  /** An attempt arrives twice. */
  duplicate: number
  /** A first attempt is late by up to so much, so that call-backs overtake each other. */
  lateByMs: number
}

export interface CallbackSenderOptions<Content> {
  store: Store
  clock: Clock
  seed: string
  /** Milliseconds from one attempt to the next; when it is used up, the sender gives up. */
  ladderMs: () => readonly number[]
  /** How long an answer is waited for. */
  timeoutMs: () => number
  /** What is sent in an attempt, signed anew each time. */
  compose: (content: Content) => Promise<CallbackMessage>
  /** What is sent before it, now and then, and must not be accepted. */
  probe?: (content: Content) => Promise<CallbackMessage | undefined>
  isTaken: (answer: CallbackAnswer) => boolean
  trouble?: () => CallbackTrouble
}

interface Delivery {
  isTaken: boolean
  outcome: string
}

const LOST: Delivery = { isTaken: false, outcome: 'lost' }
const NO_TROUBLE: CallbackTrouble = { loss: 0, duplicate: 0, lateByMs: 0 }

/** Sends a system's call-backs until they are taken, also after a restart. */
export class CallbackSender<Content> {
  readonly #options: CallbackSenderOptions<Content>
  readonly #callbacks: Collection<Callback<Content>>
  readonly #random: Random
  readonly #closing = new AbortController()
  readonly #underWay = new Map<string, Promise<void>>()
  #timer: NodeJS.Timeout | undefined

  constructor(options: CallbackSenderOptions<Content>) {
    this.#options = options
    this.#callbacks = options.store.collection('callbacks')
    this.#random = createRandom(`${options.seed}/callbacks`)
  }

  /** Owes a call-back from `atMs` on; answers its id. */
  send({ url, content, atMs }: { url: string; content: Content; atMs: number }): string {
    const id = randomUUID()
    const lateByMs = Math.floor(this.#trouble().lateByMs * this.#random.next())
    this.#callbacks.set(id, { url, content, state: 'owed', attempts: 0, atMs: atMs + lateByMs })
    this.arm()

    return id
  }

  /** Newest first. */
  list(): Callback<Content>[] {
    return [...this.#callbacks.values()].reverse()
  }

  /** Makes every attempt that is due by the clock, and waits for those under way; tests move the clock and call it. */
  async deliverDue(): Promise<void> {
    const now = this.#options.clock.now()
    for (const [id, callback] of this.#waiting()) {
      if (callback.atMs > now) continue
      const attempt = this.#attempt(id, callback).finally(() => this.#underWay.delete(id))
      this.#underWay.set(id, attempt)
    }
    await Promise.all(this.#underWay.values())
    this.arm()
  }

  /** Waits for the next attempt; at the start of the system, for those that are still owed. */
  arm(): void {
    clearTimeout(this.#timer)
    const due = this.#waiting().map(([, { atMs }]) => atMs)
    if (due.length === 0 || this.#closing.signal.aborted) return

    const waitMs = Math.max(0, Math.min(...due) - this.#options.clock.now())
    this.#timer = setTimeout(() => void this.deliverDue(), waitMs)
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer)
    this.#closing.abort()
    await Promise.all(this.#underWay.values())
  }

  #waiting(): [string, Callback<Content>][] {
    return [...this.#callbacks.entries()].filter(
      ([id, { state }]) => state === 'owed' && !this.#underWay.has(id),
    )
  }

  async #attempt(id: string, callback: Callback<Content>): Promise<void> {
    if (this.#closing.signal.aborted) return
    const { loss, duplicate } = this.#trouble()
    const isLost = this.#random.chance(loss)
    const { isTaken, outcome } = isLost ? LOST : await this.#deliver(callback)
    if (isTaken && this.#random.chance(duplicate)) await this.#deliver(callback)
    // Closed or emptied while it was on its way.
    if (this.#closing.signal.aborted || !this.#callbacks.has(id)) return

    const attempts = callback.attempts + 1
    const atMs = this.#options.clock.now()
    const waitMs = this.#options.ladderMs()[callback.attempts]
    const tried = { ...callback, attempts, outcome }
    if (isTaken) this.#callbacks.set(id, { ...tried, atMs, state: 'taken' })
    else if (waitMs === undefined) this.#callbacks.set(id, { ...tried, atMs, state: 'given_up' })
    else this.#callbacks.set(id, { ...tried, atMs: atMs + waitMs })
  }

  async #deliver({ url, content }: Callback<Content>): Promise<Delivery> {
    const { compose, probe, isTaken } = this.#options
    try {
      const probing = await probe?.(content)
      if (probing) await this.#post(url, probing)
      const answer = await this.#post(url, await compose(content))

      return { isTaken: isTaken(answer), outcome: String(answer.status) }
    } catch (error) {
      const isSlow = error instanceof Error && error.name === 'TimeoutError'

      return { isTaken: false, outcome: isSlow ? 'timed out' : 'not reached' }
    }
  }

  async #post(url: string, message: CallbackMessage): Promise<CallbackAnswer> {
    // Held to the end, because nothing else holds it (nodejs/node#57736).
    const late = AbortSignal.timeout(this.#options.timeoutMs())
    const response = await fetch(url, {
      ...{ method: 'POST', redirect: 'manual', ...message },
      signal: AbortSignal.any([late, this.#closing.signal]),
    })
    const body = await response.text()
    late.throwIfAborted()

    return { status: response.status, body }
  }

  #trouble(): CallbackTrouble {
    return this.#options.trouble?.() ?? NO_TROUBLE
  }
}
