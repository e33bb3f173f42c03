import type { Patient } from '@tongzhen/contract/patients'
import { useState } from 'react'
import { useRemovePatient } from '@/api/patients'
import { Button } from '@/components/button'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { goOn } from '@/lib/go-on'
import { patients } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { SeeAppointments } from './see-appointments'

/** Takes the patient out of this account; nothing in the hospital changes. */
export function RemovePatient({ patient: { patientId, name } }: { patient: Patient }) {
  const { t } = useTranslation('patients')
  const [isOpen, setOpen] = useState(false)
  const removing = useRemovePatient(() => goOn(patients()))
  const close = () => {
    setOpen(false)
    removing.clearError()
  }
  return (
    <>
      <Button kind="text" text={t('detail.remove')} onTap={() => setOpen(true)} />
      <ConfirmSheet
        id="remove-sheet"
        title={t('detail.removeTitle', { name })}
        text={[t('detail.removeText', { name })]}
        action={t('detail.removeAction')}
        isOpen={isOpen}
        isBusy={removing.isBusy}
        error={removing.error}
        onConfirm={() => removing.act({ patientId })}
        onClose={close}
      >
        {removing.error?.code === 'PATIENT_HAS_APPOINTMENTS' && <SeeAppointments />}
      </ConfirmSheet>
    </>
  )
}
