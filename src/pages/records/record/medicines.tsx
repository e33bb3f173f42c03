import { View } from '@tarojs/components'
import type { Medicine } from '@tongzhen/contract/records'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Pieces } from '@/components/pieces'
import { useTranslation } from '@/lib/use-translation'

/** Each medicine with how it is taken, in words. */
export function Medicines({ medicines }: { medicines: readonly Medicine[] }) {
  const { t } = useTranslation('records')
  if (medicines.length === 0) return null
  return (
    <Card title={t('record.medicines')}>
      <View {...aria({ role: 'list' })}>
        {medicines.map(({ name, dose, timesPerDay, when, days, words }) => (
          <View key={name} className="record__medicine" {...aria({ role: 'listitem' })}>
            <View className="record__name">{name}</View>
            <Pieces
              of={[
                timesPerDay !== null && t('record.perDay', { count: timesPerDay }),
                dose && t('record.dose', { dose }),
                when && t(`record.when.${when}`),
                days !== null && t('record.days', { count: days }),
              ]}
            />
            {words && <View>{words}</View>}
          </View>
        ))}
      </View>
      <View className="record__quiet">{t('record.medicinesNote')}</View>
    </Card>
  )
}
