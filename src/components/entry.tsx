import { Text, View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { classNames } from '@/lib/class-names'
import './entry.css'
import { Pieces } from './pieces'
import { Tap } from './tap'

export type BadgeTone = 'good' | 'waiting' | 'bad' | 'quiet'

interface EntryProps {
  title: ReactNode
  badge?: { text: string; tone: BadgeTone } | undefined
  /** Where and when, as far as there is something to say. */
  where: readonly (string | null)[]
  /** A line in a card of many, instead of a card of its own. */
  isRow?: boolean
  onTap?: (() => void) | undefined
}

/** Something that was or is to come, the whole of it the target: how it stands, what it is, where and when. */
export function Entry({
  title,
  badge,
  where,
  isRow = false,
  onTap,
  children,
}: PropsWithChildren<EntryProps>) {
  const className = classNames('entry', isRow ? 'entry--row' : 'entry--card')
  const content = (
    <>
      <View className="entry__head">
        <View className="entry__title">{title}</View>
        {badge && <Text className={`entry__badge entry__badge--${badge.tone}`}>{badge.text}</Text>}
      </View>
      {children}
      <Pieces className="entry__where" of={where} />
    </>
  )
  if (!onTap) return <View className={className}>{content}</View>
  return (
    <Tap className={className} aria={{ role: 'link' }} onTap={onTap}>
      {content}
    </Tap>
  )
}

/** Cards below one another. */
export function Entries({ children }: PropsWithChildren) {
  return <View className="entries">{children}</View>
}
