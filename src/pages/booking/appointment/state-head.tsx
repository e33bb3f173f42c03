import type { AppointmentState } from '@tongzhen/contract/states'
import type { PropsWithChildren } from 'react'
import type { IconName } from '@/components/icon'
import { StateHead as Head } from '@/components/state-head'
import { useTranslation } from '@/lib/use-translation'

interface StateHeadProps {
  state: AppointmentState
  tone: 'waiting' | 'good' | 'bad' | 'quiet'
  icon: IconName
}

/** The head of an appointment's page in the words of its state. */
export function StateHead({ state, children, ...look }: PropsWithChildren<StateHeadProps>) {
  const { t } = useTranslation('booking')
  return (
    <Head title={t(`appointment.state.${state}.title`)} text={t(`appointment.state.${state}.text`)} {...look}>
      {children}
    </Head>
  )
}
