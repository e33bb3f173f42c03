import Taro from '@tarojs/taro'
import type { Patient } from '@tongzhen/contract/patients'
import { observer } from 'mobx-react-lite'
import { useInstitutions } from '@/api/institutions'
import { Card } from '@/components/card'
import { Row } from '@/components/row'
import { healthCode } from '@/lib/paths'
import { mayBookFor } from '@/lib/pick-patient'
import { useTranslation } from '@/lib/use-translation'

/** The way to the patient's health code, where a hospital takes it and this account may act. */
export const HealthCodeRow = observer(function HealthCodeRow({ patient }: { patient: Patient }) {
  const { t } = useTranslation('patients')
  const { data: institutions = [] } = useInstitutions()
  const isTaken = institutions.some(({ modules }) => modules.includes('health_card'))
  if (!isTaken || !mayBookFor(patient)) return null
  const { patientId } = patient
  return (
    <Card>
      <Row
        icon="code"
        title={t('detail.healthCode')}
        text={t('detail.healthCodeText')}
        onTap={() => Taro.navigateTo({ url: healthCode({ patientId }) })}
      />
    </Card>
  )
})
