import { describe, expect, test } from 'vitest'
import { NOT_RECEIVED, type PrepaidStep, stepPrepaid } from '../../src/modules/prepaid/step.ts'
import { runHistory, type Step } from './prepaid-world.ts'

function found(step: Step, histories: number): { seed: number; violations: string[] }[] {
  return Array.from({ length: histories }, (_, seed) => ({
    seed,
    violations: runHistory(seed, step),
  })).filter(({ violations }) => violations.length > 0)
}

test('money leaves a card once and arrives once, or is back on the card, whatever is lost, late or dead', () => {
  expect(found(stepPrepaid, 8_000)).toEqual([])
})

/** Each breaks one rule of reliability.md §3.2; every break must be noticed. */
const mutants: Readonly<Record<string, Step>> = {
  'a deduction that was not answered counts as refused': (order, event, at) => {
    const isSilent = event.kind === 'deduct' && event.is === 'unknown'

    return stepPrepaid(order, isSilent ? { kind: 'deduct', is: 'refused' } : event, at)
  },
  'a refused deduction is not fenced': (order, event, at) =>
    stepPrepaid({ ...order, isDeductUnanswered: false }, event, at),
  'a transfer that was not answered counts as failed': (order, event, at) => {
    const isSilent = event.kind === 'send' && event.answer === 'unknown'
    const answer = { state: 'refused', code: NOT_RECEIVED, cause: 'channel' } as const

    return stepPrepaid(order, isSilent ? { kind: 'send', answer } : event, at)
  },
  'a number that is not known yet is dead at once': (order, event, at) => {
    const isNone =
      event.kind === 'query_transfer' && event.answer !== 'unknown' && event.answer.state === 'none'
    const answer = { state: 'failed', code: NOT_RECEIVED, cause: 'channel' } as const

    return stepPrepaid(order, isNone ? { kind: 'query_transfer', answer } : event, at)
  },
  'an earlier silence is forgotten when a call is refused': (order, event, at) =>
    stepPrepaid({ ...order, isSendUnanswered: false }, event, at),
  'each try has a number of its own': (order, event, at) => {
    const next = stepPrepaid(order, event, at)
    if (next === undefined || order.state !== 'send_unknown' || next.order.state !== 'sending') return next
    const { transferSeq } = next.order
    const renamed: PrepaidStep = { ...next, order: { ...next.order, transferSeq: transferSeq + 1 } }

    return renamed
  },
}

describe('the simulator notices when', () => {
  test.each(Object.entries(mutants))('%s', (_, step) => {
    expect(found(step, 600).length).toBeGreaterThan(0)
  })
})
