import type { Ground } from '../src/ground.ts'
import { SECOND_MS, shift } from '../src/lib/clock.ts'
import { REMINDERS_QUEUE } from '../src/modules/booking/reminders.ts'
import type { BffProcess, StartBff } from './bff-process.ts'
import type { Random } from './simulation/random.ts'

const MOST_FAILED_STARTS = 20

/** Places where a BFF runs, on one database; whichever is killed is soon replaced. */
export class Replicas {
  readonly #startBff: StartBff
  readonly #random: Random
  readonly #running: BffProcess[]
  /** Starts while the others serve, and takes the place of the next one that is killed. */
  #standby: Promise<BffProcess>
  #failedStarts = 0

  private constructor(running: BffProcess[], { startBff, random }: { startBff: StartBff; random: Random }) {
    this.#running = running
    this.#startBff = startBff
    this.#random = random
    this.#standby = this.#startNext()
  }

  static async start(
    startBff: StartBff,
    { size, random }: { size: number; random: Random },
  ): Promise<Replicas> {
    const running = await Promise.all(Array.from({ length: size }, () => startBff()))

    return new Replicas(running, { startBff, random })
  }

  /** Of any of them, as a load balancer chooses. */
  origin(): string {
    return this.#running[this.#random.index(this.#running.length)]?.origin ?? ''
  }

  /** Once another one is ready, waits for the moment and kills any of them; answers what the moment was like. */
  async killOne<Moment>(moment: () => Promise<Moment>): Promise<Moment> {
    const next = await this.#standby
    const seen = await moment()
    const place = this.#random.index(this.#running.length)
    await this.#running[place]?.kill()
    this.#running[place] = next
    this.#standby = this.#startNext()

    return seen
  }

  async close(): Promise<void> {
    await Promise.all([...this.#running, await this.#standby].map((replica) => replica.kill()))
  }

  /** A BFF does not start while its database is away, and is then started again, as a service manager does it. */
  async #startNext(): Promise<BffProcess> {
    for (;;) {
      try {
        return await this.#startBff()
      } catch (error) {
        if (++this.#failedStarts > MOST_FAILED_STARTS) throw error
      }
    }
  }
}

/** The minute for which a dead replica keeps a request to itself (idempotency.ts) is not waited for. */
export async function releaseRequestsOfTheDead({ db, clock }: Pick<Ground, 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  await db
    .updateTable('idempotency_keys')
    .set({ lease_until: now })
    .where('state', '=', 'in_progress')
    .where('created_at', '<', shift(now, -5 * SECOND_MS))
    .execute()
}

/** Of one queue, or of all: a message or an invoice that met many faults may wait an hour for its next try. */
export async function countOperations({ db }: Pick<Ground, 'db'>, queue?: string): Promise<number> {
  // What is told later is owed to nobody now.
  const owed = db.selectFrom('operations').select('operation_id').where('queue', '!=', REMINDERS_QUEUE)
  const rows = await (queue === undefined ? owed : owed.where('queue', '=', queue)).execute()

  return rows.length
}
