import Taro from '@tarojs/taro'
import type { Appointment } from '@tongzhen/contract/booking'
import { type AppointmentState, activeAppointmentStates } from '@tongzhen/contract/states'
import { Button } from '@/components/button'
import { doctor as doctorPage, visits } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'

/** The one thing to do next: after the end of a visit book again, after booking see all appointments. */
export function PrimaryAction({ appointment }: { appointment: Appointment }) {
  const { t } = useTranslation('booking')
  const { state, institutionId, doctorId } = appointment
  const toDoctor = () => Taro.navigateTo({ url: doctorPage({ institutionId, doctorId }) })
  switch (state) {
    case 'failed':
      return <Button text={t('appointment.otherTimes')} onTap={toDoctor} />
    case 'cancelled':
    case 'visited':
    case 'missed':
      return <Button text={t('appointment.again')} onTap={toDoctor} />
    default:
      return <Button text={t('appointment.toVisits')} onTap={() => Taro.reLaunch({ url: visits() })} />
  }
}

/**
 * Who came from the list and holds a place has nothing to do here but read, or go back; who is to pay, pays; whose clinic
 * was stopped chooses on the page.
 */
export function hasPrimaryAction(state: AppointmentState, isFresh: boolean): boolean {
  if (state === 'stopped') return false
  return (isFresh && state !== 'to_pay') || !activeAppointmentStates.includes(state)
}
