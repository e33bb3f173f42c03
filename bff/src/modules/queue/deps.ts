import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { QueueGateways } from '../../gateways/his/queue-port.ts'
import type { ChangeWatch } from '../../jobs/change-watch.ts'
import type { Clock } from '../../lib/clock.ts'
import type { Log } from '../../lib/log.ts'
import type { GuideQuestions } from './ask-guide.ts'

export interface QueueDeps {
  config: Pick<Config, 'institutions' | 'suishenban'>
  db: Db
  clock: Clock
  log: Log
  queues: QueueGateways
  guides: GuideQuestions
  watch: ChangeWatch
  /** An operation is due in so many milliseconds (jobs/worker.ts). */
  nudge: (delayMs: number) => void
}
