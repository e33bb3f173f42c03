import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { type AppointmentsWanted, useAppointments } from '@/api/booking'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Entries } from '@/components/entry'
import { LongList } from '@/components/long-list'
import { departments } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { VisitCard } from './visit-card'

interface VisitListProps {
  when: 'upcoming' | 'past'
  wanted?: AppointmentsWanted
  /** Where `wanted` leaves something out. */
  onShowAll?: (() => void) | undefined
}

export const VisitList = observer(function VisitList({ when, wanted = {}, onShowAll }: VisitListProps) {
  const { t } = useTranslation('visits')
  const query = useAppointments(when, wanted)
  return (
    <LongList
      query={query}
      itemsOf={(page) => page.appointments}
      empty={
        onShowAll ? (
          <Empty text={t('emptyFiltered')}>
            <Button kind="plain" text={t('showAll')} onTap={onShowAll} />
          </Empty>
        ) : (
          <Empty text={t(`empty.${when}`)}>
            <Button text={t('book')} onTap={() => Taro.navigateTo({ url: departments() })} />
          </Empty>
        )
      }
    >
      {(visits, more) => (
        <Entries>
          {visits.map((visit) => (
            <VisitCard key={visit.appointmentId} visit={visit} />
          ))}
          {more}
        </Entries>
      )}
    </LongList>
  )
})
