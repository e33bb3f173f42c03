import '@/locales/payments'
import { useRouter } from '@tarojs/taro'
import { OfPatient } from '@/components/of-patient'
import { bills } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { BillsOfPatient } from './bills-of-patient'

export default function Bills() {
  const { t } = useTranslation('payments')
  const { patientId } = useRouter<{ patientId?: string }>().params
  return (
    <OfPatient
      title={t('bills.title')}
      scope="payments"
      patientId={patientId}
      nobody={t('bills.noPatient')}
      next={bills()}
    >
      {(of) => <BillsOfPatient {...of} />}
    </OfPatient>
  )
}
