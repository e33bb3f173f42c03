import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Schedule, Slot } from '@tongzhen/contract/booking'
import type { Patient } from '@tongzhen/contract/patients'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useBook } from '@/api/book'
import { useAddCard } from '@/api/cards'
import { useDoctor, useInstitutionById } from '@/api/institutions'
import { usePatients } from '@/api/patients'
import { useSlots } from '@/api/schedules'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { ErrorNotice } from '@/components/error-notice'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { StateView } from '@/components/state-view'
import { appointment as appointmentPage, doctors, slots as slotsPage } from '@/lib/paths'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { bookingDraft } from '@/stores/booking-draft'
import { hasCardAt, pickPatient } from '../shared/pick-patient'
import { slotState } from '../shared/slot-state'
import { useAddPatientHere, Who } from '../shared/who'
import { BookingProblem } from './booking-problem'
import { What } from './what'
import './confirm-booking.css'

interface ConfirmBookingProps {
  institutionId: string
  scheduleId: string
  slotId: string
  doctorId: string
}

/** Who, what, when, where, how much; and one action that says what it does. */
export const ConfirmBooking = observer(function ConfirmBooking(props: ConfirmBookingProps) {
  const { institutionId, scheduleId, slotId, doctorId } = props
  const { t } = useTranslation(['booking', 'common'])
  const words = useWords()
  const institution = useInstitutionById(institutionId)
  const doctor = useDoctor(institutionId, doctorId)
  const session = useSlots(institutionId, scheduleId)
  const patients = usePatients()
  useRefetchOnShow(patients)
  const booking = useBook({
    onBooked: ({ appointmentId }) => {
      bookingDraft.comeFor(undefined)
      Taro.reLaunch({ url: appointmentPage({ appointmentId, fresh: '1' }) })
    },
    onRefused: () => {
      session.refetch()
      patients.refetch()
    },
  })
  const addingCard = useAddCard()
  const schedule = session.data?.schedule
  const slot = session.data?.slots.find((one) => one.slotId === slotId)
  const seenFeeFen = useFirst(schedule?.feeFen)
  const patient = pickPatient(patients.data?.patients ?? [], {
    chosenId: bookingDraft.patientId,
    knownIds: bookingDraft.knownIds,
  })
  const addPatientHere = useAddPatientHere(patients.data?.patients ?? [])
  const hasCard = patient !== undefined && hasCardAt(patient, institutionId)
  // A full slot may be full because of ourselves, as long as the outcome of our own booking is open.
  const isOurs = booking.isBusy || booking.isDone || booking.error?.isUnknown === true
  const isGone = schedule !== undefined && !isOurs && !canBeBooked(schedule, slot)
  const time = slot ? words.clock(slot.startsAt) : ''
  const isFeeChanged = schedule !== undefined && seenFeeFen !== schedule.feeFen

  const book = () => {
    if (!patient || !schedule) return
    const { patientId } = patient
    booking.act({ institutionId, patientId, scheduleId, slotId, feeFen: schedule.feeFen })
  }
  const toOtherTimes = () => {
    const url = slotsPage({ institutionId, scheduleId, doctorId })
    if (Taro.getCurrentPages().length > 1) Taro.navigateBack()
    else Taro.redirectTo({ url })
  }
  const toOtherDoctors = () => Taro.redirectTo({ url: doctors({ departmentId: schedule?.departmentId }) })
  const choose = (patientId: string) => {
    bookingDraft.choose(patientId)
    booking.clearError()
    addingCard.clearError()
  }
  // The new fee is on the page; the person presses again or does not.
  const problem = booking.error?.code === 'FEE_CHANGED' && isFeeChanged ? null : booking.error

  const primary = () => {
    if (isGone) return <Button text={t('confirm.otherTimes')} onTap={toOtherTimes} />
    if (!patient) return <Button icon="add" text={t('common:patient.add')} onTap={addPatientHere} />
    if (!hasCard) {
      return (
        <Button
          text={t('confirm.getCard', { name: patient.name })}
          isBusy={addingCard.isBusy}
          onTap={() => addingCard.act({ patientId: patient.patientId, institutionId })}
        />
      )
    }
    return (
      <Button text={t('confirm.book', { name: patient.name, time })} isBusy={booking.isBusy} onTap={book} />
    )
  }

  return (
    <Page title={t('confirm.title')} action={schedule && patients.data && primary()}>
      <StateView query={session} rows={6}>
        {(data) => (
          <>
            {isGone && !problem && (
              <Notice kind="attention" role="alert">
                {t('confirm.gone', { time })}
              </Notice>
            )}
            <StateView query={patients} rows={3}>
              {(known) => <Who patients={known.patients} patient={patient} onChoose={choose} />}
            </StateView>
            {patient && (
              <CardState
                patient={patient}
                hospital={institution?.name ?? ''}
                isMissing={!hasCard}
                isNew={addingCard.isDone}
              />
            )}
            {addingCard.error && <ErrorNotice error={addingCard.error} />}
            <What
              institution={institution}
              doctor={doctor.data}
              session={data.schedule}
              slot={slot}
              reason={bookingDraft.reasonFor(data.schedule.departmentId)}
            />
            {isFeeChanged && (
              <Notice kind="attention" role="alert">
                {t('confirm.feeChanged', {
                  old: words.money(seenFeeFen ?? 0),
                  fee: words.money(data.schedule.feeFen),
                })}
              </Notice>
            )}
            {problem && (
              <BookingProblem
                error={problem}
                onRetry={book}
                onOtherTimes={toOtherTimes}
                onOtherDoctors={toOtherDoctors}
              />
            )}
            <View className="confirm__progress" {...aria({ role: 'status' })}>
              {booking.isBusy && t(booking.repeats > 0 ? 'confirm.repeating' : 'confirm.submitting')}
            </View>
          </>
        )}
      </StateView>
    </Page>
  )
})

interface CardStateProps {
  patient: Patient
  hospital: string
  isMissing: boolean
  isNew: boolean
}

function CardState({ patient, hospital, isMissing, isNew }: CardStateProps) {
  const { t } = useTranslation('booking')
  if (isMissing) {
    return (
      <Notice kind="attention" role="status">
        {t('confirm.noCard', { name: patient.name, hospital })}
      </Notice>
    )
  }
  if (!isNew) return null
  return (
    <Notice kind="success" role="status">
      {t('confirm.gotCard')}
    </Notice>
  )
}

function canBeBooked(schedule: Schedule, slot: Slot | undefined): boolean {
  return schedule.state !== 'stopped' && slot !== undefined && slotState(slot, Date.now()) === 'free'
}

/** The first value there was: what the person has seen. */
function useFirst<T>(value: T | undefined): T | undefined {
  const [first, setFirst] = useState(value)
  if (first === undefined && value !== undefined) setFirst(value)
  return first ?? value
}
