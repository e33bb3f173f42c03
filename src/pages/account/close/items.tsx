import { View } from '@tarojs/components'
import { aria } from '@/components/aria'
import './items.css'

/** A short list in words. */
export function Items({ texts }: { texts: string[] }) {
  return (
    <View className="items" {...aria({ role: 'list' })}>
      {texts.map((text) => (
        <View key={text} className="items__item" {...aria({ role: 'listitem' })}>
          {text}
        </View>
      ))}
    </View>
  )
}
