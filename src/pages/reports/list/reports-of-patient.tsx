import type { Institution } from '@tongzhen/contract/institutions'
import type { Patient } from '@tongzhen/contract/patients'
import { Empty } from '@/components/empty'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ProveNotice } from '@/components/prove-notice'
import { Whose } from '@/components/whose'
import { useTranslation } from '@/lib/use-translation'
import { ReportList } from './report-list'

interface ReportsOfPatientProps {
  patient: Patient
  institution: Institution
  onSwitch: (patientId: string) => void
}

/** What one hospital has found out about one patient, where it offers that and this account may see it. */
export function ReportsOfPatient({ patient, institution, onSwitch }: ReportsOfPatientProps) {
  const { t } = useTranslation('reports')
  const content = () => {
    if (!institution.modules.includes('reports')) {
      return <Empty text={t('list.notHere', { hospital: institution.name })} />
    }
    if (!patient.scopes.includes('reports')) {
      return <Notice kind="attention">{t('list.notAllowed', { name: patient.name })}</Notice>
    }
    if (!patient.isProved) return <ProveNotice patient={patient} />
    return <ReportList patient={patient} institution={institution} />
  }
  return (
    <Page title={t('list.title')}>
      <Whose patient={patient} onSwitch={onSwitch} />
      {content()}
    </Page>
  )
}
