import type { StaffPermission } from '@tongzhen/contract/staff-roles'
import { daysIn, LONGEST_BY_DAY, periodUnits } from '@tongzhen/contract/statistics'
import { Alert, Flex, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Period } from '../api/statistics'
import { InstitutionSelect } from '../components/institution-select'
import { Page } from '../components/page'
import { oneOf } from '../lib/one-of'
import { periodProblem, readPeriod } from '../lib/statistics-period'
import { useChoices } from '../lib/use-choices'
import { FinanceStatistics } from './statistics-finance'
import { HospitalStatistics } from './statistics-hospital'
import { RefundStatistics } from './statistics-refunds'
import { VisitStatistics } from './statistics-visits'
import { useStaff } from './use-staff'

const views = ['refunds', 'finance', 'visits', 'hospital'] as const
const mayOf: Record<(typeof views)[number], StaffPermission> = {
  ...{ refunds: 'statistics.money', finance: 'statistics.money' },
  ...{ visits: 'statistics.counts', hospital: 'statistics.counts' },
}

/** Sums of a period: money for finance, how many came for others, too. What is chosen stands in the address. */
export function StatisticsPage() {
  const { t } = useTranslation()
  const { permissions } = useStaff()
  const { search, choose } = useChoices()
  const offered = views.filter((one) => permissions.includes(mayOf[one]))
  const view = oneOf(offered, search.get('view')) ?? offered[0]
  const period = readPeriod(search)
  const problem = periodProblem(period)

  return (
    <Page title={t('statistics.title')} purpose={t('statistics.what')}>
      <Radio.Group
        aria-label={t('statistics.view')}
        value={view}
        onChange={(event) => choose({ view: event.target.value })}
        options={offered.map((value) => ({ value, label: t(`statistics.views.${value}`) }))}
      />
      <PeriodForm period={period} onChoose={choose} />
      {problem ? (
        <Alert role="alert" type="warning" showIcon message={t(`statistics.problem.${problem}`)} />
      ) : (
        <>
          {view === 'refunds' && <RefundStatistics period={period} />}
          {view === 'finance' && <FinanceStatistics period={period} />}
          {view === 'visits' && <VisitStatistics period={period} />}
          {view === 'hospital' && <HospitalStatistics period={period} />}
        </>
      )}
    </Page>
  )
}

interface PeriodFormProps {
  period: Period
  onChoose(more: Record<string, string>): void
}

function PeriodForm({ period, onChoose }: PeriodFormProps) {
  const { t } = useTranslation()

  return (
    <Flex gap="middle" wrap align="center" role="group" aria-label={t('statistics.period')}>
      <InstitutionSelect
        hasAll
        value={period.institutionId ?? ''}
        onChange={(value) => onChoose({ institutionId: value })}
      />
      {(['from', 'to'] as const).map((side) => (
        <Input
          key={side}
          type="date"
          aria-label={t(`refunds.${side}`)}
          style={{ width: 160 }}
          value={period[side]}
          onChange={(event) => onChoose({ [side]: event.target.value })}
        />
      ))}
      <Radio.Group
        aria-label={t('statistics.per')}
        value={period.per}
        onChange={(event) => onChoose({ per: event.target.value })}
        options={periodUnits.map((value) => ({
          ...{ value, label: t(`statistics.pers.${value}`) },
          disabled: value === 'day' && daysIn(period) > LONGEST_BY_DAY,
        }))}
      />
    </Flex>
  )
}
