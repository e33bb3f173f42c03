import { View } from '@tarojs/components'
import type { Germ } from '@tongzhen/contract/reports'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Pieces } from '@/components/pieces'
import { useTranslation } from '@/lib/use-translation'

/** What grew, and which medicines work against it: without colour, because choosing is the doctor's. */
export function Germs({ germs }: { germs: readonly Germ[] }) {
  const { t } = useTranslation('reports')
  if (germs.length === 0) return null
  return (
    <Card title={t('report.germs')}>
      {germs.map(({ name, amount, medicines }) => (
        <View key={name}>
          <View className="report-item__name">{name}</View>
          {amount && <View className="report-item__small">{t('report.germAmount', { amount })}</View>}
          <Facts
            facts={medicines.map((medicine) => ({
              name: medicine.name,
              value: (
                <Pieces of={[t(`report.susceptibility.${medicine.susceptibility}`), medicine.measured]} />
              ),
            }))}
          />
        </View>
      ))}
      <View className="report-item__small">{t('report.germsNote')}</View>
    </Card>
  )
}
