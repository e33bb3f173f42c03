import type { RefundTrackStep } from '@tongzhen/contract/refunds'
import { deadline, type Step } from '@/lib/step'

const marks = { done: 'done', now: 'now', next: 'next', stopped: 'ended' } as const

/** The stations of a refund, as every timeline shows them; a promise of a day is kept by its end. */
export function stepsOf(track: readonly RefundTrackStep[]): Step<RefundTrackStep['step']>[] {
  return track.map(({ step, is, at, expectedOn }) => ({
    ...{ name: step, mark: marks[is] },
    ...(at !== null && { at }),
    ...deadline(expectedOn && `${expectedOn}T18:00:00+08:00`),
  }))
}
