import { View } from '@tarojs/components'
import type { ReportRange } from '@tongzhen/contract/reports'
import type { Reading } from '@tongzhen/contract/states'
import { aria } from '@/components/aria'
import { barOf } from './bar-of'
import './range-bar.css'

interface RangeBarProps {
  number: number
  range: ReportRange
  reading: Reading
}

/** Where the value stands to its range. Silent: the words beside it say the same. */
export function RangeBar({ number, range, reading }: RangeBarProps) {
  const { from, to, at } = barOf(number, range)
  return (
    <View className="range-bar" {...aria({ hidden: true })}>
      <View className="range-bar__range" style={{ left: `${from}%`, right: `${100 - to}%` }} />
      <View className={`range-bar__mark range-bar__mark--${reading}`} style={{ left: `${at}%` }} />
    </View>
  )
}
