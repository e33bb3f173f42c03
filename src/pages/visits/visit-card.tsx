import Taro from '@tarojs/taro'
import type { Appointment } from '@tongzhen/contract/booking'
import type { AppointmentState } from '@tongzhen/contract/states'
import { type BadgeTone, Entry } from '@/components/entry'
import { Pieces } from '@/components/pieces'
import { When } from '@/components/when'
import { appointment as appointmentPage } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'

const tones: Record<AppointmentState, BadgeTone> = {
  confirming: 'waiting',
  to_pay: 'waiting',
  booked: 'good',
  cancelling: 'waiting',
  cancelled: 'quiet',
  failed: 'bad',
  visited: 'quiet',
  missed: 'waiting',
  stopped: 'waiting',
  moved: 'quiet',
}

/** When, with whom and for whom, and its state in words. */
export function VisitCard({ visit }: { visit: Appointment }) {
  const { t } = useTranslation('visits')
  const { appointmentId, state } = visit
  return (
    <Entry
      title={<When from={visit.startsAt} to={visit.endsAt} />}
      badge={{ text: t(`state.${state}`), tone: tones[state] }}
      where={[visit.institutionName, visit.location]}
      onTap={() => Taro.navigateTo({ url: appointmentPage({ appointmentId }) })}
    >
      <Pieces of={[visit.patientName, visit.doctorName, visit.departmentName]} />
    </Entry>
  )
}
