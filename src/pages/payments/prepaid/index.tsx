import '@/locales/payments'
import '@/locales/prepaid'
import { useRouter } from '@tarojs/taro'
import { OfPatient } from '@/components/of-patient'
import { prepaid } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { PrepaidOfPatient } from './prepaid-of-patient'

export default function Prepaid() {
  const { t } = useTranslation('prepaid')
  const { patientId = '' } = useRouter<{ patientId?: string }>().params
  return (
    <OfPatient
      title={t('title')}
      scope="payments"
      patientId={patientId || undefined}
      nobody={t('noPatient')}
      next={prepaid({ patientId })}
    >
      {(of) => <PrepaidOfPatient {...of} />}
    </OfPatient>
  )
}
