import '@/locales/booking'
import '@/locales/payments'
import Taro, { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { isSettling, useAppointment } from '@/api/booking'
import { usePatients } from '@/api/patients'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PatientBanner } from '@/components/patient-banner'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { payment as paymentPage } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { hasPrimaryAction, PrimaryAction } from './primary-action'
import { stateParts } from './state-parts'

export default observer(function AppointmentPage() {
  const { t } = useTranslation('booking')
  const { appointmentId, fresh } = useRouter<{ appointmentId: string; fresh?: string }>().params
  const query = useAppointment(appointmentId)
  const patients = usePatients().data?.patients ?? []
  const { data: appointment, error, refetch } = query
  const patient = patients.find((one) => one.patientId === appointment?.patientId)
  const isFresh = fresh === '1'
  // While it is followed a lost connection is no failure: it is asked again by itself.
  const isLost = error !== null && appointment !== undefined && isSettling(appointment)

  return (
    <Page
      title={t('appointment.title')}
      action={
        appointment &&
        hasPrimaryAction(appointment.state, isFresh) && <PrimaryAction appointment={appointment} />
      }
    >
      <RequireAccount rows={10}>
        {() => (
          <StateView query={{ data: appointment, error: isLost ? null : error, refetch }} rows={10}>
            {(shown) => {
              const StatePart = stateParts[shown.state]
              return (
                <>
                  {patient && <PatientBanner patient={patient} />}
                  {isLost && (
                    <Notice kind="attention" role="status">
                      {t('appointment.lost')}
                    </Notice>
                  )}
                  <StatePart appointment={shown} />
                  {shown.state !== 'to_pay' && <PaymentLink paymentId={shown.paymentId} />}
                </>
              )
            }}
          </StateView>
        )}
      </RequireAccount>
    </Page>
  )
})

/** Where the money of a fee paid online is. */
function PaymentLink({ paymentId }: { paymentId: string | null }) {
  const { t } = useTranslation('booking')
  if (paymentId === null) return null
  const open = () => Taro.navigateTo({ url: paymentPage({ paymentId }) })
  return <Button kind="text" icon="fee" text={t('appointment.payment')} onTap={open} />
}
