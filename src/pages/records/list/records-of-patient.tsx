import type { Institution } from '@tongzhen/contract/institutions'
import type { Patient } from '@tongzhen/contract/patients'
import { Empty } from '@/components/empty'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Whose } from '@/components/whose'
import { useTranslation } from '@/lib/use-translation'
import { RecordList } from './record-list'

interface RecordsOfPatientProps {
  patient: Patient
  institution: Institution
  onSwitch: (patientId: string) => void
}

/** What one hospital has recorded of one patient, where it offers that and this account may see it. */
export function RecordsOfPatient({ patient, institution, onSwitch }: RecordsOfPatientProps) {
  const { t } = useTranslation('records')
  const content = () => {
    if (!institution.modules.includes('records')) {
      return <Empty text={t('list.notHere', { hospital: institution.name })} />
    }
    if (!patient.scopes.includes('reports')) {
      return <Notice kind="attention">{t('list.notAllowed', { name: patient.name })}</Notice>
    }
    return <RecordList patient={patient} institution={institution} />
  }
  return (
    <Page title={t('list.title')}>
      <Whose patient={patient} onSwitch={onSwitch} />
      {content()}
    </Page>
  )
}
