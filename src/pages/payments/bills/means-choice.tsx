import { View } from '@tarojs/components'
import type { PaymentMeans } from '@tongzhen/contract/states'
import { Card } from '@/components/card'
import { Notice } from '@/components/notice'
import { RadioList } from '@/components/radio-list'
import { useTranslation } from '@/lib/use-translation'

interface MeansChoiceProps {
  offered: readonly PaymentMeans[]
  value: PaymentMeans | undefined
  onChange: (means: PaymentMeans) => void
}

/** How to pay here: said where there is one way, to be chosen where there are several. */
export function MeansChoice({ offered, value, onChange }: MeansChoiceProps) {
  const { t } = useTranslation('payments')
  if (value === undefined) return <Notice kind="attention">{t('bills.meansNone')}</Notice>
  return (
    <Card title={t('bills.means')}>
      {offered.length === 1 ? (
        <View>{t(`means.${value}`)}</View>
      ) : (
        <RadioList
          label={t('bills.means')}
          value={value}
          choices={offered.map((means) => ({ value: means, text: t(`means.${means}`) }))}
          onChange={onChange}
        />
      )}
    </Card>
  )
}
