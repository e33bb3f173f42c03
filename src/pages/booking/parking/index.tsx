import '@/locales/parking'
import { useRouter } from '@tarojs/taro'
import type { Parking } from '@tongzhen/contract/parking'
import { spacedPlate } from '@tongzhen/contract/plates'
import type { ParkingState } from '@tongzhen/contract/states'
import { observer } from 'mobx-react-lite'
import { useCallback, useState } from 'react'
import { useAppointment } from '@/api/booking'
import { useNameCar, useParking, useWithdrawCar } from '@/api/parking'
import { ActionProblem } from '@/components/action-problem'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ConfirmSheet } from '@/components/confirm-sheet'
import { Empty } from '@/components/empty'
import { Facts } from '@/components/facts'
import type { IconName } from '@/components/icon'
import { Lines } from '@/components/lines'
import { Page } from '@/components/page'
import { BannerOf } from '@/components/patient-banner'
import { RequireAccount } from '@/components/require-account'
import { StateHead } from '@/components/state-head'
import { StateView } from '@/components/state-view'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { CarFields } from './car-fields'
import { useCar } from './use-car'

const looks: Record<ParkingState, { tone: 'waiting' | 'good' | 'quiet'; icon: IconName }> = {
  expected: { tone: 'good', icon: 'done' },
  let_in: { tone: 'good', icon: 'place' },
  left: { tone: 'quiet', icon: 'info' },
  withdrawn: { tone: 'quiet', icon: 'close' },
}

/** The car in which the patient comes: named for the visit, and let in at the gate. */
export default observer(function ParkingPage() {
  const { t } = useTranslation('parking')
  const { appointmentId } = useRouter<{ appointmentId: string }>().params
  const visit = useAppointment(appointmentId)
  const query = useParking(appointmentId)
  const car = useCar()
  const naming = useNameCar(appointmentId)
  const [isChanging, setChanging] = useState(false)
  const parking = query.data?.parking ?? null
  const isTyping = query.data?.isOffered === true && (parking === null || isChanging)
  const submit = () => {
    const whole = car.check()
    if (!whole) return
    naming.act(whole)
    setChanging(false)
  }

  return (
    <Page
      title={t('title')}
      action={isTyping && <Button text={t('submit')} isBusy={naming.isBusy} onTap={submit} />}
    >
      <RequireAccount rows={8}>
        {() => (
          <StateView query={visit} rows={3}>
            {(appointment) => (
              <>
                <BannerOf patientId={appointment.patientId} />
                <StateView query={query} rows={6}>
                  {({ isOffered }) => (
                    <>
                      {parking && !isChanging && <Expected parking={parking} />}
                      {parking === null && !isOffered && <Empty text={t('notOffered')} />}
                      {isTyping && <CarFields car={car} />}
                      {naming.error && <ActionProblem error={naming.error} onRetry={submit} />}
                      <VisitOfCar
                        at={appointment.startsAt}
                        where={[appointment.institutionName, appointment.location]}
                      />
                      {parking?.state === 'expected' && !isChanging && (
                        <>
                          <Button kind="plain" text={t('change')} onTap={() => setChanging(true)} />
                          <Withdraw appointmentId={appointmentId} />
                        </>
                      )}
                    </>
                  )}
                </StateView>
              </>
            )}
          </StateView>
        )}
      </RequireAccount>
    </Page>
  )
})

function Expected({ parking }: { parking: Parking }) {
  const { t } = useTranslation('parking')
  const words = useWords()
  const { state, letInAt } = parking
  return (
    <>
      <StateHead {...looks[state]} title={t(`state.${state}.title`)} text={t(`state.${state}.text`)} />
      <Card title={t('car')}>
        <Facts
          facts={[
            { name: t('plate'), value: spacedPlate(parking.plate) },
            { name: t('phone'), value: parking.phoneMasked },
            letInAt !== null && { name: t('letInAt'), value: words.moment(letInAt) },
          ]}
        />
      </Card>
    </>
  )
}

function VisitOfCar({ at, where }: { at: string; where: string[] }) {
  const { t } = useTranslation('parking')
  const words = useWords()
  return (
    <Card title={t('visit')}>
      <Facts
        facts={[
          { name: t('visitAt'), value: words.at(at) },
          { name: t('where'), value: <Lines of={where} /> },
        ]}
      />
    </Card>
  )
}

function Withdraw({ appointmentId }: { appointmentId: string }) {
  const { t } = useTranslation('parking')
  const [isOpen, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const withdrawing = useWithdrawCar(appointmentId, { onDone: close })
  return (
    <>
      <Button kind="text" text={t('withdraw.action')} onTap={() => setOpen(true)} />
      <ConfirmSheet
        id="withdraw-car-sheet"
        title={t('withdraw.title')}
        text={[t('withdraw.text')]}
        action={t('withdraw.yes')}
        isOpen={isOpen}
        isBusy={withdrawing.isBusy}
        error={withdrawing.error}
        onConfirm={() => withdrawing.act({ appointmentId })}
        onClose={close}
      />
    </>
  )
}
