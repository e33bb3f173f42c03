import type { Card } from '@tongzhen/contract/patients'
import { useUnbindCard } from '@/api/cards'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { useTranslation } from '@/lib/use-translation'
import { SeeAppointments } from './see-appointments'

interface UnbindSheetProps {
  patientId: string
  card: Card
  institution: string
  onClose: () => void
}

/** Asks before a card leaves the account. */
export function UnbindSheet({ patientId, card, institution, onClose }: UnbindSheetProps) {
  const { t } = useTranslation('patients')
  const unbinding = useUnbindCard(onClose)
  return (
    <ConfirmSheet
      id="unbind-sheet"
      title={t('detail.unbindTitle')}
      text={[
        t('detail.unbindText', { institution, number: card.cardNumberMasked }),
        t('detail.unbindMeaning'),
      ]}
      action={t('detail.unbindAction')}
      isOpen
      isBusy={unbinding.isBusy}
      error={unbinding.error}
      onConfirm={() => unbinding.act({ patientId, cardId: card.cardId })}
      onClose={onClose}
    >
      {unbinding.error?.code === 'PATIENT_HAS_APPOINTMENTS' && <SeeAppointments />}
    </ConfirmSheet>
  )
}
