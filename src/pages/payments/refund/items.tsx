import { View } from '@tarojs/components'
import type { RefundOffer } from '@tongzhen/contract/refunds'
import { Card } from '@/components/card'
import { Checkbox } from '@/components/checkbox'
import { Facts } from '@/components/facts'
import { Pieces } from '@/components/pieces'
import { SumRow } from '@/components/sum-row'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'

interface ItemsProps {
  items: RefundOffer['items']
  chosen: readonly string[]
  onChoose: (itemId: string, isChosen: boolean) => void
}

/** What may be given back, to be ticked; and what may not, with the reason. */
export function Items({ items, chosen, onChoose }: ItemsProps) {
  const { t } = useTranslation('refunds')
  const sum = useSum()
  const open = items.filter(({ state }) => state === 'refundable')
  const others = items.filter(({ state }) => state !== 'refundable')
  const amountFen = open.reduce((all, one) => (chosen.includes(one.itemId) ? all + one.amountFen : all), 0)
  return (
    <>
      <Card title={t('apply.items')}>
        {open.length === 0 && <View>{t('apply.none')}</View>}
        {open.map((item) => (
          <Checkbox
            key={item.itemId}
            id={`item-${item.itemId}`}
            label={item.name}
            spoken={t('apply.item', { name: item.name, amount: sum(item.amountFen) })}
            isChecked={chosen.includes(item.itemId)}
            onChange={(isChecked) => onChoose(item.itemId, isChecked)}
          >
            <View className="checkbox__hint">
              <Pieces of={[sum(item.amountFen), `${item.quantity} ${item.unit}`, item.departmentName]} />
            </View>
          </Checkbox>
        ))}
        {open.length > 0 && <SumRow name={t('apply.total')} fen={amountFen} isTotal />}
      </Card>
      {others.length > 0 && (
        <Card title={t('apply.others')}>
          <Facts
            facts={others.map((item) => ({
              name: item.name,
              value: t(item.state === 'done' ? 'apply.done' : 'apply.refunded'),
            }))}
          />
        </Card>
      )}
    </>
  )
}
