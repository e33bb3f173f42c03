import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useUpcomingAppointments } from '@/api/booking'
import { useInstitution } from '@/api/institutions'
import { usePatients } from '@/api/patients'
import { InstitutionChoice } from '@/components/institution-choice'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { useAfterPaint } from '@/lib/use-after-paint'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useTranslation } from '@/lib/use-translation'
import { preferences } from '@/stores/preferences'
import { ChosenDesign } from './chosen-design'
import { Greeting } from './greeting'
import { NextCard } from './next-card'
import { Services } from './services'

/** The layout that the institution has chosen; on a phone that was here before, already while it is asked for. */
export default observer(function Home() {
  const { t } = useTranslation('home')
  const patients = usePatients()
  const appointments = useUpcomingAppointments()
  useRefetchOnShow(appointments)
  const isPainted = useAfterPaint()
  const institution = useInstitution()
  const name = preferences.isElder ? 'elder' : (institution || preferences).homeDesign
  const next = { patients, appointments }
  return (
    <Page title={t('title')} tab="home" isHeadingHidden>
      <Greeting patients={patients.data?.patients} />
      <InstitutionChoice />
      {institution?.welcome && <View>{institution.welcome}</View>}
      {name === 'today' ? <NextCard {...next} /> : <ChosenDesign key={name} name={name} next={next} />}
      {isPainted && name === 'today' && <Services />}
      {institution?.notice && <Notice kind="info">{institution.notice}</Notice>}
    </Page>
  )
})
