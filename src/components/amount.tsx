import { Text, View } from '@tarojs/components'
import './amount.css'
import { useSum } from '@/lib/use-sum'

/** A sum of money as the first thing to be seen, with a word beside it. */
export function Amount({ fen, note }: { fen: number; note?: string | undefined }) {
  const sum = useSum()
  return (
    <View className="amount">
      <Text className="amount__figure">{sum(fen)}</Text>
      {note && <Text className="amount__note">{note}</Text>}
    </View>
  )
}
