import type { RefundFigures } from '@tongzhen/contract/statistics'
import { Button, Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Period, useRefundStatistics, useRefundsReturned } from '../api/statistics'
import { ErrorAlert } from '../components/error-alert'
import { StatisticsFrame } from '../components/statistics-frame'
import { calendarDay, yuan } from '../lib/format'
import { barsOf, groupRows } from '../lib/group-rows'
import { oneOf } from '../lib/one-of'
import { refundSearch } from '../lib/refund-search'
import { daysOf, periodsIn } from '../lib/statistics-period'
import { useChoices } from '../lib/use-choices'

const sums = [
  ...(['dueCount', 'dueFen', 'refundedCount', 'refundedFen'] as const),
  ...(['outstandingCount', 'outstandingFen'] as const),
] as const

/** By what rows are put together: by all three, each row leads to its days and its refunds. */
const groupings = {
  each: ['period', 'means', 'way'],
  period: ['period'],
  means: ['means'],
  way: ['way'],
} as const satisfies Record<string, readonly (keyof RefundFigures)[]>
type Grouping = keyof typeof groupings
const offered = Object.keys(groupings) as Grouping[]

/** What is due, went back and is outstanding, by the day of the agreement, channel and way. */
export function RefundStatistics({ period }: { period: Period }) {
  const { t } = useTranslation()
  const { search, choose } = useChoices()
  const by = oneOf(offered, search.get('by')) ?? 'each'
  const { data, error, isPending, refetch } = useRefundStatistics(period)
  const rows = data?.rows ?? []
  const shown = groupRows(rows, groupings[by], sums)
  const isDaily = by === 'each' && period.per === 'day'

  return (
    <StatisticsFrame
      {...{ view: 'refunds', period, error, refetch, read: yuan }}
      bars={barsOf(rows, periodsIn(period), [
        { name: t('statistics.refunded'), of: 'refundedFen' },
        { name: t('statistics.outstanding'), of: 'outstandingFen' },
      ])}
      grouping={{ by, offered, onChoose: (value) => choose({ by: value }) }}
    >
      <Table
        rowKey={(row) => groupings[by].map((name) => row[name]).join(' ')}
        dataSource={shown}
        columns={useColumns(by, period)}
        loading={isPending}
        pagination={false}
        size="small"
        locale={{ emptyText: t('statistics.empty') }}
        {...(isDaily && {
          expandable: {
            columnTitle: t('statistics.days'),
            columnWidth: 72,
            expandedRowRender: (row: RefundFigures) => <Returned row={row} period={period} />,
            expandIcon: ({ expanded, onExpand, record }) => (
              <Button
                type="text"
                size="small"
                aria-expanded={expanded}
                aria-label={t('statistics.showReturned', { period: calendarDay(record.period) })}
                onClick={(event) => onExpand(record, event)}
              >
                {expanded ? '−' : '+'}
              </Button>
            ),
          },
        })}
      />
    </StatisticsFrame>
  )
}

function useColumns(by: Grouping, period: Period): TableColumnsType<RefundFigures> {
  const { t } = useTranslation()
  const named: readonly (keyof RefundFigures)[] = groupings[by]
  const words = {
    period: (row: RefundFigures) => calendarDay(row.period),
    means: (row: RefundFigures) => t(`means.${row.means}`),
    way: (row: RefundFigures) => t(`refundWay.${row.way}`),
  }
  /** The very refunds of a row, in the work-list. */
  const listOf = (row: RefundFigures, state: 'returned' | 'returning') =>
    `/refunds?${refundSearch({
      ...{ show: 'all', dates: 'agreed', state, institutionId: period.institutionId },
      ...(named.includes('period') ? daysOf(row.period, period) : { from: period.from, to: period.to }),
      means: named.includes('means') ? row.means : undefined,
      way: named.includes('way') ? row.way : undefined,
    })}`
  const amount = (count: number, fen: number) => t('statistics.amount', { count, amount: yuan(fen) })

  return [
    ...(['period', 'means', 'way'] as const)
      .filter((name) => named.includes(name))
      .map((name) => ({
        title: t(`statistics.column.${name}`),
        render: (_: unknown, row: RefundFigures) => words[name](row),
      })),
    {
      ...{ title: t('statistics.due'), align: 'right' as const },
      render: (_, row) => amount(row.dueCount, row.dueFen),
    },
    {
      ...{ title: t('statistics.refunded'), align: 'right' as const },
      render: (_, row) =>
        row.refundedCount === 0 ? (
          amount(0, 0)
        ) : (
          <Link to={listOf(row, 'returned')}>{amount(row.refundedCount, row.refundedFen)}</Link>
        ),
    },
    {
      ...{ title: t('statistics.outstanding'), align: 'right' as const },
      render: (_, row) =>
        row.outstandingCount === 0 ? (
          amount(0, 0)
        ) : (
          <Link to={listOf(row, 'returning')}>{amount(row.outstandingCount, row.outstandingFen)}</Link>
        ),
    },
  ]
}

/** On which days the money of a row was really back. */
function Returned({ row, period }: { row: RefundFigures; period: Period }) {
  const { t } = useTranslation()
  const { institutionId } = period
  const { data, error, isPending, refetch } = useRefundsReturned({
    ...{ agreedOn: row.period, means: row.means, way: row.way },
    ...(institutionId && { institutionId }),
  })

  return (
    <>
      <ErrorAlert error={error} onRetry={refetch} />
      <Table
        rowKey={({ returnedOn }) => returnedOn ?? '-'}
        dataSource={data?.days ?? []}
        loading={isPending}
        pagination={false}
        size="small"
        columns={[
          {
            title: t('statistics.returnedOn'),
            render: (_, day) => (day.returnedOn ? calendarDay(day.returnedOn) : t('statistics.notYet')),
          },
          {
            ...{ title: t('statistics.refunded'), align: 'right' as const },
            render: (_, day) => t('statistics.amount', { count: day.count, amount: yuan(day.fen) }),
          },
        ]}
      />
    </>
  )
}
