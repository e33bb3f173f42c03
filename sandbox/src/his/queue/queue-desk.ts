import type { Session } from '../../group/session.ts'
import type { Clock } from '../../lib/clock.ts'
import type { SessionBoard } from '../session-board.ts'
import { miss, type SessionQueue, takeBack } from './session-queue.ts'
import type { SessionQueues } from './session-queues.ts'

/** What the staff of a clinic do with its queue: used by the control panel and by tests. Undefined: no such clinic. */
export class QueueDesk {
  readonly #options: { board: SessionBoard; queues: SessionQueues; clock: Clock }

  constructor(options: { board: SessionBoard; queues: SessionQueues; clock: Clock }) {
    this.#options = options
  }

  queueOf(scheduleNo: string): SessionQueue | undefined {
    const session = this.#options.board.findShown(scheduleNo)

    return session && this.#options.queues.of(session)
  }

  callNext(scheduleNo: string): SessionQueue | undefined {
    return this.#change(scheduleNo, (queue, session) => this.#options.queues.next(session, queue))
  }

  /** Whoever was called does not come. */
  miss(scheduleNo: string): SessionQueue | undefined {
    return this.#change(scheduleNo, (queue) => miss(queue, this.#options.clock.now()))
  }

  /** Somebody who missed their number has come to the desk. */
  takeBack(scheduleNo: string, orderNo: string): SessionQueue | undefined {
    return this.#change(scheduleNo, (queue) => takeBack(queue, orderNo))
  }

  /** Strangers check in, before everybody else; `seen` of them are through. */
  fill(scheduleNo: string, strangers: { waiting: number; seen?: number }): SessionQueue | undefined {
    const session = this.#options.board.findShown(scheduleNo)
    if (session !== undefined) this.#options.queues.fill(session, strangers)

    return session && this.#options.queues.of(session)
  }

  #change(
    scheduleNo: string,
    change: (queue: SessionQueue, session: Session) => SessionQueue,
  ): SessionQueue | undefined {
    const session = this.#options.board.findShown(scheduleNo)
    if (session === undefined) return undefined
    const { queues } = this.#options
    queues.save(session, change(queues.of(session), session))

    return queues.of(session)
  }
}
