import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useCallback, useState } from 'react'
import { useInstitutionById } from '@/api/institutions'
import { usePatientOf } from '@/api/patients'
import { Button } from '@/components/button'
import { parking, visitNote } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { CalendarFile } from '../calendar-file'
import { CancelSheet } from '../cancel-sheet'
import { StateHead } from '../state-head'
import { Timeline } from '../timeline'
import { VisitFacts } from '../visit-facts'
import type { StateProps } from './state-props'
import './booked.css'

export const Booked = observer(function Booked({ appointment }: StateProps) {
  const { t } = useTranslation(['booking', 'common'])
  const words = useWords()
  const [isCancelling, setCancelling] = useState(false)
  const close = useCallback(() => setCancelling(false), [])
  const patient = usePatientOf(appointment.patientId)
  const { canCancel, cancelUntilAt, hospitalNumber, queueNumber, institutionPhone } = appointment
  return (
    <>
      <StateHead state="booked" tone="good" icon="done">
        {queueNumber && (
          <View className="booked__number">
            <Text>{t('appointment.queueNumber')}</Text>
            <Text className="booked__figure">{queueNumber}</Text>
          </View>
        )}
      </StateHead>
      <VisitFacts
        appointment={appointment}
        more={[
          {
            name: t('appointment.bring'),
            value: patient
              ? t('appointment.bringDocument', { document: t(`common:document.${patient.documentKind}`) })
              : t('appointment.bringAny'),
          },
          ...(hospitalNumber ? [{ name: t('appointment.hospitalNumber'), value: hospitalNumber }] : []),
          {
            name: t('appointment.cancelRule'),
            value:
              canCancel && cancelUntilAt
                ? t('appointment.cancelUntil', { until: words.at(cancelUntilAt) })
                : t('appointment.cancelOver', { phone: institutionPhone }),
          },
        ]}
      />
      <CalendarFile appointmentId={appointment.appointmentId} to="add" />
      <Timeline appointment={appointment} />
      <NoteLink appointment={appointment} />
      <ParkingLink appointment={appointment} />
      {canCancel && (
        <Button kind="plain" text={t('appointment.cancel.action')} onTap={() => setCancelling(true)} />
      )}
      <CancelSheet appointment={appointment} isOpen={isCancelling} onClose={close} />
    </>
  )
})

/** Where doctors read beforehand what it is about. */
const NoteLink = observer(function NoteLink({ appointment }: StateProps) {
  const { t } = useTranslation('booking')
  const { institutionId, appointmentId } = appointment
  const institution = useInstitutionById(institutionId)
  if (!institution?.modules.includes('visit_note')) return null
  const open = () => Taro.navigateTo({ url: visitNote({ appointmentId }) })
  return <Button kind="plain" icon="report" text={t('appointment.note')} onTap={open} />
})

/** Where the hospital keeps places for the cars of patients. */
const ParkingLink = observer(function ParkingLink({ appointment }: StateProps) {
  const { t } = useTranslation('booking')
  const { institutionId, appointmentId } = appointment
  const institution = useInstitutionById(institutionId)
  if (!institution?.modules.includes('parking')) return null
  const open = () => Taro.navigateTo({ url: parking({ appointmentId }) })
  return <Button kind="plain" icon="car" text={t('appointment.parking')} onTap={open} />
})
