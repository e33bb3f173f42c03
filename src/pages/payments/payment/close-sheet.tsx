import { useQueryClient } from '@tanstack/react-query'
import type { Payment } from '@tongzhen/contract/payments'
import { useClosePayment } from '@/api/payments'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { useTranslation } from '@/lib/use-translation'

const texts = {
  bills: 'payment.close.text',
  registration: 'payment.close.textRegistration',
  prepaid: 'payment.close.textPrepaid',
} as const

interface CloseSheetProps {
  payment: Payment
  isOpen: boolean
  onClose: () => void
}

/** Asks once before giving up, and says what then becomes of the bill; the page shows what the provider answers. */
export function CloseSheet({ payment, isOpen, onClose }: CloseSheetProps) {
  const { t } = useTranslation('payments')
  const cache = useQueryClient()
  const { paymentId, purpose } = payment
  const isFee = purpose === 'registration'
  const closing = useClosePayment({
    onClosed: onClose,
    onRefused: () => cache.invalidateQueries({ queryKey: ['payment', paymentId] }),
  })
  return (
    <ConfirmSheet
      id="close-sheet"
      title={t('payment.close.title')}
      text={[t(texts[purpose]), t(isFee ? 'payment.close.paidRegistration' : 'payment.close.paid')]}
      action={t('payment.close.yes')}
      isOpen={isOpen}
      isBusy={closing.isBusy}
      error={closing.error}
      onConfirm={() => closing.act({ paymentId })}
      onClose={onClose}
    />
  )
}
