import type { AppointmentState } from '@tongzhen/contract/states'
import type { PropsWithChildren } from 'react'
import type { IconName } from '@/components/icon'
import { StateHead as Head } from '@/components/state-head'
import { useTranslation } from '@/lib/use-translation'

interface StateHeadProps {
  state: AppointmentState
  tone: 'waiting' | 'good' | 'bad' | 'quiet'
  icon: IconName
  /** No payment was ever begun: nothing is said of money that would come back. */
  isUnpaid?: boolean
}

/** The head of an appointment's page in the words of its state. */
export function StateHead({ state, isUnpaid = false, children, ...look }: PropsWithChildren<StateHeadProps>) {
  const { t } = useTranslation('booking')
  const text =
    isUnpaid && (state === 'cancelled' || state === 'failed')
      ? t(`appointment.state.${state}.unpaid`)
      : t(`appointment.state.${state}.text`)
  return (
    <Head title={t(`appointment.state.${state}.title`)} text={text} {...look}>
      {children}
    </Head>
  )
}
