import type { RefundDeskRow } from '@tongzhen/contract/refunds'
import { type TableColumnsType, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { type RefundFilter, useRefunds } from '../api/refunds'
import { Instant } from '../components/instant'
import { ListChoices } from '../components/list-choices'
import { Page } from '../components/page'
import { PagedTable } from '../components/paged-table'
import { yuan } from '../lib/format'
import { readRefundFilter, refundSearch, refundShows } from '../lib/refund-search'
import { RefundExports } from './refund-exports'
import { RefundFilters } from './refund-filters'
import { useStaff } from './use-staff'

/** The work-list of those who decide about refunds: what waits longest first. */
export function RefundsPage() {
  const { t } = useTranslation()
  const { permissions } = useStaff()
  const [search, setSearch] = useSearchParams()
  const filter = readRefundFilter(search, permissions.includes('refunds.decide') ? 'mine' : 'open')
  const refunds = useRefunds(filter)
  const change = (more: Partial<RefundFilter>) =>
    setSearch(refundSearch({ ...filter, ...more }), { replace: true })

  return (
    <Page
      title={t('refunds.title')}
      purpose={t('refunds.what')}
      isLoading={refunds.isPending}
      error={refunds.error}
    >
      <ListChoices
        institutionId={filter.institutionId}
        onInstitution={(institutionId) => change({ institutionId })}
        label={t('refunds.show')}
        show={filter.show}
        shows={refundShows.map((value) => ({ value, label: t(`refunds.shows.${value}`) }))}
        onShow={(show) => change({ show })}
      />
      <RefundFilters filter={filter} onChange={change} />
      {permissions.includes('refunds.export') && <RefundExports filter={filter} />}
      <PagedTable
        rowKey="applicationId"
        list={refunds}
        rowsOf={(page) => page.applications}
        columns={useColumns()}
        empty={t('refunds.empty')}
      />
    </Page>
  )
}

function useColumns(): TableColumnsType<RefundDeskRow> {
  const { t } = useTranslation()

  return [
    {
      title: t('refunds.amount'),
      render: (_, row) => (
        <Link to={`/refunds/${row.paymentId ?? 'prepaid'}/${row.applicationId}`}>{yuan(row.amountFen)}</Link>
      ),
    },
    { title: t('refunds.since'), render: (_, row) => <Instant at={row.createdAt} /> },
    { title: t('refunds.patient'), dataIndex: 'patientNameMasked' },
    {
      title: t('refunds.doctor'),
      render: (_, { prepaid, doctorName, departmentName }) =>
        prepaid ? t('prepaid.ofCard', { card: prepaid.cardMasked }) : `${doctorName} · ${departmentName}`,
    },
    { title: t('refunds.means'), render: (_, row) => t(`means.${row.means}`) },
    {
      title: t('refunds.state'),
      render: (_, { prepaid, state, isHeldUp }) => (
        <>
          <Tag color={prepaid?.stage === 'stopped' ? 'warning' : undefined}>
            {prepaid && state === 'returning'
              ? t(`prepaidStage.${prepaid.stage}`)
              : t(`refundState.${state}`)}
          </Tag>
          {isHeldUp && <Tag color="warning">{t('refund.heldUpShort')}</Tag>}
        </>
      ),
    },
  ]
}
