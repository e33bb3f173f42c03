import { Text, View } from '@tarojs/components'
import type { BillItem } from '@tongzhen/contract/billing'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { SumRow } from '@/components/sum-row'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import './items.css'

/** Every item with its code, quantity and price; they add up to the total. */
export function Items({ items, totalFen }: { items: readonly BillItem[]; totalFen: number }) {
  const { t } = useTranslation('payments')
  const sum = useSum()
  return (
    <Card title={t('bill.items')}>
      <View {...aria({ role: 'list' })}>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same item may stand twice
          <View key={index} className="item" {...aria({ role: 'listitem' })}>
            <SumRow name={item.name} fen={item.amountFen} />
            <View className="item__facts">
              {item.specification && <View>{item.specification}</View>}
              <View>
                {t('bill.quantity', {
                  quantity: item.quantity,
                  unit: item.unit,
                  price: sum(item.unitPriceFen),
                })}
              </View>
              {item.nationalCode && (
                <View>
                  {t('bill.code')} <Text className="item__code">{item.nationalCode}</Text>
                </View>
              )}
            </View>
          </View>
        ))}
      </View>
      <SumRow name={t('bill.total')} fen={totalFen} isTotal />
    </Card>
  )
}
