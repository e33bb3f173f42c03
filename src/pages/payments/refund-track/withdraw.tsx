import type { RefundApplication } from '@tongzhen/contract/refunds'
import { useCallback, useState } from 'react'
import { useWithdrawRefund } from '@/api/refunds'
import { Button } from '@/components/button'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { useTranslation } from '@/lib/use-translation'

/** Asks once, and then nobody decides any more. */
export function Withdraw({ application }: { application: RefundApplication }) {
  const { t } = useTranslation('refunds')
  const [isOpen, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const withdrawing = useWithdrawRefund({ onWithdrawn: close })
  const { paymentId, applicationId } = application
  return (
    <>
      <Button kind="plain" text={t('track.withdraw.action')} onTap={() => setOpen(true)} />
      <ConfirmSheet
        id="withdraw-sheet"
        title={t('track.withdraw.title')}
        text={[t('track.withdraw.text')]}
        action={t('track.withdraw.yes')}
        isOpen={isOpen}
        isBusy={withdrawing.isBusy}
        error={withdrawing.error}
        onConfirm={() => withdrawing.act({ paymentId, applicationId })}
        onClose={close}
      />
    </>
  )
}
