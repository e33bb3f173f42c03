import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReportDetails, ReportItem } from '@tongzhen/contract/reports'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { trend } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { RangeBar } from '../shared/range-bar'
import { ReadingBadge } from '../shared/reading-badge'
import { useReadingWords } from '../shared/reading-words'
import './items.css'

const isOutside = ({ reading }: ReportItem) => reading !== null && reading !== 'normal'

/** Value by value; what lies outside of its range first. */
export function Items({ report }: { report: ReportDetails }) {
  const { t } = useTranslation('reports')
  const groups = [
    { title: t('report.outside'), items: report.items.filter(isOutside) },
    { title: t('report.within'), items: report.items.filter(({ reading }) => reading === 'normal') },
    { title: t('report.others'), items: report.items.filter(({ reading }) => reading === null) },
  ].filter(({ items }) => items.length > 0)
  return (
    <>
      {groups.map(({ title, items }) => (
        <Card key={title} title={groups.length > 1 ? title : t('report.values')}>
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report may name a test twice, and never changes
            <Item key={index} item={item} report={report} />
          ))}
        </Card>
      ))}
    </>
  )
}

function Item({ item, report }: { item: ReportItem; report: ReportDetails }) {
  const { t } = useTranslation('reports')
  const words = useReadingWords()
  const { code, name, value, number, unit, range, rangeWords, reading, other, explained } = item
  const { patientId, institutionId } = report
  return (
    <View className="report-item">
      <View className="report-item__head">
        <View className="report-item__name">{name}</View>
        {reading && <ReadingBadge reading={reading} />}
      </View>
      <View>
        <Text className="report-item__value">{value}</Text> <Text>{unit}</Text>
      </View>
      {number !== null && range && reading && <RangeBar number={number} range={range} reading={reading} />}
      <View className="report-item__small">
        {rangeWords !== null && <View>{t('range.words', { words: rangeWords })}</View>}
        {number !== null && rangeWords === null && <View>{words.range(range, unit)}</View>}
        {other && <View>{t('report.other', { value: other.value, unit: other.unit })}</View>}
      </View>
      {explained && isOutside(item) && <View>{explained.text}</View>}
      {report.kind === 'laboratory' && code !== null && number !== null && (
        <Button
          kind="text"
          icon="trend"
          text={t('report.trend')}
          label={t('report.trendOf', { name })}
          onTap={() => Taro.navigateTo({ url: trend({ patientId, institutionId, code }) })}
        />
      )}
    </View>
  )
}
