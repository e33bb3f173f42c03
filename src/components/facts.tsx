import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './facts.css'

export interface Fact {
  name: string
  value: ReactNode
}

/** Names longer than this stand alone; the values of the others begin at one line. In em. */
const WIDEST = 8

/** Of letters a bit more than half as wide as high, and of Chinese characters. */
function emsOf(name: string): number {
  return Array.from(name).reduce((sum, letter) => sum + (letter < '\u2e80' ? 0.62 : 1), 0)
}

/** Names and values, one below the other on a narrow screen. */
export function Facts({ facts }: { facts: (Fact | false | undefined)[] }) {
  const widths = facts.map((fact) => (fact ? emsOf(fact.name) : 0))
  const minWidth = `${Math.max(0, ...widths.filter((width) => width <= WIDEST))}em`
  return (
    <View className="facts">
      {facts.map(
        (fact) =>
          fact && (
            <View key={fact.name} className="facts__fact">
              <Text className="facts__name" style={{ minWidth }}>
                {fact.name}
              </Text>
              <View className="facts__value">{fact.value}</View>
            </View>
          ),
      )}
    </View>
  )
}
