import type { ReconDay, ReconSource } from '@tongzhen/contract/reconciliation'
import { Button, Flex, Form, Input, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useReconDays, useRunDay } from '../api/reconciliation'
import { ErrorAlert } from '../components/error-alert'
import { InstitutionSelect } from '../components/institution-select'
import { Page } from '../components/page'
import { PagedTable } from '../components/paged-table'
import { calendarDay, signedYuan } from '../lib/format'
import { useStaff } from './use-staff'

/** Days of one institution: whether all sides agree, and what is left to do. */
export function ReconciliationPage() {
  const { t } = useTranslation()
  const { institutions, permissions } = useStaff()
  const [search, setSearch] = useSearchParams()
  const institutionId = search.get('institution') ?? institutions[0]?.institutionId ?? ''
  const days = useReconDays(institutionId)

  return (
    <Page
      title={t('reconciliation.title')}
      purpose={t('reconciliation.what')}
      isLoading={days.isPending}
      error={days.error}
    >
      <InstitutionSelect value={institutionId} onChange={(value) => setSearch({ institution: value })} />
      {permissions.includes('reconciliation.work') && <BeginDay institutionId={institutionId} />}
      <PagedTable
        rowKey="day"
        list={days}
        rowsOf={(page) => page.days}
        columns={useColumns()}
        empty={t('reconciliation.empty')}
      />
    </Page>
  )
}

/** A day that nobody has begun, by its date; one that was read is read anew. */
function BeginDay({ institutionId }: { institutionId: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [day, setDay] = useState('')
  const run = useRunDay({ institutionId, day })
  const begin = () =>
    run.mutate(undefined, { onSuccess: () => navigate(`/reconciliation/${institutionId}/${day}`) })

  return (
    <Flex vertical gap="small">
      <Form layout="inline" onFinish={begin}>
        <Form.Item label={t('reconciliation.pick')} htmlFor="recon-pick">
          <Input id="recon-pick" type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </Form.Item>
        <Button htmlType="submit" disabled={day === ''} loading={run.isPending}>
          {t('reconciliation.begin')}
        </Button>
      </Form>
      <ErrorAlert error={run.error} />
    </Flex>
  )
}

/** What came in less what went back, as one side tells it. */
function netFen({ totals }: ReconDay, source: ReconSource): number {
  return totals
    .filter((one) => one.source === source)
    .reduce((sum, { kind, fen }) => sum + (kind === 'payment' ? fen : -fen), 0)
}

function useColumns(): TableColumnsType<ReconDay> {
  const { t } = useTranslation()

  return [
    {
      title: t('reconciliation.day'),
      render: (_, row) => (
        <Link to={`/reconciliation/${row.institutionId}/${row.day}`}>{calendarDay(row.day)}</Link>
      ),
    },
    { title: t('reconciliation.stateOf'), render: (_, row) => <DayState row={row} /> },
    { title: t('reconciliation.open'), align: 'right', dataIndex: 'open' },
    ...(['platform', 'channel', 'books', 'his'] as const).map((source) => ({
      title: t(`reconSource.${source}`),
      align: 'right' as const,
      render: (_: unknown, row: ReconDay) => signedYuan(netFen(row, source)),
    })),
  ]
}

const colours = {
  agreed: 'success',
  differs: 'error',
  waiting: 'warning',
  reading: 'processing',
  comparing: 'processing',
} as const

export function DayState({ row }: { row: Pick<ReconDay, 'state'> }) {
  const { t } = useTranslation()

  return <Tag color={colours[row.state]}>{t(`reconState.${row.state}`)}</Tag>
}
