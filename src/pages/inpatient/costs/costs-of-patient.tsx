import { View } from '@tarojs/components'
import type { CostKind, Costs } from '@tongzhen/contract/billing'
import type { Institution } from '@tongzhen/contract/institutions'
import type { Patient } from '@tongzhen/contract/patients'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useCosts } from '@/api/billing'
import { toApiError } from '@/api/error'
import { Amount } from '@/components/amount'
import { Card } from '@/components/card'
import { Chips } from '@/components/chips'
import { Empty } from '@/components/empty'
import { NoCard } from '@/components/no-card'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { ProveNotice } from '@/components/prove-notice'
import { StateView } from '@/components/state-view'
import { Tabs } from '@/components/tabs'
import { Whose } from '@/components/whose'
import { addDays, today } from '@/lib/shanghai-time'
import { useRefetchOnShow } from '@/lib/use-refetch-on-show'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { ClassShares } from './class-shares'
import { percentOf } from './percent-of'

const periods = { month: 31, quarter: 92, year: 365 } as const
type Period = keyof typeof periods

interface CostsOfPatientProps {
  patient: Patient
  institution: Institution
  onSwitch: (patientId: string) => void
}

/** What was spent in a period: the sum in words, then class by class. */
export const CostsOfPatient = observer(function CostsOfPatient(props: CostsOfPatientProps) {
  const { patient, institution, onSwitch } = props
  const { t } = useTranslation('inpatient')
  const content = () => {
    if (!patient.scopes.includes('payments')) {
      return <Notice kind="attention">{t('costs.notAllowed', { name: patient.name })}</Notice>
    }
    if (!patient.isProved) return <ProveNotice patient={patient} />
    return <CostsByPeriod patient={patient} institution={institution} />
  }
  return (
    <Page title={t('costs.title')}>
      <Whose patient={patient} onSwitch={onSwitch} />
      {content()}
    </Page>
  )
})

const CostsByPeriod = observer(function CostsByPeriod(props: Omit<CostsOfPatientProps, 'onSwitch'>) {
  const { patient, institution } = props
  const { t } = useTranslation('inpatient')
  const isInpatient = institution.modules.includes('inpatient')
  const [kind, setKind] = useState<CostKind>('outpatient')
  const [period, setPeriod] = useState<Period>('year')
  const to = today()
  const from = addDays(to, 1 - periods[period])
  const { patientId } = patient
  const { institutionId } = institution
  const query = useCosts({ patientId, institutionId }, { kind, from, to })
  useRefetchOnShow(query)
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
      {isInpatient && (
        <Tabs
          label={t('costs.kind')}
          value={kind}
          choices={(['outpatient', 'inpatient'] as const).map((value) => ({
            value,
            text: t(`costs.${value}`),
          }))}
          onChange={setKind}
        />
      )}
      <Chips
        label={t('costs.period')}
        value={period}
        choices={(['month', 'quarter', 'year'] as const).map((value) => ({
          value,
          text: t(`costs.${value}`),
        }))}
        onChange={setPeriod}
      />
      <StateView
        query={query}
        rows={8}
        isEmpty={({ classes }) => classes.length === 0}
        empty={<Empty text={t(`costs.empty.${kind}`)} />}
      >
        {(costs) => <Spent costs={costs} from={from} to={to} />}
      </StateView>
      <View>{t(kind === 'outpatient' ? 'costs.outpatientNote' : 'costs.inpatientNote')}</View>
    </>
  )
})

function Spent({ costs, from, to }: { costs: Costs; from: string; to: string }) {
  const { t } = useTranslation('inpatient')
  const words = useWords()
  const [dearest] = costs.classes
  return (
    <>
      <Card title={t('costs.sum', { from: words.date(from), to: words.date(to) })}>
        <Amount fen={costs.amountFen} />
        {dearest && costs.classes.length > 1 && (
          <View>
            {t('costs.most', {
              name: t(`class.${dearest.costClass}`),
              percent: percentOf(dearest.amountFen, costs.amountFen),
            })}
          </View>
        )}
      </Card>
      <ClassShares costs={costs} />
    </>
  )
}
