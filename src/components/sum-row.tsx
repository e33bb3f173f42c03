import { Text, View } from '@tarojs/components'
import { classNames } from '@/lib/class-names'
import './sum-row.css'
import { useSum } from '@/lib/use-sum'

/** A part of a sum, or the sum itself: what, and how much at the right. */
export function SumRow({ name, fen, isTotal = false }: { name: string; fen: number; isTotal?: boolean }) {
  const sum = useSum()
  return (
    <View className={classNames('sum-row', isTotal && 'sum-row--total')}>
      <Text className="sum-row__name">{name}</Text>
      <Text className="sum-row__amount">{sum(fen)}</Text>
    </View>
  )
}
