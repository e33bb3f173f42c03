import '@/locales/inpatient'
import { useRouter } from '@tarojs/taro'
import { OfPatient } from '@/components/of-patient'
import { stays } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { StaysOfPatient } from './stays-of-patient'

export default function Stays() {
  const { t } = useTranslation('inpatient')
  const { patientId } = useRouter<{ patientId?: string }>().params
  return (
    <OfPatient
      title={t('stays.title')}
      scope="payments"
      patientId={patientId}
      nobody={t('stays.nobody')}
      next={stays()}
    >
      {(of) => <StaysOfPatient {...of} />}
    </OfPatient>
  )
}
