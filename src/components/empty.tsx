import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Card } from './card'
import './empty.css'

/** An empty list: one sentence, and what to do now as children. */
export function Empty({ text, children }: PropsWithChildren<{ text: string }>) {
  return (
    <Card className="empty">
      <View className="empty__text">{text}</View>
      {children}
    </Card>
  )
}
