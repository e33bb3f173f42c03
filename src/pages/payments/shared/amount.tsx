import { Text, View } from '@tarojs/components'
import { useWords } from '@/lib/words'
import './amount.css'

/** A sum of money as the first thing to be seen, with a word beside it. */
export function Amount({ fen, note }: { fen: number; note?: string | undefined }) {
  const words = useWords()
  return (
    <View className="amount">
      <Text className="amount__figure">{words.money(fen)}</Text>
      {note && <Text className="amount__note">{note}</Text>}
    </View>
  )
}
