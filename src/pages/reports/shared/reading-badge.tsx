import { Text, View } from '@tarojs/components'
import type { Reading } from '@tongzhen/contract/states'
import { Icon, type IconName } from '@/components/icon'
import './reading-badge.css'
import { useReadingWords } from './reading-words'

const icons: Record<Reading, IconName> = {
  critically_low: 'attention',
  low: 'down',
  normal: 'done',
  high: 'up',
  critically_high: 'attention',
}

/** Sign, word and colour: never colour alone. */
export function ReadingBadge({ reading }: { reading: Reading }) {
  const words = useReadingWords()
  return (
    <View className={`reading-badge reading-badge--${reading}`}>
      <Icon name={icons[reading]} />
      <Text>{words.reading(reading)}</Text>
    </View>
  )
}
