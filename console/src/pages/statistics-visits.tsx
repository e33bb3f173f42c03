import type { VisitFigures } from '@tongzhen/contract/statistics'
import { Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Period, useVisitStatistics } from '../api/statistics'
import { StatisticsFrame } from '../components/statistics-frame'
import { calendarDay } from '../lib/format'
import { barsOf } from '../lib/group-rows'
import { periodsIn } from '../lib/statistics-period'

const outcomes = ['visited', 'booked', 'missed', 'cancelled', 'stopped'] as const

/** Registrations made here, by the day of the visit, and what became of them. */
export function VisitStatistics({ period }: { period: Period }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useVisitStatistics(period)
  const rows = data?.rows ?? []

  return (
    <StatisticsFrame
      {...{ view: 'visits', period, error, refetch, read: String }}
      bars={barsOf(
        rows,
        periodsIn(period),
        outcomes.map((of) => ({ name: t(`statistics.outcome.${of}`), of })),
      )}
    >
      <Table
        rowKey={({ period: day, visitKind }) => `${day} ${visitKind}`}
        dataSource={rows}
        loading={isPending}
        pagination={false}
        size="small"
        locale={{ emptyText: t('statistics.empty') }}
        columns={[
          { title: t('statistics.visitOn'), render: (_, row) => calendarDay(row.period) },
          { title: t('statistics.kind'), render: (_, row) => t(`visitKind.${row.visitKind}`) },
          {
            ...{ title: t('statistics.registered'), align: 'right' as const },
            render: (_, row) => row.registered,
          },
          ...outcomes.map((name) => ({
            ...{ title: t(`statistics.outcome.${name}`), align: 'right' as const },
            render: (_: unknown, row: VisitFigures) => row[name],
          })),
        ]}
      />
    </StatisticsFrame>
  )
}
