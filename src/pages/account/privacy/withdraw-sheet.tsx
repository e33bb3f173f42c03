import type { ConsentKind } from '@tongzhen/contract/accounts'
import { useWithdrawConsent } from '@/api/accounts'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { useTranslation } from '@/lib/use-translation'

interface WithdrawSheetProps {
  /** Open while there is one. */
  kind: ConsentKind | undefined
  onClose: () => void
}

/** Says what stops and what stays before consent is taken back. */
export function WithdrawSheet({ kind, onClose }: WithdrawSheetProps) {
  const { t } = useTranslation('account')
  const withdrawing = useWithdrawConsent(onClose)
  const close = () => {
    withdrawing.clearError()
    onClose()
  }
  if (!kind) return null
  return (
    <ConfirmSheet
      id="withdraw-sheet"
      title={t('privacy.sheet.title', { name: t(`document.${kind}`) })}
      text={[t('privacy.sheet.stops'), t('privacy.sheet.stays'), t('privacy.sheet.closeInstead')]}
      action={t('privacy.sheet.action')}
      isOpen
      isBusy={withdrawing.isBusy}
      error={withdrawing.error}
      onConfirm={() => withdrawing.act({ kind })}
      onClose={close}
    />
  )
}
