import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { type Aria, aria } from './aria'
import { Icon, type IconName } from './icon'
import './notice.css'

const icons = {
  info: 'info',
  attention: 'attention',
  danger: 'failed',
  success: 'done',
} as const satisfies Record<string, IconName>

interface NoticeProps {
  kind: keyof typeof icons
  title?: string
  /** `alert` interrupts the reader, `status` waits for a pause; none for what was there from the start. */
  role?: 'alert' | 'status'
}

/** Something the person should know, in icon, colour and words. */
export function Notice({ kind, title, role, children }: PropsWithChildren<NoticeProps>) {
  const said: Aria = role ? { role } : {}
  return (
    <View className={`notice notice--${kind}`} {...aria(said)}>
      <Icon name={icons[kind]} />
      <View className="notice__words">
        {title && <View className="notice__title">{title}</View>}
        {children}
      </View>
    </View>
  )
}
