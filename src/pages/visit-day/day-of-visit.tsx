import Taro from '@tarojs/taro'
import type { Appointment } from '@tongzhen/contract/booking'
import { observer } from 'mobx-react-lite'
import { useAppointment } from '@/api/booking'
import { useInstitutionById } from '@/api/institutions'
import { useVisitDay } from '@/api/queue'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { BannerOf } from '@/components/patient-banner'
import { StateView } from '@/components/state-view'
import { appointment as appointmentPage, healthCode } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { NextStep } from './next-step'
import { RestOfDay } from './rest-of-day'
import { WhereAndWith } from './where-and-with'

interface DayOfVisitProps {
  appointmentId: string
  /** Of the same day, in order. */
  rest: readonly Appointment[]
}

/** The hospital's queue may be silent: where to go and with what is shown all the same. */
export const DayOfVisit = observer(function DayOfVisit({ appointmentId, rest }: DayOfVisitProps) {
  const { t } = useTranslation('visit-day')
  const visit = useAppointment(appointmentId)
  const day = useVisitDay(appointmentId)
  const hospital = useInstitutionById(visit.data?.institutionId)
  const isLost = day.error !== null && day.data !== undefined
  return (
    <StateView query={visit} rows={8}>
      {(appointment) => (
        <>
          <BannerOf patientId={appointment.patientId} />
          {isLost && (
            <Notice kind="attention" role="status">
              {t('lost')}
            </Notice>
          )}
          <StateView query={isLost ? { ...day, error: null } : day} rows={4}>
            {(known) => <NextStep appointment={appointment} day={known} />}
          </StateView>
          <WhereAndWith appointment={appointment} day={day.data} />
          {hospital?.modules.includes('health_card') && (
            <Button
              kind="plain"
              icon="code"
              text={t('healthCode')}
              onTap={() => Taro.navigateTo({ url: healthCode({ patientId: appointment.patientId }) })}
            />
          )}
          <RestOfDay visits={rest} />
          <Button
            kind="text"
            text={t('appointment')}
            onTap={() => Taro.navigateTo({ url: appointmentPage({ appointmentId }) })}
          />
        </>
      )}
    </StateView>
  )
})
