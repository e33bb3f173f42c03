import '@/locales/booking'
import Taro, { useRouter } from '@tarojs/taro'
import type { AppointmentState } from '@tongzhen/contract/states'
import { observer } from 'mobx-react-lite'
import { useEffect, useRef } from 'react'
import { isSettling, useAppointment } from '@/api/booking'
import { Button } from '@/components/button'
import { Followed } from '@/components/followed'
import { Page } from '@/components/page'
import { payment as paymentPage } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { hasPrimaryAction, PrimaryAction } from './primary-action'
import { stateParts } from './state-parts'

export default observer(function AppointmentPage() {
  const { t } = useTranslation('booking')
  const { appointmentId, fresh } = useRouter<{ appointmentId: string; fresh?: string }>().params
  const query = useAppointment(appointmentId)
  const { data: appointment } = query
  const isFresh = fresh === '1'
  useOutcomeInSight(appointment?.state)

  return (
    <Page
      title={t('appointment.title')}
      action={
        appointment &&
        hasPrimaryAction(appointment.state, isFresh) && <PrimaryAction appointment={appointment} />
      }
    >
      <Followed query={query} isFollowed={isSettling} lost={t('appointment.lost')}>
        {(shown) => {
          const StatePart = stateParts[shown.state]
          return (
            <>
              <StatePart appointment={shown} />
              {shown.state !== 'to_pay' && <PaymentLink paymentId={shown.paymentId} />}
            </>
          )
        }}
      </Followed>
    </Page>
  )
})

/** “Cancel” is pressed far down: what became of it stands at the top, and is brought into sight. */
function useOutcomeInSight(state: AppointmentState | undefined): void {
  const before = useRef(state)
  useEffect(() => {
    const isOver = (one: typeof state) => one === 'cancelling' || one === 'cancelled'
    if (before.current && !isOver(before.current) && isOver(state))
      Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)
    before.current = state
  }, [state])
}

/** Where the money of a fee paid online is. */
function PaymentLink({ paymentId }: { paymentId: string | null }) {
  const { t } = useTranslation('booking')
  if (paymentId === null) return null
  const open = () => Taro.navigateTo({ url: paymentPage({ paymentId }) })
  return <Button kind="text" icon="fee" text={t('appointment.payment')} onTap={open} />
}
