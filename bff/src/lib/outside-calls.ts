import { AsyncLocalStorage } from 'node:async_hooks'

/** Asked before each call; what it throws ends the work. */
export type CallGuard = () => Promise<void>

const guards = new AsyncLocalStorage<CallGuard | undefined>()

/** Whenever `work` is about to call an outside system, however deep inside, the guard is asked first. */
export function guardCalls<T>(guard: CallGuard, work: () => Promise<T>): Promise<T> {
  return guards.run(guard, work)
}

/** Work whose outcome several wait for, and which none of their guards may end. */
export function callForAll<T>(work: () => Promise<T>): Promise<T> {
  return guards.run(undefined, work)
}

/** First line of every client that calls an outside system. */
export async function beforeCall(): Promise<void> {
  await guards.getStore()?.()
}
