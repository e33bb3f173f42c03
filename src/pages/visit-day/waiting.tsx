import { View } from '@tarojs/components'
import type { VisitDay } from '@tongzhen/contract/queue'
import { clockOf } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import './waiting.css'

/** Who is ahead, how long it may take, and until when one may be elsewhere. */
export function Waiting({ day }: { day: VisitDay }) {
  const { t } = useTranslation('visit-day')
  const { peopleAhead, waitMinutes: wait, backBy, asOf } = day
  return (
    <View className="waiting">
      {peopleAhead !== null && (
        <View className="waiting__ahead">
          {peopleAhead === 0 ? t('next') : t('ahead', { count: peopleAhead })}
        </View>
      )}
      <View className="waiting__time">
        {wait === null ? t('wait.unknown') : t(wait.from === 0 ? 'wait.soon' : 'wait.range', wait)}
      </View>
      <View>{backBy ? t('backBy', { by: clockOf(backBy) }) : t('stay')}</View>
      <View className="waiting__as-of">{t('asOf', { at: clockOf(asOf) })}</View>
    </View>
  )
}
