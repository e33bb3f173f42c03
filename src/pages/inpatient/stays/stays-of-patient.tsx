import Taro from '@tarojs/taro'
import type { Institution } from '@tongzhen/contract/institutions'
import type { Patient } from '@tongzhen/contract/patients'
import { observer } from 'mobx-react-lite'
import { toApiError } from '@/api/error'
import { useStays } from '@/api/inpatient'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { NoCard } from '@/components/no-card'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ProveNotice } from '@/components/prove-notice'
import { Row } from '@/components/row'
import { StateView } from '@/components/state-view'
import { Whose } from '@/components/whose'
import { costs, topUp } from '@/lib/paths'
import { mayBookFor } from '@/lib/pick-patient'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useTranslation } from '@/lib/use-translation'
import { CurrentStay } from './current-stay'
import { EarlierStay } from './earlier-stay'
import { WaitingNotices } from './waiting-notices'

interface StaysOfPatientProps {
  patient: Patient
  institution: Institution
  onSwitch: (patientId: string) => void
}

/** The stay that is, with its account first; for whom a bed waits; and the stays that were. */
export const StaysOfPatient = observer(function StaysOfPatient(props: StaysOfPatientProps) {
  const { patient, institution, onSwitch } = props
  const { t } = useTranslation('inpatient')
  const { patientId } = patient
  const { institutionId } = institution
  const isHere = institution.modules.includes('inpatient')
  const maySee = patient.scopes.includes('payments') && patient.isProved
  const query = useStays({ patientId, institutionId }, { enabled: isHere && maySee })
  useRefetchOnShow(query)
  const { stays = [], means = [] } = query.data ?? {}
  const payable = means.length > 0 ? stays.find((stay) => stay.topUp !== null) : undefined

  const content = () => {
    if (!isHere) return <Empty text={t('stays.notHere', { hospital: institution.name })} />
    if (!patient.isProved) return <ProveNotice patient={patient} />
    if (query.error && toApiError(query.error).code === 'CARD_REQUIRED') {
      return (
        <NoCard
          patientId={patientId}
          text={t('stays.noCard', { name: patient.name, hospital: institution.name })}
          action={t('stays.getCard')}
        />
      )
    }
    return (
      <>
        {mayBookFor(patient) && <WaitingNotices patientId={patientId} institutionId={institutionId} />}
        {maySee ? (
          <StateView
            query={query}
            rows={8}
            isEmpty={(data) => data.stays.length === 0}
            empty={<Empty text={t('stays.empty')} />}
          >
            {(data) =>
              data.stays.map((stay) =>
                stay.state === 'in_hospital' ? (
                  <CurrentStay
                    key={stay.stayId}
                    stay={stay}
                    patient={patient}
                    institutionId={institutionId}
                  />
                ) : (
                  <EarlierStay
                    key={stay.stayId}
                    stay={stay}
                    patient={patient}
                    institutionId={institutionId}
                  />
                ),
              )
            }
          </StateView>
        ) : (
          <Notice kind="attention">{t('stays.notAllowed', { name: patient.name })}</Notice>
        )}
        {query.data && stays.some((stay) => stay.topUp !== null) && means.length === 0 && (
          <Notice kind="attention">{t('stay.atCounter')}</Notice>
        )}
        {maySee && (
          <Card>
            <Row
              icon="fee"
              title={t('stays.costs')}
              text={t('stays.costsText')}
              onTap={() => Taro.navigateTo({ url: costs({ patientId }) })}
            />
          </Card>
        )}
      </>
    )
  }

  return (
    <Page
      title={t('stays.title')}
      action={
        payable && (
          <Button
            text={t('stay.topUp')}
            onTap={() =>
              Taro.navigateTo({ url: topUp({ patientId, institutionId, stayId: payable.stayId }) })
            }
          />
        )
      }
    >
      <Whose patient={patient} onSwitch={onSwitch} />
      {content()}
    </Page>
  )
})
