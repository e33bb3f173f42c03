import { View } from '@tarojs/components'
import type { Costs } from '@tongzhen/contract/billing'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { SumRow } from '@/components/sum-row'
import { useTranslation } from '@/lib/use-translation'
import './class-shares.css'
import { percentOf } from './percent-of'

/**
 * Class by class, the dearest first: the figures are the table, and the bars say the same to who likes pictures
 * (docs/decisions/0027).
 */
export function ClassShares({ costs }: { costs: Costs }) {
  const { t } = useTranslation('inpatient')
  return (
    <Card title={t('costs.byClass')}>
      <View {...aria({ role: 'list' })}>
        {costs.classes.map(({ costClass, amountFen }) => {
          const percent = percentOf(amountFen, costs.amountFen)
          return (
            <View key={costClass} className="class-shares__class" {...aria({ role: 'listitem' })}>
              <SumRow name={`${t(`class.${costClass}`)} ${t('costs.share', { percent })}`} fen={amountFen} />
              <View className="class-shares__ground" {...aria({ hidden: true })}>
                <View className="class-shares__bar" style={{ width: `${percent}%` }} />
              </View>
            </View>
          )
        })}
      </View>
    </Card>
  )
}
