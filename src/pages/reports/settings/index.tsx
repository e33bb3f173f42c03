import '@/locales/reports'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Institution } from '@tongzhen/contract/institutions'
import type { Patient } from '@tongzhen/contract/patients'
import type { ReportSettings } from '@tongzhen/contract/reports'
import { sensitiveChoices } from '@tongzhen/contract/states'
import { observer } from 'mobx-react-lite'
import { useChooseSensitive, useReportSettings } from '@/api/reports'
import { ActionProblem } from '@/components/action-problem'
import { Card } from '@/components/card'
import { Empty } from '@/components/empty'
import { Facts } from '@/components/facts'
import { Notice } from '@/components/notice'
import { OfPatient } from '@/components/of-patient'
import { Page } from '@/components/page'
import { RadioList } from '@/components/radio-list'
import { StateView } from '@/components/state-view'
import { Whose } from '@/components/whose'
import { reportSettings } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'

/** At once, or after the doctor: the patient's choice within the hospital's rules. */
export default function Settings() {
  const { t } = useTranslation('reports')
  const { patientId } = useRouter<{ patientId?: string }>().params
  return (
    <OfPatient
      title={t('settings.title')}
      scope="reports"
      patientId={patientId}
      nobody={t('list.nobody')}
      next={reportSettings()}
    >
      {({ patient, institution, onSwitch }) => (
        <Page title={t('settings.title')}>
          <Whose patient={patient} onSwitch={onSwitch} />
          <SettingsOf patient={patient} institution={institution} />
        </Page>
      )}
    </OfPatient>
  )
}

interface SettingsOfProps {
  patient: Patient
  institution: Institution
}

const SettingsOf = observer(function SettingsOf({ patient, institution }: SettingsOfProps) {
  const { t } = useTranslation('reports')
  const { patientId } = patient
  const { institutionId, name: hospital } = institution
  const query = useReportSettings({ patientId, institutionId })
  if (!institution.modules.includes('reports')) return <Empty text={t('list.notHere', { hospital })} />
  if (!patient.scopes.includes('reports'))
    return <Notice kind="attention">{t('list.notAllowed', { name: patient.name })}</Notice>
  return (
    <StateView query={query} rows={8}>
      {(settings) => (
        <>
          <Choice settings={settings} patient={patient} />
          <Card title={t('settings.rules', { hospital })}>
            <Facts
              facts={settings.rules.map(({ kind, rule }) => ({
                name: t(`settings.kind.${kind}`),
                value: t(`settings.rule.${rule}`),
              }))}
            />
          </Card>
        </>
      )}
    </StateView>
  )
})

function Choice({ settings, patient }: { settings: ReportSettings; patient: Patient }) {
  const { t } = useTranslation('reports')
  const choosing = useChooseSensitive(patient.patientId)
  const { name } = patient
  if (!settings.isOwn) {
    return (
      <Card>
        <View>{t(`settings.${settings.choice}`)}</View>
        <View>{t('settings.family', { name })}</View>
      </Card>
    )
  }
  return (
    <Card>
      <View>{t('settings.intro')}</View>
      <RadioList
        label={t('settings.label')}
        value={settings.choice}
        choices={sensitiveChoices.map((value) => ({
          value,
          text: t(`settings.${value}`),
          hint: t(`settings.${value}Hint`),
        }))}
        onChange={(choice) => choosing.act({ choice })}
      />
      {choosing.isDone && (
        <Notice kind="success" role="status">
          {t('settings.saved')}
        </Notice>
      )}
      {choosing.error && <ActionProblem error={choosing.error} onRetry={() => choosing.clearError()} />}
    </Card>
  )
}
