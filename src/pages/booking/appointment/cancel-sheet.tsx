import { useQueryClient } from '@tanstack/react-query'
import type { Appointment } from '@tongzhen/contract/booking'
import { useCancelAppointment } from '@/api/book'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

interface CancelSheetProps {
  appointment: Appointment
  isOpen: boolean
  onClose: () => void
}

/** Asks once and says what will happen. It closes when the hospital has been told; the page then shows the outcome. */
export function CancelSheet({ appointment, isOpen, onClose }: CancelSheetProps) {
  const { t } = useTranslation('booking')
  const words = useWords()
  const cache = useQueryClient()
  const { appointmentId, paymentId, patientName, doctorName, startsAt, endsAt } = appointment
  const cancelling = useCancelAppointment({
    onAccepted: onClose,
    onRefused: () => cache.invalidateQueries({ queryKey: ['appointment', appointmentId] }),
  })
  return (
    <ConfirmSheet
      id="cancel-sheet"
      title={t('appointment.cancel.title')}
      text={[
        `${patientName} · ${doctorName} · ${words.range(startsAt, endsAt)}`,
        t(paymentId === null ? 'appointment.cancel.text' : 'appointment.cancel.textPaid'),
        t('appointment.cancel.again'),
      ]}
      action={t('appointment.cancel.yes')}
      isOpen={isOpen}
      isBusy={cancelling.isBusy}
      error={cancelling.error}
      onConfirm={() => cancelling.act({ appointmentId })}
      onClose={onClose}
    />
  )
}
