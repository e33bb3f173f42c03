import '@/locales/visit-day'
import Taro, { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useRef } from 'react'
import { useUpcomingAppointments } from '@/api/booking'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { visits } from '@/lib/paths'
import { dayOf, today } from '@/lib/shanghai-time'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useTranslation } from '@/lib/use-translation'
import { DayOfVisit } from './day-of-visit'

/** The next step of today's visit, where and with what, then the rest of the day in order. */
export default observer(function VisitDayPage() {
  const { t } = useTranslation('visit-day')
  return (
    <Page title={t('title')}>
      <RequireAccount rows={6}>{() => <Today />}</RequireAccount>
    </Page>
  )
})

function Today() {
  const { t } = useTranslation('visit-day')
  const shown = useRef(useRouter<{ appointmentId?: string }>().params.appointmentId)
  const upcoming = useUpcomingAppointments()
  useRefetchOnShow(upcoming)
  const ofToday = (upcoming.data?.appointments ?? []).filter(
    ({ state, startsAt }) => state === 'booked' && dayOf(startsAt) === today(),
  )
  // A visit that is over leaves the list, not the page.
  shown.current ??= ofToday[0]?.appointmentId
  const { current: appointmentId } = shown
  if (appointmentId !== undefined) {
    const rest = ofToday.filter((one) => one.appointmentId !== appointmentId)
    return <DayOfVisit appointmentId={appointmentId} rest={rest} />
  }
  return (
    <StateView query={upcoming} rows={6}>
      {() => (
        <Empty text={t('none')}>
          <Button text={t('toVisits')} onTap={() => Taro.reLaunch({ url: visits() })} />
        </Empty>
      )}
    </StateView>
  )
}
