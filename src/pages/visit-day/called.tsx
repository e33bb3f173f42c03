import { Text, View } from '@tarojs/components'
import type { VisitDay } from '@tongzhen/contract/queue'
import { aria } from '@/components/aria'
import { useTranslation } from '@/lib/use-translation'
import './called.css'

/** Where to go, at once; what to bring stays in sight below. */
export function Called({ day }: { day: VisitDay }) {
  const { t } = useTranslation('visit-day')
  return (
    <View className="called" {...aria({ role: 'alert' })}>
      <View className="called__title">{t('state.called.title')}</View>
      {day.room && <View className="called__room">{day.room}</View>}
      <View className="called__where">{day.location}</View>
      <Text>
        {t('call', { count: day.calls })} · {t('state.called.text')}
      </Text>
    </View>
  )
}
