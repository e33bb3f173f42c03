import '@/locales/reports'
import { useRouter } from '@tarojs/taro'
import { KeptReports } from '@/components/kept-reports'
import { OfPatient } from '@/components/of-patient'
import { reports } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { ReportsOfPatient } from './reports-of-patient'

export default function Reports() {
  const { t } = useTranslation('reports')
  const { patientId } = useRouter<{ patientId?: string }>().params
  return (
    <OfPatient
      title={t('list.title')}
      scope="reports"
      patientId={patientId}
      nobody={t('list.nobody')}
      next={reports()}
      kept={<KeptReports />}
    >
      {(of) => <ReportsOfPatient {...of} />}
    </OfPatient>
  )
}
