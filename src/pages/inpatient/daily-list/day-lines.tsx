import { View } from '@tarojs/components'
import type { CostDay, CostLine } from '@tongzhen/contract/inpatient'
import { type CostClass, costClasses } from '@tongzhen/contract/states'
import { Amount } from '@/components/amount'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Pieces } from '@/components/pieces'
import { SumRow } from '@/components/sum-row'
import { today } from '@/lib/shanghai-time'
import { useSum } from '@/lib/use-sum'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import './day-lines.css'

/** One day: its sum, then its lines class by class, each class with what it comes to. */
export function DayLines({ day }: { day: CostDay | undefined }) {
  const { t } = useTranslation('inpatient')
  const words = useWords()
  if (day === undefined) return null
  return (
    <>
      <Card title={t('daily.sum', { day: words.day(day.on) })}>
        <Amount fen={day.amountFen} />
        {day.on === today() && <View className="day-lines__quiet">{t('daily.today')}</View>}
      </Card>
      {costClasses.map((costClass) => (
        <ClassCard
          key={costClass}
          costClass={costClass}
          lines={day.lines.filter((line) => line.costClass === costClass)}
        />
      ))}
    </>
  )
}

function ClassCard({ costClass, lines }: { costClass: CostClass; lines: readonly CostLine[] }) {
  const { t } = useTranslation('inpatient')
  const sum = useSum()
  if (lines.length === 0) return null
  const totalFen = lines.reduce((total, { amountFen }) => total + amountFen, 0)
  return (
    <Card title={`${t(`class.${costClass}`)} ${sum(totalFen)}`}>
      <View {...aria({ role: 'list' })}>
        {lines.map((line) => (
          <View key={line.lineId} className="day-lines__line" {...aria({ role: 'listitem' })}>
            <SumRow name={line.name} fen={line.amountFen} />
            <View className="day-lines__quiet">
              <Pieces
                of={[
                  line.specification,
                  t('daily.line', {
                    quantity: String(line.quantity).replace('-', '−'),
                    unit: line.unit,
                    price: sum(line.unitPriceFen),
                  }),
                  line.amountFen < 0 && t('daily.back'),
                ]}
              />
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}
