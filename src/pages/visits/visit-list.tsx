import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useAppointments } from '@/api/booking'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Entries } from '@/components/entry'
import { LongList } from '@/components/long-list'
import { departments } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { VisitCard } from './visit-card'

export const VisitList = observer(function VisitList({ when }: { when: 'upcoming' | 'past' }) {
  const { t } = useTranslation('visits')
  const query = useAppointments(when)
  return (
    <LongList
      query={query}
      itemsOf={(page) => page.appointments}
      empty={
        <Empty text={t(`empty.${when}`)}>
          <Button text={t('book')} onTap={() => Taro.navigateTo({ url: departments() })} />
        </Empty>
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
