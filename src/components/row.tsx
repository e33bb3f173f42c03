import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '@/lib/class-names'
import { Icon, type IconName } from './icon'
import { Tap } from './tap'
import './row.css'

interface RowProps {
  title: string
  text?: ReactNode
  icon?: IconName
  /** Short fact at the right, e.g. a state. */
  aside?: ReactNode
  onTap: () => void
  className?: string
}

/** A line of a list; the whole of it is the target, and it leads to another page. */
export function Row({ title, text, icon, aside, onTap, className }: RowProps) {
  return (
    <Tap
      className={classNames('row', Boolean(aside) && 'row--aside', className)}
      onTap={onTap}
      aria={{ role: 'link' }}
    >
      {icon && <Icon name={icon} className="row__icon" />}
      <View className="row__words">
        <Text className="row__title">{title}</Text>
        {text && <Text className="row__text">{text}</Text>}
      </View>
      {aside && <View className="row__aside">{aside}</View>}
      <Icon name="next" className="row__next" />
    </Tap>
  )
}
