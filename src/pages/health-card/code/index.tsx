import '@/locales/health'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { Patient } from '@tongzhen/contract/patients'
import { observer } from 'mobx-react-lite'
import { useHealthCards } from '@/api/health-cards'
import { usePatients } from '@/api/patients'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PatientBanner } from '@/components/patient-banner'
import { ProveNotice } from '@/components/prove-notice'
import { RequireAccount } from '@/components/require-account'
import { StateView } from '@/components/state-view'
import { addPatient, healthCards, healthCode } from '@/lib/paths'
import { mayBookFor, pickPatient } from '@/lib/pick-patient'
import { useTranslation } from '@/lib/use-translation'
import { ApplyCard } from './apply-card'
import { KeptCode } from './kept-code'
import { LiveCode } from './live-code'

/** A patient's health code for the readers of the hospital, or the way to one. */
export default observer(function HealthCodePage() {
  const { t } = useTranslation(['health', 'common'])
  const { patientId } = useRouter<{ patientId?: string }>().params
  const patients = usePatients()
  const kept = <KeptCode patientId={patientId} />
  return (
    <Page title={t('code.title')}>
      <RequireAccount rows={10} kept={kept}>
        {() => (
          <StateView
            query={patients}
            rows={10}
            kept={kept}
            isEmpty={(data) => data.patients.length === 0}
            empty={
              <Empty text={t('code.nobody')}>
                <Button
                  icon="add"
                  text={t('common:patient.add')}
                  onTap={() => Taro.navigateTo({ url: addPatient({ next: healthCode() }) })}
                />
              </Empty>
            }
          >
            {({ patients: all }) => {
              const patient = pickPatient(all, { chosenId: patientId, scope: 'booking' })
              return patient && <CodeOf patient={patient} hasFamily={all.length > 1} />
            }}
          </StateView>
        )}
      </RequireAccount>
    </Page>
  )
})

const CodeOf = observer(function CodeOf({ patient, hasFamily }: { patient: Patient; hasFamily: boolean }) {
  const { t } = useTranslation('health')
  const { name, isProved } = patient
  if (!mayBookFor(patient)) return <Notice kind="attention">{t('code.notAllowed', { name })}</Notice>
  return (
    <>
      <PatientBanner
        patient={patient}
        onSwitch={(other) => Taro.redirectTo({ url: healthCode({ patientId: other }) })}
      />
      {isProved ? <CardOf patient={patient} /> : <ProveNotice patient={patient} />}
      {hasFamily && (
        <Button kind="text" text={t('code.family')} onTap={() => Taro.navigateTo({ url: healthCards() })} />
      )}
    </>
  )
})

const CardOf = observer(function CardOf({ patient }: { patient: Patient }) {
  const { t } = useTranslation('health')
  const { patientId } = patient
  const cards = useHealthCards()
  return (
    <StateView query={cards} rows={10} kept={<KeptCode patientId={patientId} />}>
      {(data) => {
        const card = data.cards.find((one) => one.patientId === patientId)
        if (!card) return <ApplyCard patient={patient} />
        return (
          <>
            <View>{t('code.show')}</View>
            <LiveCode key={patientId} card={card} />
          </>
        )
      }}
    </StateView>
  )
})
