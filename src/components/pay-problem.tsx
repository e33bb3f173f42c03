import Taro from '@tarojs/taro'
import type { ApiError } from '@/api/error'
import { payments } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { ActionProblem } from './action-problem'
import { Button } from './button'

/** Why paying could not begin; where somebody is paying already, with the way to it. */
export function PayProblem({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  const { t } = useTranslation('payments')
  const toRecords = (
    <Button kind="plain" text={t('bills.records')} onTap={() => Taro.navigateTo({ url: payments() })} />
  )
  return (
    <ActionProblem
      error={error}
      onRetry={onRetry}
      ways={['BILL_IN_PAYMENT', 'TOP_UP_IN_PAYMENT'].includes(error.code) ? toRecords : undefined}
    />
  )
}
