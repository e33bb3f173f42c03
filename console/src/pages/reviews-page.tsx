import type { ReviewRow } from '@tongzhen/contract/reviews'
import { type TableColumnsType, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useReviews } from '../api/reviews'
import { Instant } from '../components/instant'
import { ListChoices } from '../components/list-choices'
import { Page } from '../components/page'
import { PagedTable } from '../components/paged-table'
import { useReasonText } from '../components/use-reason-text'
import { yuan } from '../lib/format'
import { oneOf } from '../lib/one-of'
import { useChoices } from '../lib/use-choices'

const HOUR_MS = 3_600_000
const waits = ['anyTime', 'overHour', 'overDay'] as const
const longerThanMs = { anyTime: undefined, overHour: HOUR_MS, overDay: 24 * HOUR_MS }

/** The work-list: what waits for a decision, the longest first. */
export function ReviewsPage() {
  const { t } = useTranslation()
  const { search, choose } = useChoices()
  const institutionId = search.get('institutionId') ?? undefined
  const waiting = oneOf(waits, search.get('waiting')) ?? 'anyTime'
  const reviews = useReviews({ institutionId, waitingMs: longerThanMs[waiting] })

  return (
    <Page
      title={t('reviews.title')}
      purpose={t('reviews.what')}
      isLoading={reviews.isPending}
      error={reviews.error}
    >
      <ListChoices
        institutionId={institutionId}
        onInstitution={(value) => choose({ institutionId: value })}
        label={t('reviews.waiting')}
        show={waiting}
        shows={waits.map((value) => ({ value, label: t(`reviews.${value}`) }))}
        onShow={(value) => choose({ waiting: value })}
      />
      <PagedTable
        rowKey="paymentId"
        list={reviews}
        rowsOf={(page) => page.payments}
        columns={useColumns()}
        empty={t('reviews.empty')}
      />
    </Page>
  )
}

function useColumns(): TableColumnsType<ReviewRow> {
  const { t } = useTranslation()
  const reasonText = useReasonText()

  return [
    {
      title: t('reviews.order'),
      render: (_, row) => <Link to={`/reviews/${row.paymentId}`}>{row.orderNumber}</Link>,
    },
    { title: t('reviews.since'), render: (_, row) => <Instant at={row.waitingSince} /> },
    { title: t('reviews.institution'), dataIndex: 'institutionName' },
    { title: t('reviews.patient'), dataIndex: 'patientNameMasked' },
    { title: t('reviews.amount'), align: 'right', render: (_, row) => yuan(row.amountFen) },
    { title: t('reviews.means'), render: (_, row) => t(`means.${row.means}`) },
    { title: t('reviews.why'), render: (_, row) => reasonText(row.reason) },
    {
      title: t('reviews.proposed'),
      render: (_, row) => (row.proposed ? <Tag>{t(`decision.${row.proposed}`)}</Tag> : '—'),
    },
  ]
}
