import { useQueryClient } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import type { Appointment } from '@tongzhen/contract/booking'
import { useTranslation } from 'react-i18next'
import { useCancelAppointment } from '@/api/booking'
import { Button } from '@/components/button'
import { ErrorNotice } from '@/components/error-notice'
import { Sheet } from '@/components/sheet'
import { When } from '@/components/when'
import './cancel-sheet.css'

interface CancelSheetProps {
  appointment: Appointment
  isOpen: boolean
  onClose: () => void
}

/** Asks once and says what will happen. It closes when the hospital has been told; the page then shows the outcome. */
export function CancelSheet({ appointment, isOpen, onClose }: CancelSheetProps) {
  const { t } = useTranslation('booking')
  const cache = useQueryClient()
  const { appointmentId, patientName, doctorName, startsAt, endsAt } = appointment
  const cancelling = useCancelAppointment({
    onAccepted: onClose,
    onRefused: () => cache.invalidateQueries({ queryKey: ['appointment', appointmentId] }),
  })
  const cancel = () => cancelling.act({ appointmentId })
  return (
    <Sheet
      id="cancel-sheet"
      title={t('appointment.cancel.title')}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="danger"
            text={t('appointment.cancel.yes')}
            isBusy={cancelling.isBusy}
            onTap={cancel}
          />
          <Button kind="plain" text={t('appointment.cancel.no')} onTap={onClose} />
        </>
      }
    >
      <View className="cancel-sheet">
        <View className="cancel-sheet__what">
          {patientName} · {doctorName}
        </View>
        <When className="cancel-sheet__what" from={startsAt} to={endsAt} />
        <View>{t('appointment.cancel.text')}</View>
        <View>{t('appointment.cancel.again')}</View>
        {cancelling.error && <ErrorNotice error={cancelling.error} />}
      </View>
    </Sheet>
  )
}
