import { View } from '@tarojs/components'
import { classNames } from '@/lib/class-names'
import { aria } from './aria'
import './icon.css'

export type IconName =
  | 'back'
  | 'next'
  | 'home'
  | 'visits'
  | 'me'
  | 'calendar'
  | 'search'
  | 'department'
  | 'doctor'
  | 'star'
  | 'team'
  | 'patients'
  | 'add'
  | 'heart'
  | 'phone'
  | 'place'
  | 'clock'
  | 'done'
  | 'tick'
  | 'info'
  | 'attention'
  | 'failed'
  | 'close'
  | 'speak'
  | 'language'
  | 'hospital'
  | 'shield'
  | 'fee'

/** A line icon in the colour of its text. Always beside words, so silent to screen readers. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return <View {...aria({ hidden: true })} className={classNames('icon', `icon--${name}`, className)} />
}
