import { View } from '@tarojs/components'
import type { Payment } from '@tongzhen/contract/payments'
import type { PropsWithChildren } from 'react'
import { Amount } from '@/components/amount'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import './sum-card.css'
import { SumRow } from '@/components/sum-row'

interface SumCardProps {
  title: string
  fen: number
  note?: string | undefined
  /** They add up to it. */
  lines: Payment['lines']
}

/** How much, and what it is made of. Children stand between. */
export function SumCard({ title, fen, note, lines, children }: PropsWithChildren<SumCardProps>) {
  return (
    <Card title={title}>
      <Amount fen={fen} note={note} />
      {children}
      {lines.length > 0 && (
        <View className="sum-card__lines" {...aria({ role: 'list' })}>
          {lines.map((line) => (
            <View key={line.billId ?? line.name} {...aria({ role: 'listitem' })}>
              <SumRow name={line.name} fen={line.amountFen} />
            </View>
          ))}
        </View>
      )}
    </Card>
  )
}
