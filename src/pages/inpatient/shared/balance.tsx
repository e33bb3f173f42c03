import { Text, View } from '@tarojs/components'
import { Amount } from '@/components/amount'
import './balance.css'

/** What is left, under its name. */
export function Balance({ label, fen }: { label: string; fen: number }) {
  return (
    <View>
      <Text className="balance__label">{label}</Text>
      <Amount fen={fen} />
    </View>
  )
}
