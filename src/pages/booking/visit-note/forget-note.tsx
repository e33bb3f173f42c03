import { useState } from 'react'
import { useDeleteConsultationNote } from '@/api/visit-notes'
import { Button } from '@/components/button'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { useTranslation } from '@/lib/use-translation'

/** Who writes on a platform has no account here that they could close: they delete the note itself. */
export function ForgetNote() {
  const { t } = useTranslation('visit-note')
  const deleting = useDeleteConsultationNote()
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button kind="text" text={t('consultation.forget')} onTap={() => setAsking(true)} />
      <ConfirmSheet
        id="forget-note"
        title={t('consultation.forgetSheet.title')}
        text={[t('consultation.forgetSheet.text')]}
        action={t('consultation.forgetSheet.action')}
        isOpen={isAsking}
        isBusy={deleting.isBusy}
        error={deleting.error}
        onConfirm={() => deleting.act({})}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
