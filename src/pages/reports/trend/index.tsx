import '@/locales/reports'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { Trend } from '@tongzhen/contract/reports'
import type { Reading } from '@tongzhen/contract/states'
import { observer } from 'mobx-react-lite'
import { useTrend } from '@/api/reports'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { type BadgeTone, Entry } from '@/components/entry'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { BannerOf } from '@/components/patient-banner'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { report as reportPage } from '@/lib/paths'
import { dayOf } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { ReadingBadge } from '../shared/reading-badge'
import { useReadingWords } from '../shared/reading-words'
import { change } from './change'
import './index.css'
import { TrendChart } from './trend-chart'

type Params = Record<'patientId' | 'institutionId' | 'code', string>

/** One test over the years: in words, as a picture, and as a list that says the same. */
export default observer(function TrendPage() {
  const { t } = useTranslation('reports')
  const { patientId, institutionId, code } = useRouter<Params>().params
  const query = useTrend({ patientId, institutionId, code })
  const name = query.data?.name
  return (
    <Page title={name ? t('trend.of', { name }) : t('trend.title')}>
      <RequireAccount rows={10}>
        {() => (
          <>
            <BannerOf patientId={patientId} />
            <StateView
              query={query}
              rows={10}
              isEmpty={({ points }) => points.length === 0}
              empty={<Empty text={t('trend.none')} />}
            >
              {(trend) => (
                <>
                  <Latest trend={trend} />
                  <EveryResult
                    trend={trend}
                    onOpen={(reportId) =>
                      Taro.navigateTo({ url: reportPage({ patientId, institutionId, reportId }) })
                    }
                  />
                  <Explained trend={trend} />
                </>
              )}
            </StateView>
          </>
        )}
      </RequireAccount>
    </Page>
  )
})

function Latest({ trend }: { trend: Trend }) {
  const { t } = useTranslation('reports')
  const words = useWords()
  const { points, unit } = trend
  const latest = points.at(-1)
  // Where a newer result may be missing, nothing is said of the latest one.
  const changed = trend.isComplete ? change(points) : undefined
  if (!latest) return null
  return (
    <Card>
      <View className="trend__latest">
        <View className="trend__value">
          {t(trend.isComplete ? 'trend.latest' : 'trend.shown', { value: latest.number, unit })}
        </View>
        {latest.reading && <ReadingBadge reading={latest.reading} />}
      </View>
      {trend.isComplete ? (
        <View>
          {changed
            ? t(`trend.${changed.direction}`, { day: words.date(dayOf(changed.since)), by: changed.by, unit })
            : t('trend.only')}
        </View>
      ) : (
        <Notice kind="attention">{t('trend.incomplete')}</Notice>
      )}
      {points.length > 1 && <TrendChart trend={trend} />}
    </Card>
  )
}

const tones: Record<Reading, BadgeTone> = {
  critically_low: 'bad',
  low: 'waiting',
  normal: 'good',
  high: 'waiting',
  critically_high: 'bad',
}

function EveryResult({ trend, onOpen }: { trend: Trend; onOpen: (reportId: string) => void }) {
  const { t } = useTranslation('reports')
  const words = useWords()
  const readings = useReadingWords()
  return (
    <Card title={t('trend.table')}>
      <View>
        {[...trend.points].reverse().map(({ reportId, at, number, range, reading }) => (
          <Entry
            key={`${reportId} ${at} ${number}`}
            isRow
            title={`${number} ${trend.unit}`}
            badge={reading ? { text: readings.reading(reading), tone: tones[reading] } : undefined}
            where={[words.date(dayOf(at)), readings.range(range, trend.unit)]}
            onTap={() => onOpen(reportId)}
          />
        ))}
      </View>
    </Card>
  )
}

function Explained({ trend: { explained } }: { trend: Trend }) {
  const { t } = useTranslation('reports')
  if (!explained) return null
  return (
    <Card title={t('trend.explained')}>
      <View>{explained.text}</View>
      <View className="trend__source">
        <View>{t('trend.source', { name: explained.source.name })}</View>
        <View>{explained.source.url}</View>
      </View>
    </Card>
  )
}
