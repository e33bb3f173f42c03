import type { Log } from '../lib/log.ts'

export interface RepeatedWork {
  name: string
  everyMs: number
  work(): Promise<unknown>
}

export interface Repeater {
  /** Begins nothing more and waits for what is under way. */
  stop(): Promise<void>
}

/** Housekeeping, again and again with a little chance in between; a failure is logged and the next round tries again. */
export function repeat(jobs: readonly RepeatedWork[], log: Log): Repeater {
  const timers = new Map<string, NodeJS.Timeout>()
  const underWay = new Set<Promise<void>>()
  let isStopped = false

  function plan(job: RepeatedWork): void {
    if (isStopped) return
    const timer = setTimeout(() => run(job), job.everyMs * (0.5 + Math.random()))
    timer.unref()
    timers.set(job.name, timer)
  }

  function run(job: RepeatedWork): void {
    const round = (async () => {
      try {
        await job.work()
      } catch (error) {
        log.error({ err: error, job: job.name }, 'housekeeping failed')
      }
    })()
    underWay.add(round)
    void round.finally(() => {
      underWay.delete(round)
      plan(job)
    })
  }

  for (const job of jobs) plan(job)

  return {
    async stop() {
      isStopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(underWay)
    },
  }
}
