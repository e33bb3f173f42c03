import '@/locales/records'
import { useRouter } from '@tarojs/taro'
import { OfPatient } from '@/components/of-patient'
import { records } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { RecordsOfPatient } from './records-of-patient'

export default function Records() {
  const { t } = useTranslation('records')
  const { patientId } = useRouter<{ patientId?: string }>().params
  return (
    <OfPatient
      title={t('list.title')}
      scope="reports"
      patientId={patientId}
      nobody={t('list.nobody')}
      next={records()}
    >
      {(of) => <RecordsOfPatient {...of} />}
    </OfPatient>
  )
}
