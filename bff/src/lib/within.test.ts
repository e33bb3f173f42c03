import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it, vi } from 'vitest'
import { within } from './within.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

it('a wait ends in time though the garbage collector has been by', async () => {
  const signal = within(50, new AbortController().signal)
  await nextTurn()
  collectGarbage()
  await vi.waitUntil(() => signal.aborted)
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' })
})

it('a wait ends early with whoever waited', () => {
  const person = new AbortController()
  const signal = within(60_000, person.signal)
  expect(signal.aborted).toBe(false)
  person.abort()
  expect(signal.aborted).toBe(true)
})
