import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { aria } from './aria'
import { Icon, type IconName } from './icon'
import './state-head.css'

interface StateHeadProps {
  title: string
  /** What it means for the person. */
  text: string
  tone: 'waiting' | 'good' | 'bad' | 'quiet'
  icon: IconName
}

/** What is now true, in one line and one sentence; spoken when it changes while the page is open. */
export function StateHead({ title, text, tone, icon, children }: PropsWithChildren<StateHeadProps>) {
  return (
    <View className={`state-head state-head--${tone}`} {...aria({ role: 'status' })}>
      <View className="state-head__line">
        <Icon name={icon} className="state-head__icon" />
        <View className="state-head__title">{title}</View>
      </View>
      <View>{text}</View>
      {children}
    </View>
  )
}
