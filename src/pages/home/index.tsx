import { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useTranslation } from 'react-i18next'
import { useUpcomingAppointments } from '@/api/booking'
import { usePatients } from '@/api/patients'
import { InstitutionChoice } from '@/components/institution-choice'
import { Page } from '@/components/page'
import { Greeting } from './greeting'
import { NextCard } from './next-card'
import { Services } from './services'

export default observer(function Home() {
  const { t } = useTranslation('home')
  const patients = usePatients()
  const appointments = useUpcomingAppointments()
  useDidShow(() => {
    if (appointments.isFetched) appointments.refetch()
  })
  return (
    <Page title={t('title')} tab="home" isHeadingHidden>
      <Greeting patients={patients.data?.patients} />
      <InstitutionChoice />
      <NextCard patients={patients} appointments={appointments} />
      <Services />
    </Page>
  )
})
