import type { NamedDoctorRow } from '@tongzhen/contract/named-doctor'
import { type TableColumnsType, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useNamedDoctors } from '../api/named-doctor'
import { Instant } from '../components/instant'
import { ListChoices } from '../components/list-choices'
import { Page } from '../components/page'
import { PagedTable } from '../components/paged-table'
import { useWishText } from '../components/use-wish-text'
import { oneOf } from '../lib/one-of'
import { useChoices } from '../lib/use-choices'

const shows = ['open', 'new', 'mine', 'ended'] as const

/** The work-list of those who arrange times with named doctors: what waits longest first. */
export function NamedDoctorsPage() {
  const { t } = useTranslation()
  const { search, choose } = useChoices()
  const institutionId = search.get('institutionId') ?? undefined
  const show = oneOf(shows, search.get('show')) ?? 'open'
  const requests = useNamedDoctors({ show, institutionId })

  return (
    <Page
      title={t('namedDoctors.title')}
      purpose={t('namedDoctors.what')}
      isLoading={requests.isPending}
      error={requests.error}
    >
      <ListChoices
        institutionId={institutionId}
        onInstitution={(value) => choose({ institutionId: value })}
        label={t('namedDoctors.show')}
        show={show}
        shows={shows.map((value) => ({ value, label: t(`namedDoctors.shows.${value}`) }))}
        onShow={(value) => choose({ show: value })}
      />
      <PagedTable
        rowKey="requestId"
        list={requests}
        rowsOf={(page) => page.requests}
        columns={useColumns()}
        empty={t('namedDoctors.empty')}
      />
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
