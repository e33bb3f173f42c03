import { describe, expect, test } from 'vitest'
import { NOT_RECEIVED, type PrepaidStep, stepPrepaid } from '../../src/modules/prepaid/step.ts'
import { print, runHistories } from '../simulation/histories.ts'
import { runHistory, type Step } from './prepaid-world.ts'

/** `PREPAID_HISTORIES=300000` runs more of them. */
const HISTORIES = Number(process.env.PREPAID_HISTORIES ?? 30_000)
const MUTANT_HISTORIES = 600

test('money leaves a card once and arrives once, or is back on the card, whatever is lost, late or dead', () => {
  const { violating, first, figures, cpuSeconds } = runHistories((seed) => runHistory(seed, stepPrepaid), {
    count: HISTORIES,
  })
  const { applications, transfers, calls, faults } = figures
  print(
    `prepaid simulator: ${HISTORIES} histories, ${applications} applications, ${transfers} transfers, ` +
      `${calls} calls, ${faults} faults, ${violating} violating; ` +
      `${Math.round(HISTORIES / cpuSeconds)} histories/s of one core`,
  )
  expect(first).toBeUndefined()
})

/** Each breaks one rule of reliability.md §3.2 or §3.5; every break must be noticed. */
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

/** Each breaks what may never happen (reliability.md §3.4, §3.5), and is noticed as that. */
const forbidden: readonly (readonly [string, string, Step])[] = [
  [
    'money is sent while nobody knows whether it was deducted',
    'sent before it was deducted',
    (order, event, at) => {
      const isSilent = event.kind === 'deduct' && event.is === 'unknown'

      return stepPrepaid(order, isSilent ? { kind: 'deduct', is: 'ok' } : event, at)
    },
  ],
  [
    'money is put back onto the card while nobody knows what became of its transfer',
    'sent and put back as well',
    (order, event, at) =>
      event.kind === 'query_transfer' && event.answer === 'unknown'
        ? stepPrepaid({ ...order, state: 'stopped' }, { kind: 'put_back' }, at)
        : stepPrepaid(order, event, at),
  ],
  [
    'a transfer that is under way is made good under a second number',
    'more went back than came by the deposit',
    (order, event, at) =>
      event.kind === 'query_transfer' && event.answer !== 'unknown' && event.answer.state === 'processing'
        ? stepPrepaid({ ...order, state: 'stopped' }, { kind: 'make_good' }, at)
        : stepPrepaid(order, event, at),
  ],
]

describe('the simulator notices when', () => {
  const run = (step: Step, untilFirst: boolean) => {
    const all = new Set<string>()
    const { first } = runHistories(
      (seed) => {
        const history = runHistory(seed, step)
        for (const violation of history.violations) all.add(violation)

        return history
      },
      { count: MUTANT_HISTORIES, untilFirst },
    )

    return { first, all }
  }

  test.each(Object.entries(mutants))('%s', (_, step) => {
    expect(run(step, true).first).toBeDefined()
  })

  test.each(forbidden)('%s: %s', (_, violation, step) => {
    expect(run(step, false).all).toContain(violation)
  })
})
