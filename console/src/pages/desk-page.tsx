import type { DeskRow } from '@tongzhen/contract/customer-service'
import { Table, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useDesk } from '../api/service-desk'
import { Instant } from '../components/instant'
import { InstitutionSelect } from '../components/institution-select'
import { Page } from '../components/page'

/** The agents' desk: who asks for a person, the longest wait first. */
export function DeskPage() {
  const { t } = useTranslation()
  const [institutionId, setInstitution] = useState<string>()
  const desk = useDesk({ institutionId })

  return (
    <Page title={t('desk.title')} purpose={t('desk.what')} isLoading={desk.isPending} error={desk.error}>
      <InstitutionSelect
        hasAll
        value={institutionId ?? ''}
        onChange={(value) => setInstitution(value || undefined)}
      />
      <Table
        rowKey="conversationId"
        dataSource={desk.data?.conversations ?? []}
        columns={useColumns()}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('desk.empty') }}
      />
    </Page>
  )
}

function useColumns(): TableColumnsType<DeskRow> {
  const { t } = useTranslation()

  return [
    {
      title: t('desk.lastWords'),
      render: (_, { conversationId, lastWords }) => (
        <Link to={`/desk/${conversationId}`} className="desk__words">
          {lastWords || t('desk.nothingSaid')}
        </Link>
      ),
    },
    { title: t('desk.kind'), render: (_, row) => t(`conversationKind.${row.kind}`) },
    { title: t('desk.since'), render: (_, row) => <Instant at={row.since} /> },
    { title: t('desk.changedAt'), render: (_, row) => <Instant at={row.changedAt} /> },
    { title: t('desk.channel'), render: (_, row) => t(`channel.${row.channel}`) },
    { title: t('desk.language'), render: (_, row) => t(`speaks.${row.language}`) },
    { title: t('desk.state'), render: (_, row) => <Tag>{t(`serviceState.${row.state}`)}</Tag> },
    { title: t('desk.agent'), render: (_, row) => row.agent ?? '—' },
  ]
}
