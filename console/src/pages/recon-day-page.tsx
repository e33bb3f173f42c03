import {
  type DifferenceRow,
  differenceClasses,
  differenceStates,
  type ReconTotal,
  reconKinds,
  reconSources,
  type WholeReconDay,
} from '@tongzhen/contract/reconciliation'
import { paymentMeans } from '@tongzhen/contract/states'
import { Alert, Button, Flex, Select, Table, type TableColumnsType, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { isUnderWay, useDifferences, useReconDay, useRunDay } from '../api/reconciliation'
import { ErrorAlert } from '../components/error-alert'
import { Instant } from '../components/instant'
import { Page } from '../components/page'
import { PagedTable } from '../components/paged-table'
import { Section } from '../components/section'
import { calendarDay, signedYuan } from '../lib/format'
import { currentLanguage } from '../lib/i18n'
import { oneOf } from '../lib/one-of'
import { useChoices } from '../lib/use-choices'
import { useStaff } from './use-staff'

/** One day: how far it is, what each side says of it, and where they differ. */
export function ReconDayPage() {
  const { t } = useTranslation()
  const { institutionId = '', day = '' } = useParams()
  const { institutions, permissions } = useStaff()
  const { data, error, isPending } = useReconDay({ institutionId, day })
  const run = useRunDay({ institutionId, day })
  const name = institutions.find((one) => one.institutionId === institutionId)?.name ?? ''
  const file = (sheet: 'totals' | 'differences') =>
    `/api/staff/reconciliation/${institutionId}/${day}/export?${new URLSearchParams({ sheet, language: currentLanguage() })}`

  return (
    <Page
      title={t('reconDay.title', { day: calendarDay(day), name })}
      isLoading={isPending}
      error={error}
      actions={<Link to={`/reconciliation?institution=${institutionId}`}>{t('reconDay.back')}</Link>}
    >
      {data && (
        <Flex vertical gap="large">
          <Progress day={data} />
          <Flex gap="middle" wrap>
            {permissions.includes('reconciliation.work') && (
              <Button
                type="primary"
                onClick={() => run.mutate()}
                loading={run.isPending}
                disabled={isUnderWay(data.state)}
              >
                {t('reconDay.run')}
              </Button>
            )}
            <Button href={file('totals')}>{t('reconDay.exportTotals')}</Button>
            <Button href={file('differences')}>{t('reconDay.exportDifferences')}</Button>
          </Flex>
          <ErrorAlert error={run.error} />
          <Sources day={data} />
          <Totals totals={data.totals} />
          <Differences institutionId={institutionId} day={day} />
        </Flex>
      )}
    </Page>
  )
}

const alerts = {
  agreed: 'success',
  differs: 'warning',
  waiting: 'info',
  reading: 'info',
  comparing: 'info',
} as const

function Progress({ day }: { day: WholeReconDay }) {
  const { t } = useTranslation()
  const lines = day.sources.reduce((sum, { lineCount }) => sum + lineCount, 0)
  const message = t(`reconProgress.${day.state}`, { open: day.open, lines })

  return (
    <Alert
      role="status"
      type={alerts[day.state]}
      showIcon
      message={message}
      description={day.waiting > 0 ? t('reconDay.waiting', { count: day.waiting }) : undefined}
    />
  )
}

function Sources({ day }: { day: WholeReconDay }) {
  const { t } = useTranslation()
  const { institutions } = useStaff()
  const nameOf = (party: string | null) =>
    institutions.find((one) => one.institutionId === party)?.name ?? party ?? '—'

  return (
    <Section title={t('reconDay.sources')}>
      <Table
        rowKey={({ source, party }) => `${source} ${party}`}
        dataSource={day.sources}
        pagination={false}
        size="small"
        columns={[
          { title: t('reconDay.source'), render: (_, row) => t(`reconSource.${row.source}`) },
          { title: t('reconDay.party'), render: (_, row) => nameOf(row.party) },
          { title: t('reconciliation.stateOf'), render: (_, row) => t(`sourceState.${row.state}`) },
          { title: t('reconDay.lines'), align: 'right', dataIndex: 'lineCount' },
          { title: t('reconDay.changed'), render: (_, row) => <Instant at={row.changedAt} /> },
          { title: t('reconDay.detail'), className: 'prose', render: (_, row) => row.detail ?? '—' },
        ]}
      />
    </Section>
  )
}

function Totals({ totals }: { totals: ReconTotal[] }) {
  const { t } = useTranslation()
  const rows = paymentMeans.flatMap((means) =>
    reconKinds.flatMap((kind) => {
      const of = totals.filter((one) => one.means === means && one.kind === kind)

      return of.length === 0 ? [] : [{ key: `${means} ${kind}`, means, kind, of }]
    }),
  )

  return (
    <Section title={t('reconDay.totals')}>
      <Table
        dataSource={rows}
        pagination={false}
        size="small"
        locale={{ emptyText: t('reconDay.noMoney') }}
        columns={[
          { title: t('reviews.means'), render: (_, row) => t(`means.${row.means}`) },
          { title: t('reconDay.kind'), render: (_, row) => t(`reconKind.${row.kind}`) },
          ...reconSources.map((source) => ({
            title: t(`reconSource.${source}`),
            align: 'right' as const,
            render: (_: unknown, row: (typeof rows)[number]) => {
              const one = row.of.find((total) => total.source === source)

              return one ? `${signedYuan(one.fen)} (${one.lineCount})` : '—'
            },
          })),
        ]}
      />
    </Section>
  )
}

function Differences({ institutionId, day }: { institutionId: string; day: string }) {
  const { t } = useTranslation()
  const { search, choose } = useChoices()
  const filter = {
    class: oneOf(differenceClasses, search.get('class')),
    means: oneOf(paymentMeans, search.get('means')),
    state: oneOf(differenceStates, search.get('state')),
  }
  const found = useDifferences({ institutionId, day }, filter)
  const select = (name: keyof typeof filter, options: { value: string; label: string }[]) => (
    <Select
      aria-label={t(`reconDay.filter.${name}`)}
      style={{ minWidth: 180 }}
      value={filter[name] ?? ''}
      onChange={(value) => choose({ [name]: value })}
      options={[{ value: '', label: t(`reconDay.any.${name}`) }, ...options]}
    />
  )

  return (
    <Section title={t('reconDay.differences')}>
      <Flex gap="middle" wrap>
        {select(
          'class',
          differenceClasses.map((value) => ({ value, label: t(`differenceClass.${value}`) })),
        )}
        {select(
          'means',
          paymentMeans.map((value) => ({ value, label: t(`means.${value}`) })),
        )}
        {select(
          'state',
          differenceStates.map((value) => ({ value, label: t(`differenceState.${value}`) })),
        )}
      </Flex>
      <ErrorAlert error={found.error} onRetry={found.refetch} />
      <PagedTable
        rowKey="differenceId"
        list={found}
        rowsOf={(page) => page.differences}
        columns={useColumns()}
        empty={t('reconDay.noDifferences')}
      />
    </Section>
  )
}

function useColumns(): TableColumnsType<DifferenceRow> {
  const { t } = useTranslation()

  return [
    {
      title: t('reconDay.number'),
      render: (_, row) => <Link to={`/reconciliation/differences/${row.differenceId}`}>{row.number}</Link>,
    },
    { title: t('reconDay.kind'), render: (_, row) => t(`reconKind.${row.kind}`) },
    { title: t('reviews.means'), render: (_, row) => t(`means.${row.means}`) },
    { title: t('reconDay.class'), render: (_, row) => <Tag>{t(`differenceClass.${row.class}`)}</Tag> },
    { title: t('reviews.amount'), align: 'right', render: (_, row) => signedYuan(row.fen) },
    {
      title: t('reconciliation.stateOf'),
      render: (_, row) => t(row.settledAs ? `settledAs.${row.settledAs}` : `differenceState.${row.state}`),
    },
  ]
}
