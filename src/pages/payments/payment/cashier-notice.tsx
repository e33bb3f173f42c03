import type { Payment } from '@tongzhen/contract/payments'
import { Notice } from '@/components/notice'
import { useTranslation } from '@/lib/use-translation'
import type { Cashier } from './use-cashier'

/** After the cashier, as long as nothing is known to have been paid. */
export function CashierNotice({ payment, cashier }: { payment: Payment; cashier: Cashier }) {
  const { t } = useTranslation('payments')
  if (payment.state !== 'to_pay') return null
  if (cashier.isAsking) {
    return (
      <Notice kind="info" role="status">
        {t('payment.asking')}
      </Notice>
    )
  }
  if (cashier.end === undefined) return null
  return (
    <Notice kind="attention" role="status">
      {t(cashier.end === 'unavailable' ? 'payment.cashierUnavailable' : 'payment.notYet')}
    </Notice>
  )
}
