import type { ReviewRow } from '@tongzhen/contract/reviews'
import { Flex, Radio, Table, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useReviews } from '../api/reviews'
import { Instant } from '../components/instant'
import { InstitutionSelect } from '../components/institution-select'
import { MoreButton } from '../components/more-button'
import { Page } from '../components/page'
import { useReasonText } from '../components/use-reason-text'
import { yuan } from '../lib/format'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** The work-list: what waits for a decision, the longest first. */
export function ReviewsPage() {
  const { t } = useTranslation()
  const [institutionId, setInstitution] = useState<string>()
  const [waitingMs, setWaiting] = useState<number>()
  const reviews = useReviews({ institutionId, waitingMs })
  const rows = reviews.data?.pages.flatMap((page) => page.payments) ?? []

  return (
    <Page
      title={t('reviews.title')}
      purpose={t('reviews.what')}
      isLoading={reviews.isPending}
      error={reviews.error}
    >
      <Flex gap="middle" wrap align="center">
        <InstitutionSelect
          hasAll
          value={institutionId ?? ''}
          onChange={(value) => setInstitution(value || undefined)}
        />
        <Radio.Group
          aria-label={t('reviews.waiting')}
          value={waitingMs ?? 0}
          onChange={(event) => setWaiting(event.target.value || undefined)}
          options={[
            { value: 0, label: t('reviews.anyTime') },
            { value: HOUR_MS, label: t('reviews.overHour') },
            { value: DAY_MS, label: t('reviews.overDay') },
          ]}
        />
      </Flex>
      <Table
        rowKey="paymentId"
        dataSource={rows}
        columns={useColumns()}
        pagination={false}
        locale={{ emptyText: t('reviews.empty') }}
      />
      <MoreButton list={reviews} />
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
