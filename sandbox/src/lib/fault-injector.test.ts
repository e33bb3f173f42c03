import { expect, test } from 'vitest'
import { FaultInjector } from './fault-injector.ts'

test('the same seed brings the same misfortunes to the same requests', () => {
  const courses = ['a', 'a', 'b'].map((seed) => {
    const faults = new FaultInjector(seed)
    faults.add({ kind: 'lost-answer', probability: 0.3 })
    faults.add({ kind: 'slow', probability: 0.2, delayMs: 50 })

    return Array.from({ length: 200 }, () => faults.strike('/appointment/lock'))
  })

  expect(courses[0]).toEqual(courses[1])
  expect(courses[0]).not.toEqual(courses[2])
  const lost = courses[0]?.filter(({ breakage }) => breakage?.kind === 'lost-answer').length ?? 0
  expect(lost).toBeGreaterThan(35)
  expect(lost).toBeLessThan(85)
})

test('a fault for one path leaves the others alone, and one with a count wears off', () => {
  const faults = new FaultInjector('seed')
  faults.add({ kind: 'lost-request', probability: 1, count: 2, path: '/appointment/lock' })

  expect(faults.strike('/310001/appointment/query').breakage).toBeUndefined()
  expect(faults.strike('/310001/appointment/lock').breakage?.kind).toBe('lost-request')
  expect(faults.strike('/310001/appointment/lock').breakage?.kind).toBe('lost-request')
  expect(faults.strike('/310001/appointment/lock').breakage).toBeUndefined()
  expect(faults.list()).toEqual([])
})

test('a delay adds to a breakage, and of two breakages the first strikes', () => {
  const faults = new FaultInjector('seed')
  faults.add({ kind: 'slow', probability: 1, delayMs: 70 })
  faults.add({ kind: 'malformed', probability: 1 })
  faults.add({ kind: 'busy', probability: 1 })

  expect(faults.strike('/')).toEqual({ delayMs: 70, breakage: { kind: 'malformed', afterEffect: true } })
})
