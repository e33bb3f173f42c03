import { View } from '@tarojs/components'
import type { Patient } from '@tongzhen/contract/patients'
import { useMakeDefaultPatient } from '@/api/patients'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ErrorNotice } from '@/components/error-notice'
import { useTranslation } from '@/lib/use-translation'

/** Whether this is the patient chosen first, or the way to make it so. */
export function DefaultCard({ patient: { patientId, name, isDefault } }: { patient: Patient }) {
  const { t } = useTranslation('patients')
  const making = useMakeDefaultPatient()
  return (
    <Card title={t('detail.default')}>
      {isDefault ? (
        <View>{t('detail.isDefault', { name })}</View>
      ) : (
        <Button
          kind="plain"
          text={t('detail.makeDefault')}
          isBusy={making.isBusy}
          onTap={() => making.act({ patientId })}
        />
      )}
      {making.error && <ErrorNotice error={making.error} />}
    </Card>
  )
}
