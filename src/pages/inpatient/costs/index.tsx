import '@/locales/inpatient'
import { useRouter } from '@tarojs/taro'
import { OfPatient } from '@/components/of-patient'
import { costs } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { CostsOfPatient } from './costs-of-patient'

export default function CostsPage() {
  const { t } = useTranslation('inpatient')
  const { patientId } = useRouter<{ patientId?: string }>().params
  return (
    <OfPatient
      title={t('costs.title')}
      scope="payments"
      patientId={patientId}
      nobody={t('costs.nobody')}
      next={costs()}
    >
      {(of) => <CostsOfPatient {...of} />}
    </OfPatient>
  )
}
