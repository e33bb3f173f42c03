import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Appointment } from '@tongzhen/contract/booking'
import { observer } from 'mobx-react-lite'
import { isSettling } from '@/api/booking'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { StateView } from '@/components/state-view'
import { When } from '@/components/when'
import { addPatient, appointment as appointmentPage, home, signIn, visitDay } from '@/lib/paths'
import { dayOf, today } from '@/lib/shanghai-time'
import { useTranslation } from '@/lib/use-translation'
import { session } from '@/stores/session'
import { KeptBelow } from './kept-below'
import type { NextToDo } from './next-to-do'
import { open, useOffered } from './offered'
import './next-card.css'

const BOOKING_DAYS = 14

/** The one thing to do next; its button follows the person's state: sign in, add a patient, book, see the visit. */
export const NextCard = observer(function NextCard({ patients, appointments }: NextToDo) {
  const { t } = useTranslation('home')
  const offered = useOffered()
  const asked = { data: session.current, error: session.error ?? null, refetch: () => session.start() }
  return (
    <StateView query={asked} rows={3} kept={<KeptBelow />}>
      {() => {
        if (!session.isReady)
          return <Step name="signIn" onTap={() => Taro.navigateTo({ url: signIn({ next: home() }) })} />
        return (
          <StateView query={patients} kept={<KeptBelow />}>
            {({ patients: known }) => {
              if (known.length === 0)
                return <Step name="addPatient" onTap={() => Taro.navigateTo({ url: addPatient() })} />
              return (
                <StateView
                  query={appointments}
                  kept={<KeptBelow />}
                  isEmpty={(data) => data.appointments.length === 0}
                  empty={offered('byDepartment') && <Step name="book" onTap={() => open('byDepartment')} />}
                >
                  {(data) =>
                    data.appointments[0] && (
                      <NextVisit visit={data.appointments[0]} title={t('next.appointment.title')} />
                    )
                  }
                </StateView>
              )
            }}
          </StateView>
        )
      }}
    </StateView>
  )
})

function Step({ name, onTap }: { name: 'signIn' | 'addPatient' | 'book'; onTap: () => void }) {
  const { t } = useTranslation('home')
  return (
    <Card title={t(`next.${name}.title`)} className="next-card">
      <View className="next-card__text">{t(`next.${name}.text`, { days: BOOKING_DAYS })}</View>
      <Button text={t(`next.${name}.action`)} onTap={onTap} />
    </Card>
  )
}

function NextVisit({ visit, title }: { visit: Appointment; title: string }) {
  const { t } = useTranslation('home')
  const { appointmentId, state } = visit
  const isToday = state === 'booked' && dayOf(visit.startsAt) === today()
  const open = state === 'to_pay' ? 'toPay' : isSettling(visit) ? 'confirming' : isToday ? 'today' : undefined
  return (
    <Card title={open ? t(`next.${open}.title`) : title} className="next-card">
      <When className="next-card__when" from={visit.startsAt} to={visit.endsAt} />
      <Facts
        facts={[
          { name: t('next.appointment.who'), value: visit.patientName },
          { name: t('next.appointment.doctor'), value: `${visit.doctorName} · ${visit.departmentName}` },
          { name: t('next.appointment.where'), value: `${visit.institutionName} ${visit.location}` },
        ]}
      />
      <Button
        text={t(`next.${open ?? 'appointment'}.action`)}
        onTap={() => Taro.navigateTo({ url: (isToday ? visitDay : appointmentPage)({ appointmentId }) })}
      />
    </Card>
  )
}
