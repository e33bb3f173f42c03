import { View } from '@tarojs/components'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import type { StateProps } from './state-props'

/** By when the person will know; nothing when the hospital gives no promise. */
export function SettledBy({ appointment: { settledByAt } }: StateProps) {
  const { t } = useTranslation('booking')
  const words = useWords()
  if (settledByAt === null) return null
  return <View className="state-head__by">{t('appointment.by', { time: words.by(settledByAt) })}</View>
}
