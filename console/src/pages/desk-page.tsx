import type { DeskRow } from '@tongzhen/contract/customer-service'
import { Table, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useDesk } from '../api/service-desk'
import { Instant } from '../components/instant'
import { InstitutionSelect } from '../components/institution-select'
import { Page } from '../components/page'
import { ConversationFacts } from './conversation-facts'

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
      className: 'prose',
      render: (_, { conversationId, lastWords, ...row }) => (
        <>
          <Link to={`/desk/${conversationId}`}>{lastWords || t('desk.nothingSaid')}</Link>
          <ConversationFacts of={row} />
        </>
      ),
    },
    {
      title: t('desk.state'),
      render: (_, { state }) => (
        <Tag color={state === 'waiting' ? 'warning' : undefined}>{t(`serviceState.${state}`)}</Tag>
      ),
    },
    { title: t('desk.agent'), render: (_, row) => row.agent ?? '—' },
    { title: t('desk.since'), render: (_, row) => <Instant at={row.since} /> },
    { title: t('desk.changedAt'), render: (_, row) => <Instant at={row.changedAt} /> },
  ]
}
