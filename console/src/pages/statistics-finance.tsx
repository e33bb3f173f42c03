import type { FinanceFigures } from '@tongzhen/contract/statistics'
import { Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Period, useFinanceReport } from '../api/statistics'
import { StatisticsFrame } from '../components/statistics-frame'
import { calendarDay, signedYuan, yuan } from '../lib/format'
import { barsOf, groupRows } from '../lib/group-rows'
import { oneOf } from '../lib/one-of'
import { periodsIn } from '../lib/statistics-period'
import { useChoices } from '../lib/use-choices'

const counts = ['takenCount', 'insuredCount', 'returnedCount', 'byHandCount'] as const
const sums = [
  ...counts,
  ...(['takenFen', 'insuredFen', 'returnedFen', 'insuredBackFen', 'byHandFen', 'netFen'] as const),
] as const

const groupings = {
  each: ['period', 'means', 'purpose'],
  period: ['period'],
  means: ['means'],
  purpose: ['purpose'],
} as const satisfies Record<string, readonly (keyof FinanceFigures)[]>
const offered = Object.keys(groupings) as (keyof typeof groupings)[]
type Amount = 'taken' | 'insured' | 'returned' | 'insuredBack' | 'byHand' | 'net'

/** What came in and went back by the ledger: own money and the insurer's, by day, channel and purpose. */
export function FinanceStatistics({ period }: { period: Period }) {
  const { t } = useTranslation()
  const { search, choose } = useChoices()
  const by = oneOf(offered, search.get('by')) ?? 'each'
  const { data, error, isPending, refetch } = useFinanceReport(period)
  const rows = data?.rows ?? []
  const named: readonly (keyof FinanceFigures)[] = groupings[by]
  const words = {
    period: (row: FinanceFigures) => calendarDay(row.period),
    means: (row: FinanceFigures) => t(`means.${row.means}`),
    purpose: (row: FinanceFigures) => t(`purpose.${row.purpose}`),
  }
  const amount = (count: number, fen: number) => t('statistics.amount', { count, amount: yuan(fen) })
  const column = (name: Amount, render: (row: FinanceFigures) => string) => ({
    ...{ title: t(`statistics.column.${name}`), align: 'right' as const },
    render: (_: unknown, row: FinanceFigures) => render(row),
  })

  return (
    <StatisticsFrame
      {...{ view: 'finance', period, error, refetch, read: yuan }}
      bars={barsOf(rows, periodsIn(period), [
        { name: t('statistics.column.taken'), of: 'takenFen' },
        { name: t('statistics.column.insured'), of: 'insuredFen' },
      ])}
      grouping={{ by, offered, onChoose: (value) => choose({ by: value }) }}
    >
      <Table
        rowKey={(row) => named.map((name) => row[name]).join(' ')}
        dataSource={groupRows(rows, groupings[by], sums)}
        loading={isPending}
        pagination={false}
        size="small"
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('statistics.empty') }}
        columns={[
          ...(['period', 'means', 'purpose'] as const)
            .filter((name) => named.includes(name))
            .map((name) => ({
              title: t(`statistics.column.${name}`),
              render: (_: unknown, row: FinanceFigures) => words[name](row),
            })),
          column('taken', (row) => amount(row.takenCount, row.takenFen)),
          column('insured', (row) => amount(row.insuredCount, row.insuredFen)),
          column('returned', (row) => amount(row.returnedCount, row.returnedFen)),
          column('insuredBack', (row) => yuan(row.insuredBackFen)),
          column('byHand', (row) => amount(row.byHandCount, row.byHandFen)),
          column('net', (row) => signedYuan(row.netFen)),
        ]}
      />
    </StatisticsFrame>
  )
}
