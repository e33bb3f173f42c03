import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import type { ApiError, ClientCode } from '@/api/error'
import { focusElement } from '@/platform/browser'
import { ErrorNotice } from './error-notice'

const ID = 'action-problem'

/** What may pass, or is not known yet: the same press again is right, and never does it twice. */
const mayPass: readonly ClientCode[] = [
  'NO_ANSWER',
  'OFFLINE',
  'FILE_NOT_SHOWN',
  'IDEMPOTENCY_IN_PROGRESS',
  'SERVER_BUSY',
  'TOO_MANY_REQUESTS',
  'HOSPITAL_UNAVAILABLE',
  'PAYMENT_UNAVAILABLE',
  'INTERNAL',
]

interface ActionProblemProps {
  error: ApiError
  onRetry: () => void
  /** Ways out that fit this very error. */
  ways?: ReactNode
}

/** Why it was not done, in place; each new error is brought into sight. */
export function ActionProblem({ error, onRetry, ways }: ActionProblemProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new error is brought into sight
  useEffect(() => focusElement(ID), [error])
  return (
    <View id={ID} {...{ tabIndex: -1 }}>
      <ErrorNotice error={error} ways={ways} {...(mayPass.includes(error.code) ? { onRetry } : {})} />
    </View>
  )
}
