import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import type { ApiError, ClientCode } from '@/api/error'
import { ErrorNotice } from '@/components/error-notice'
import { focusElement } from '@/platform/browser'

const ID = 'pay-problem'

/** Worth the same press again; after the others the list has changed, and the person looks first. */
const mayPass: readonly ClientCode[] = [
  'NO_ANSWER',
  'OFFLINE',
  'IDEMPOTENCY_IN_PROGRESS',
  'SERVER_BUSY',
  'INTERNAL',
  'HOSPITAL_UNAVAILABLE',
  'PAYMENT_UNAVAILABLE',
]

/** Why paying did not begin, in place. */
export function PayProblem({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new error is brought into sight
  useEffect(() => {
    Taro.pageScrollTo({ selector: `#${ID}`, duration: 0 }).catch(() => undefined)
    focusElement(ID)
  }, [error])
  return (
    <View id={ID} {...{ tabIndex: -1 }}>
      <ErrorNotice error={error} {...(mayPass.includes(error.code) ? { onRetry } : {})} />
    </View>
  )
}
