import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useTranslation } from 'react-i18next'
import { useAppointments } from '@/api/booking'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { StateView } from '@/components/state-view'
import { departments } from '@/lib/paths'
import { VisitCard } from './visit-card'
import './visit-list.css'

/** One page of appointments after the other, as far as the person asks for more. */
export const VisitList = observer(function VisitList({ when }: { when: 'upcoming' | 'past' }) {
  const { t } = useTranslation(['visits', 'common'])
  const query = useAppointments(when)
  useDidShow(() => {
    if (query.isFetched) query.refetch()
  })
  return (
    <StateView
      query={query}
      rows={8}
      isEmpty={({ pages }) => pages.every((page) => page.appointments.length === 0)}
      empty={
        <Empty text={t(`empty.${when}`)}>
          <Button text={t('book')} onTap={() => Taro.navigateTo({ url: departments() })} />
        </Empty>
      }
    >
      {({ pages }) => (
        <View className="visits">
          {pages
            .flatMap((page) => page.appointments)
            .map((visit) => (
              <VisitCard key={visit.appointmentId} visit={visit} />
            ))}
          {query.hasNextPage && (
            <Button
              kind="plain"
              text={t('common:list.more')}
              isBusy={query.isFetchingNextPage}
              onTap={() => query.fetchNextPage()}
            />
          )}
        </View>
      )}
    </StateView>
  )
})
