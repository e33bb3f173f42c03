import '@/locales/booking'
import '@/locales/named-doctor'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useAddCard } from '@/api/cards'
import { useDoctor, useInstitutionById } from '@/api/institutions'
import { useAskForDoctor } from '@/api/named-doctor'
import { usePatients } from '@/api/patients'
import { ActionProblem } from '@/components/action-problem'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { ErrorNotice } from '@/components/error-notice'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { TextField } from '@/components/text-field'
import { doctorRequest, doctorRequests } from '@/lib/paths'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useTranslation } from '@/lib/use-translation'
import { bookingDraft } from '@/stores/booking-draft'
import { session } from '@/stores/session'
import { DoctorName } from '../shared/doctor-name'
import { hasCardAt, pickPatient } from '../shared/pick-patient'
import { useAddPatientHere, Who } from '../shared/who'
import { NOTE_LENGTH, PHONE_ID, useAsking } from './use-asking'
import { WishFields } from './wish-fields'

type Params = Record<'institutionId' | 'doctorId', string>

/** A time with this very doctor: for whom, on which days, and where to call. Staff then arrange it by telephone. */
export default observer(function AskDoctor() {
  const { t } = useTranslation(['named-doctor', 'booking', 'common', 'errors'])
  const { institutionId, doctorId } = useRouter<Params>().params
  const institution = useInstitutionById(institutionId)
  const doctor = useDoctor(institutionId, doctorId)
  const patients = usePatients()
  useRefetchOnShow(patients)
  const asking = useAsking()
  const sending = useAskForDoctor({
    onAsked: ({ requestId }) => Taro.redirectTo({ url: doctorRequest({ requestId }) }),
  })
  const addingCard = useAddCard()
  const known = patients.data?.patients ?? []
  const patient = pickPatient(known, { chosenId: bookingDraft.patientId, knownIds: bookingDraft.knownIds })
  const addPatientHere = useAddPatientHere(known)
  const hasCard = patient !== undefined && hasCardAt(patient, institutionId)
  const { typed, set, phoneError } = asking

  const submit = () => {
    const whole = asking.check()
    if (!whole || !patient) return
    sending.act({ institutionId, patientId: patient.patientId, doctorId, ...whole })
  }
  const primary = () => {
    if (!patient) return <Button icon="add" text={t('common:patient.add')} onTap={addPatientHere} />
    if (!hasCard) {
      const { patientId, name } = patient
      return (
        <Button
          text={t('booking:confirm.getCard', { name })}
          isBusy={addingCard.isBusy}
          onTap={() => addingCard.act({ patientId, institutionId })}
        />
      )
    }
    return <Button text={t('ask.submit', { name: patient.name })} isBusy={sending.isBusy} onTap={submit} />
  }
  const choose = (patientId: string) => {
    bookingDraft.choose(patientId)
    sending.clearError()
    addingCard.clearError()
  }

  return (
    <Page title={t('ask.title')} purpose={t('ask.purpose')} action={patients.data && primary()}>
      <RequireAccount rows={8}>
        {() => (
          <>
            <StateView query={doctor} rows={2}>
              {(who) => (
                <Card>
                  <DoctorName doctor={who} />
                  <View>{who.departmentName}</View>
                </Card>
              )}
            </StateView>
            <StateView query={patients} rows={3}>
              {(data) => <Who patients={data.patients} patient={patient} onChoose={choose} />}
            </StateView>
            {patient && !hasCard && (
              <Notice kind="attention" role="status">
                {t('booking:confirm.noCard', { name: patient.name, hospital: institution?.name ?? '' })}
              </Notice>
            )}
            {addingCard.error && <ErrorNotice error={addingCard.error} />}
            <WishFields asking={asking} />
            <Card title={t('ask.more')}>
              <TextField
                id="ask-note"
                label={t('ask.note')}
                hint={t('ask.noteHint')}
                isOptional
                maxLength={NOTE_LENGTH}
                value={typed.note}
                onChange={(note) => set({ note })}
              />
              <TextField
                id={PHONE_ID}
                label={t('ask.phone')}
                hint={t('ask.phoneHint', { phone: session.current?.account?.phoneMasked ?? '' })}
                isOptional
                keyboard="phone"
                autoComplete="tel"
                maxLength={24}
                value={typed.phone}
                onChange={(phone) => set({ phone })}
                {...(phoneError && { error: t(`errors:field.${phoneError}`) })}
              />
            </Card>
            {sending.error && (
              <ActionProblem
                error={sending.error}
                onRetry={submit}
                ways={
                  sending.error.code === 'NAMED_DOCTOR_EXISTS' && (
                    <Button
                      kind="plain"
                      text={t('ask.seeRequests')}
                      onTap={() => Taro.navigateTo({ url: doctorRequests() })}
                    />
                  )
                }
              />
            )}
            <View {...aria({ role: 'status' })}>{sending.isBusy && t('ask.working')}</View>
          </>
        )}
      </RequireAccount>
    </Page>
  )
})
