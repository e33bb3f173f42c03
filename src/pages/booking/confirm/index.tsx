import '@/locales/booking'
import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { useTranslation } from '@/lib/use-translation'
import { session } from '@/stores/session'
import { ConfirmBooking } from './confirm-booking'

type Params = Record<'institutionId' | 'scheduleId' | 'slotId' | 'doctorId', string>

/** Everything before this page can be seen by anyone; from here on an account is needed. */
export default observer(function Confirm() {
  const { t } = useTranslation('booking')
  const { institutionId, scheduleId, slotId, doctorId } = useRouter<Params>().params
  if (session.isReady) {
    return (
      <ConfirmBooking
        institutionId={institutionId}
        scheduleId={scheduleId}
        slotId={slotId}
        doctorId={doctorId}
      />
    )
  }
  return (
    <Page title={t('confirm.title')}>
      <RequireAccount rows={10}>{() => null}</RequireAccount>
    </Page>
  )
})
