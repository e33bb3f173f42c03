import { type RefundStep, refundSteps } from '@tongzhen/contract/states'
import { describe, expect, it } from 'vitest'
import { Random } from '../../../test/simulation/random.ts'
import {
  type Application,
  firstState,
  mayWithdraw,
  moves,
  type RefundHappening,
  stepOf,
  stepRefund,
} from './step.ts'

const HISTORIES = 3_000
const MOVES = 25
const people = ['stf_a', 'stf_b', 'stf_c']
const chains: readonly (readonly RefundStep[])[] = [
  ['finance'],
  ['doctor', 'finance'],
  ['finance', 'second'],
  ['doctor', 'finance', 'second'],
]

type Step = typeof stepRefund

/** Plays histories of an application in which everybody does anything at any time; the first wrong one, in words. */
function firstWrong(step: Step): string | undefined {
  for (let seed = 1; seed <= HISTORIES; seed++) {
    const wrong = play(step, seed)
    if (wrong) return `${wrong} (seed ${seed})`
  }

  return undefined
}

function play(step: Step, seed: number): string | undefined {
  const random = new Random(seed)
  const pick = <T>(list: readonly T[]): T => list[random.index(list.length)] as T
  const chain = pick(chains)
  let application: Application = { state: firstState(chain), chain, agreedBy: [] }
  let begun = 0
  let isByRule = false
  for (let index = 0; index < MOVES; index++) {
    const happening: RefundHappening = pick([
      { kind: 'agreed', step: pick(refundSteps), staffId: pick(people) },
      { kind: 'agreed', step: pick(refundSteps), staffId: pick(people) },
      { kind: 'declined', step: pick(refundSteps), staffId: pick(people) },
      ...(random.chance(0.1) ? [{ kind: 'agreed_by_rule' } as const] : []),
      { kind: 'withdrawn' },
      { kind: 'paid_back', way: 'original' },
      { kind: 'hospital_refused' },
    ])
    const next = step(application, happening)
    if (next === undefined || 'refused' in next) continue
    if (!moves[application.state].includes(next.to)) return `from ${application.state} to ${next.to}`
    if (happening.kind === 'withdrawn' && !mayWithdraw(application)) return 'withdrawn after a decision'
    if ('step' in happening && happening.step !== stepOf(application.state)) return 'decided out of turn'
    const agreedBy =
      happening.kind === 'agreed' ? [...application.agreedBy, happening.staffId] : application.agreedBy
    if (new Set(agreedBy).size < agreedBy.length) return 'one person agreed twice'
    isByRule ||= happening.kind === 'agreed_by_rule'
    if (next.isApproved) begun += 1
    if (next.isApproved !== (next.to === 'returning')) return 'approved without going back, or the reverse'
    if (begun > 1) return 'begun twice'
    if (begun === 1 && !isByRule && agreedBy.length < chain.length)
      return 'begun without everybody’s agreement'
    if (next.to === 'returned' && begun === 0) return 'returned without having begun'
    application = { ...application, state: next.to, agreedBy }
  }

  return undefined
}

const approved = { to: 'returning', isApproved: true, isTold: false } as const

/** Each is the true one with one thing wrong. */
const mutants: Readonly<Record<string, Step>> = {
  'the first agreement is enough': (application, happening) =>
    happening.kind === 'agreed' && application.state.startsWith('with_')
      ? approved
      : stepRefund(application, happening),
  'one person counts as two': (application, happening) =>
    stepRefund({ ...application, agreedBy: [] }, happening),
  'any role decides any step': (application, happening) =>
    happening.kind === 'agreed'
      ? stepRefund(application, { ...happening, step: stepOf(application.state) ?? happening.step })
      : stepRefund(application, happening),
  'it is withdrawn at any time': (application, happening) =>
    happening.kind === 'withdrawn' && application.state.startsWith('with_')
      ? { to: 'withdrawn', isApproved: false, isTold: false }
      : stepRefund(application, happening),
  'it begins again while it is under way': (application, happening) =>
    happening.kind === 'agreed' && application.state === 'returning'
      ? approved
      : stepRefund(application, happening),
  'the money is back before it went': (application, happening) =>
    happening.kind === 'paid_back'
      ? { to: 'returned', isApproved: false, isTold: false }
      : stepRefund(application, happening),
}

describe('an application for a refund', () => {
  it('begins once, after everybody in turn, whatever people do at whatever time', () => {
    expect(firstWrong(stepRefund)).toBeUndefined()
  })

  it.each(Object.entries(mutants))('is found wrong where %s', (_, mutant) => {
    expect(firstWrong(mutant)).toBeDefined()
  })
})
