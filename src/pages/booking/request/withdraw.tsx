import type { NamedDoctorRequest } from '@tongzhen/contract/named-doctor'
import { useCallback, useState } from 'react'
import { useWithdrawDoctorRequest } from '@/api/named-doctor'
import { Button } from '@/components/button'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { useTranslation } from '@/lib/use-translation'

/** Asks once, and then nobody calls any more. */
export function Withdraw({ request }: { request: NamedDoctorRequest }) {
  const { t } = useTranslation('named-doctor')
  const [isOpen, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const withdrawing = useWithdrawDoctorRequest({ onWithdrawn: close })
  const { requestId, patientName, doctorName } = request
  return (
    <>
      <Button kind="plain" text={t('request.withdraw.action')} onTap={() => setOpen(true)} />
      <ConfirmSheet
        id="withdraw-sheet"
        title={t('request.withdraw.title')}
        text={[`${patientName} · ${doctorName}`, t('request.withdraw.text')]}
        action={t('request.withdraw.yes')}
        isOpen={isOpen}
        isBusy={withdrawing.isBusy}
        error={withdrawing.error}
        onConfirm={() => withdrawing.act({ requestId })}
        onClose={close}
      />
    </>
  )
}
