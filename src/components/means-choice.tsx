import { View } from '@tarojs/components'
import type { PaymentMeans } from '@tongzhen/contract/states'
import { useTranslation } from '@/lib/use-translation'
import { Card } from './card'
import { RadioList } from './radio-list'

interface MeansChoiceProps {
  offered: readonly PaymentMeans[]
  value: PaymentMeans
  onChange: (means: PaymentMeans) => void
}

/** How to pay here: said where there is one way, to be chosen where there are several. */
export function MeansChoice({ offered, value, onChange }: MeansChoiceProps) {
  const { t } = useTranslation('payments')
  return (
    <Card title={t('means.title')}>
      {offered.length === 1 ? (
        <View>{t(`means.${value}`)}</View>
      ) : (
        <RadioList
          label={t('means.title')}
          value={value}
          choices={offered.map((means) => ({ value: means, text: t(`means.${means}`) }))}
          onChange={onChange}
        />
      )}
    </Card>
  )
}
