import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { ApiError, type ClientCode, toApiError } from './error'
import { intentionKeys } from './intention-keys'

/** Repeats after an unknown outcome, before the person is asked whether to go on. */
const REPEATS = 2
/** The first try is still being worked on: wait for its answer a little longer. */
const REPEATS_IN_PROGRESS = 6

/** Answers that say nothing of an earlier try with the same key, which may have arrived. */
const saysNothing: readonly ClientCode[] = [
  'NO_ANSWER',
  'OFFLINE',
  'IDEMPOTENCY_IN_PROGRESS',
  'SESSION_REQUIRED',
  'CONSENT_REQUIRED',
  'ORIGIN_REFUSED',
  'TOO_MANY_REQUESTS',
  'SERVER_BUSY',
  'INTERNAL',
]

interface IntentionOptions<Input, Answer> {
  /** What is being done, e.g. `book`; with the input it makes the intention. */
  name: string
  perform: (input: Input, key: string) => Promise<Answer>
  /** Also when the page was left meanwhile: for caches, not for navigation. It stays busy until a promise is kept. */
  onDone?: (answer: Answer, input: Input) => unknown
  /** Only while the page is still there. */
  onDoneHere?: (answer: Answer, input: Input) => void
  /** The answer is no, or there is none; only while the page is still there. */
  onFailedHere?: (error: ApiError, input: Input) => void
}

/** Something a person does once. `repeats` above 0: no answer yet, being asked again with the same key. */
export interface Intention<Input> {
  act: (input: Input) => void
  isBusy: boolean
  isDone: boolean
  repeats: number
  error: ApiError | null
  clearError: () => void
}

/**
 * An unsafe call that happens at most once, whatever is pressed or lost: a second press while it runs does
 * nothing; after an unknown outcome the same idempotency key is sent again, at first by itself, then by the
 * person, also after a reload; once the outcome is known, the next press is a new intention.
 */
export function useIntention<Input, Answer>(options: IntentionOptions<Input, Answer>): Intention<Input> {
  const { name, perform, onDone, onDoneHere, onFailedHere } = options
  const isRunning = useRef(false)
  const mutation = useMutation<Answer, ApiError, Input>({
    mutationFn: async (input) => {
      const intention = `${name} ${JSON.stringify(input)}`
      try {
        const answer = await perform(input, intentionKeys.of(intention))
        intentionKeys.settle(intention)
        return answer
      } catch (reason) {
        const error = toApiError(reason)
        if (!saysNothing.includes(error.code)) intentionKeys.settle(intention)
        if (error.code === 'NO_ANSWER') intentionKeys.leave(intention)
        // This try did not get out, but an earlier one did: "nothing was sent" would be wrong.
        throw error.code === 'OFFLINE' && intentionKeys.mayBeDone(intention)
          ? new ApiError('NO_ANSWER')
          : error
      }
    },
    retry: (times, error) =>
      error.code === 'IDEMPOTENCY_IN_PROGRESS'
        ? times < REPEATS_IN_PROGRESS
        : error.isUnknown && times < REPEATS,
    retryDelay: (times) => Math.min(3000, 1000 * (times + 1)),
    onSuccess: onDone,
    onSettled: () => {
      isRunning.current = false
    },
  })
  return {
    act: (input) => {
      if (isRunning.current) return
      isRunning.current = true
      mutation.mutate(input, { onSuccess: onDoneHere, onError: onFailedHere })
    },
    isBusy: mutation.isPending,
    isDone: mutation.isSuccess,
    repeats: mutation.isPending ? mutation.failureCount : 0,
    error: mutation.error,
    clearError: mutation.reset,
  }
}
