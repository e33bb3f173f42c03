import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './facts.css'

export interface Fact {
  name: string
  value: ReactNode
}

/** Names and values, one below the other on a narrow screen. */
export function Facts({ facts }: { facts: (Fact | false | undefined)[] }) {
  return (
    <View className="facts">
      {facts.map(
        (fact) =>
          fact && (
            <View key={fact.name} className="facts__fact">
              <Text className="facts__name">{fact.name}</Text>
              <View className="facts__value">{fact.value}</View>
            </View>
          ),
      )}
    </View>
  )
}
