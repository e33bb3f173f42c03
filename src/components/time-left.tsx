import { View } from '@tarojs/components'
import { useCountdown } from '@/lib/use-countdown'
import { useTranslation } from '@/lib/use-translation'
import { aria } from './aria'
import './time-left.css'

const MINUTE_SECONDS = 60

/** Counts down in sight to the end of the pay time; a screen reader is not told every second. */
export function TimeLeft({ until, over }: { until: string; over: string }) {
  const { t } = useTranslation('payments')
  const left = useCountdown(Date.parse(until))
  if (left === 0) return <View className="time-left">{over}</View>
  return (
    <View className="time-left" {...aria({ role: 'timer' })}>
      <View>{t('payment.left')}</View>
      <View className="time-left__clock">
        {t('payment.leftValue', {
          minutes: Math.floor(left / MINUTE_SECONDS),
          seconds: String(left % MINUTE_SECONDS).padStart(2, '0'),
        })}
      </View>
    </View>
  )
}
