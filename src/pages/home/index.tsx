import { observer } from 'mobx-react-lite'
import { useUpcomingAppointments } from '@/api/booking'
import { usePatients } from '@/api/patients'
import { InstitutionChoice } from '@/components/institution-choice'
import { Page } from '@/components/page'
import { useAfterPaint } from '@/lib/use-after-paint'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useTranslation } from '@/lib/use-translation'
import { Greeting } from './greeting'
import { NextCard } from './next-card'
import { Services } from './services'

export default observer(function Home() {
  const { t } = useTranslation('home')
  const patients = usePatients()
  const appointments = useUpcomingAppointments()
  useRefetchOnShow(appointments)
  const isPainted = useAfterPaint()
  return (
    <Page title={t('title')} tab="home" isHeadingHidden>
      <Greeting patients={patients.data?.patients} />
      <InstitutionChoice />
      <NextCard patients={patients} appointments={appointments} />
      {isPainted && <Services />}
    </Page>
  )
})
