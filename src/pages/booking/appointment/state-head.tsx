import { View } from '@tarojs/components'
import type { AppointmentState } from '@tongzhen/contract/states'
import type { PropsWithChildren } from 'react'
import { useTranslation } from 'react-i18next'
import { aria } from '@/components/aria'
import { Icon, type IconName } from '@/components/icon'
import './state-head.css'

interface StateHeadProps {
  state: AppointmentState
  tone: 'waiting' | 'good' | 'bad' | 'quiet'
  icon: IconName
}

/** What is now true, in one line and one sentence; spoken when it changes while the page is open. */
export function StateHead({ state, tone, icon, children }: PropsWithChildren<StateHeadProps>) {
  const { t } = useTranslation('booking')
  return (
    <View className={`state-head state-head--${tone}`} {...aria({ role: 'status' })}>
      <View className="state-head__line">
        <Icon name={icon} className="state-head__icon" />
        <View className="state-head__title">{t(`appointment.state.${state}.title`)}</View>
      </View>
      <View>{t(`appointment.state.${state}.text`)}</View>
      {children}
    </View>
  )
}
