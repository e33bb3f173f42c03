import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { classNames } from '@/lib/class-names'
import { aria } from './aria'
import './card.css'

interface CardProps {
  /** Heading of the section; without one the card is only a ground. */
  title?: string
  className?: string
}

export function Card({ title, className, children }: PropsWithChildren<CardProps>) {
  return (
    <View className={classNames('card', className)}>
      {title && (
        <View className="card__title" {...aria({ role: 'heading', level: 2 })}>
          {title}
        </View>
      )}
      {children}
    </View>
  )
}
