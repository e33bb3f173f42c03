import type { NamedDoctorRow } from '@tongzhen/contract/named-doctor'
import { Flex, Radio, Table, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useNamedDoctors } from '../api/named-doctor'
import { Instant } from '../components/instant'
import { InstitutionSelect } from '../components/institution-select'
import { MoreButton } from '../components/more-button'
import { Page } from '../components/page'
import { useWishText } from '../components/use-wish-text'

type Show = 'new' | 'mine' | 'open' | 'ended'
const shows: readonly Show[] = ['open', 'new', 'mine', 'ended']

/** The work-list of those who arrange times with named doctors: what waits longest first. */
export function NamedDoctorsPage() {
  const { t } = useTranslation()
  const [institutionId, setInstitution] = useState<string>()
  const [show, setShow] = useState<Show>('open')
  const requests = useNamedDoctors({ show, institutionId })
  const rows = requests.data?.pages.flatMap((page) => page.requests) ?? []

  return (
    <Page
      title={t('namedDoctors.title')}
      purpose={t('namedDoctors.what')}
      isLoading={requests.isPending}
      error={requests.error}
    >
      <Flex gap="middle" wrap align="center">
        <InstitutionSelect
          hasAll
          value={institutionId ?? ''}
          onChange={(value) => setInstitution(value || undefined)}
        />
        <Radio.Group
          aria-label={t('namedDoctors.show')}
          value={show}
          onChange={(event) => setShow(event.target.value)}
          options={shows.map((value) => ({ value, label: t(`namedDoctors.shows.${value}`) }))}
        />
      </Flex>
      <Table
        rowKey="requestId"
        dataSource={rows}
        columns={useColumns()}
        pagination={false}
        locale={{ emptyText: t('namedDoctors.empty') }}
      />
      <MoreButton list={requests} />
    </Page>
  )
}

function useColumns(): TableColumnsType<NamedDoctorRow> {
  const { t } = useTranslation()
  const wishText = useWishText()

  return [
    {
      title: t('namedDoctors.doctor'),
      render: (_, row) => (
        <Link to={`/named-doctors/${row.requestId}`}>
          {row.doctorName} · {row.departmentName}
        </Link>
      ),
    },
    { title: t('namedDoctors.since'), render: (_, row) => <Instant at={row.createdAt} /> },
    { title: t('namedDoctors.patient'), dataIndex: 'patientNameMasked' },
    { title: t('namedDoctors.language'), render: (_, row) => t(`speaks.${row.language}`) },
    { title: t('namedDoctors.firstWish'), render: (_, row) => row.wishes[0] && wishText(row.wishes[0]) },
    { title: t('namedDoctors.state'), render: (_, row) => <Tag>{t(`requestState.${row.state}`)}</Tag> },
    { title: t('namedDoctors.assignee'), render: (_, row) => row.assignee ?? '—' },
  ]
}
