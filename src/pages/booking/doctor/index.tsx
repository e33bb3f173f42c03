import '@/locales/booking'
import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useDoctor, useInstitutionById } from '@/api/institutions'
import { useSchedules } from '@/api/schedules'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Page } from '@/components/page'
import { StateView } from '@/components/state-view'
import { askDoctor, doctors } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { DoctorName } from '../shared/doctor-name'
import { FollowButton } from './follow-button'
import { hasPlace } from './group-by-day'
import { Sessions } from './sessions'
import './index.css'

type Params = Record<'institutionId' | 'doctorId', string> & { on?: string }

export default observer(function DoctorPage() {
  const { t } = useTranslation('booking')
  const { params } = useRouter<Params>()
  const { institutionId, doctorId } = params
  const doctor = useDoctor(institutionId, doctorId)
  const schedules = useSchedules(institutionId, doctorId)
  const [on, setOn] = useState(params.on)
  const departmentId = doctor.data?.departmentId
  const institution = useInstitutionById(institutionId)
  // Who can be booked like any other is; staff call for whom cannot.
  const isHard = schedules.data && !hasPlace(schedules.data)
  const isSpecial = doctor.data?.visitKinds.includes('special_need')
  const isAskedFor = institution?.modules.includes('named_doctor') && (isHard || isSpecial)
  const toAsking = () => Taro.navigateTo({ url: askDoctor({ institutionId, doctorId }) })
  const toColleagues = () => Taro.redirectTo({ url: doctors({ departmentId }) })

  // Of one silence is told once; who tries again asks for both.
  const isSilent = !doctor.data && doctor.error !== null
  const both = {
    ...doctor,
    refetch: () => {
      if (schedules.error) schedules.refetch()
      return doctor.refetch()
    },
  }

  return (
    <Page title={doctor.data?.name ?? t('doctor.title')} isHeadingHidden={!isSilent}>
      <StateView query={both} rows={5}>
        {(who) => (
          <Card>
            <View className="doctor__head">
              <DoctorName doctor={who} />
              <FollowButton institutionId={institutionId} doctorId={doctorId} name={who.name} />
            </View>
            <View className="doctor__where">
              <Text className="doctor__department">{who.departmentName}</Text>
              <View className="doctor__place">
                <Icon name="place" />
                <Text>{who.location}</Text>
              </View>
            </View>
            <View>
              <Text className="doctor__label">{t('doctor.specialities')}</Text>
              <View>{who.specialities}</View>
            </View>
          </Card>
        )}
      </StateView>
      {!isSilent && (
        <StateView query={schedules} rows={6}>
          {(sessions) => (
            <Sessions
              institutionId={institutionId}
              sessions={sessions}
              on={on}
              onAnyDay={() => setOn(undefined)}
              onColleagues={toColleagues}
            />
          )}
        </StateView>
      )}
      {isAskedFor && (
        <Card title={t('doctor.ask')}>
          <View>{t('doctor.askWhat')}</View>
          <Button kind="plain" icon="phone" text={t('doctor.askAction')} onTap={toAsking} />
        </Card>
      )}
      {doctor.data?.biography && (
        <Card title={t(doctor.data.isTeam ? 'doctor.team' : 'doctor.biography')}>
          <View>{doctor.data.biography}</View>
        </Card>
      )}
    </Page>
  )
})
