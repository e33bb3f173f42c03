import Taro, { useRouter } from '@tarojs/taro'
import type { Patient } from '@tongzhen/contract/patients'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { useInstitution } from '@/api/institutions'
import { usePatient } from '@/api/patients'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PatientBanner } from '@/components/patient-banner'
import { ProveNotice } from '@/components/prove-notice'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { departments, patient as patientPage } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { patientDraft } from '@/stores/patient-draft'
import '@/locales/patients'
import { AddCard } from './add-card'
import { CardsCard } from './cards-card'
import { DefaultCard } from './default-card'
import { HealthCodeRow } from './health-code-row'
import { PersonCard } from './person-card'
import { ProxiesCard } from './proxies-card'
import { RemovePatient } from './remove-patient'
import { TermCard } from './term-card'

/** One patient: who it is, the cards, who else may see to them, and taking them out of the account. */
export default observer(function PatientDetail() {
  const { t } = useTranslation('patients')
  const { patientId = '' } = useRouter().params
  const query = usePatient(patientId)
  return (
    <Page title={query.data?.name ?? t('detail.title')}>
      <RequireAccount rows={6}>
        {() => (
          <StateView query={query} rows={6}>
            {(patient) => <Content patient={patient} />}
          </StateView>
        )}
      </RequireAccount>
    </Page>
  )
})

function Content({ patient }: { patient: Patient }) {
  const { t } = useTranslation(['patients', 'home'])
  const canBook = useInstitution()?.modules.includes('booking') ?? false
  const [isNew] = useState(() => patientDraft.addedId === patient.patientId)
  // Greeted once, not on every later visit.
  useEffect(() => patientDraft.forgetAdded(), [])
  return (
    <>
      <PatientBanner
        patient={patient}
        onSwitch={(patientId) => Taro.redirectTo({ url: patientPage({ patientId }) })}
      />
      {isNew && (
        <>
          <Notice kind="success" role="status">
            {t('detail.added', { name: patient.name })}
          </Notice>
          {canBook && (
            <Button text={t('home:next.book.action')} onTap={() => Taro.navigateTo({ url: departments() })} />
          )}
        </>
      )}
      {!patient.isProved && !isNew && <ProveNotice patient={patient} />}
      <PersonCard patient={patient} />
      <DefaultCard patient={patient} />
      <CardsCard patient={patient} />
      <AddCard patient={patient} />
      <HealthCodeRow patient={patient} />
      {patient.relation === 'self' ? (
        <ProxiesCard patientId={patient.patientId} />
      ) : (
        <TermCard patient={patient} />
      )}
      <RemovePatient patient={patient} />
    </>
  )
}
