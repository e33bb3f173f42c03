import { Text, View } from '@tarojs/components'
import type { Trend } from '@tongzhen/contract/reports'
import { aria } from '@/components/aria'
import { dayOf } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { lineThrough, plot } from './plot'
import './trend-chart.css'

const HALF_A_LINE = '1.25px'

/**
 * Results over time with the reference band. Drawn in views, not on a canvas: it grows with the letters of elder
 * mode, and is the same in a browser and in a mini-program (docs/decisions/0027).
 */
export function TrendChart({ trend }: { trend: Trend }) {
  const { t } = useTranslation('reports')
  const words = useWords()
  const { name, unit, points } = trend
  const { band, ticks, points: places } = plot(points)
  const line = lineThrough(places, HALF_A_LINE)
  const dates = [points[0], points.at(-1)].map((point) => (point ? words.date(dayOf(point.at)) : ''))
  return (
    <View {...aria({ role: 'img', label: t('trend.chart', { name, unit, count: points.length }) })}>
      <View className="trend-chart" {...aria({ hidden: true })}>
        <View className="trend-chart__scale">
          {ticks.map(({ y, text }) => (
            <Text key={text} className="trend-chart__tick" style={{ top: `${y}%` }}>
              {text}
            </Text>
          ))}
        </View>
        <View className="trend-chart__picture">
          {band && (
            <View className="trend-chart__band" style={{ top: `${band.top}%`, bottom: `${band.bottom}%` }} />
          )}
          {ticks.map(({ y, text }) => (
            <View key={text} className="trend-chart__line" style={{ top: `${y}%` }} />
          ))}
          <View className="trend-chart__curve" style={{ clipPath: line, WebkitClipPath: line }} />
          {places.map(({ x, y }, index) => (
            <View
              key={`${x} ${y}`}
              className={`trend-chart__point trend-chart__point--${points[index]?.reading ?? 'plain'}`}
              style={{ left: `${x}%`, top: `${y}%` }}
            />
          ))}
        </View>
      </View>
      <View className="trend-chart__ends" {...aria({ hidden: true })}>
        <Text>{dates[0]}</Text>
        <Text>{dates[1]}</Text>
      </View>
      {band && (
        <View className="trend-chart__legend" {...aria({ hidden: true })}>
          {t('trend.band')}
        </View>
      )}
    </View>
  )
}
