import type { InspectionRow } from '@tongzhen/contract/inspections'
import { flagKinds, verdicts } from '@tongzhen/contract/states'
import { Flex, Radio, Select, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type InspectionFilter, useInspections } from '../api/inspections'
import { Instant } from '../components/instant'
import { InstitutionSelect } from '../components/institution-select'
import { MoreButton } from '../components/more-button'
import { Page } from '../components/page'
import { ConversationFacts } from './conversation-facts'
import { Flags } from './flags'

const shows = ['open', 'done'] as const
const kinds = ['triage', 'service'] as const

/** Conversations in which rules struck: why, where and when; their words only once one is opened. */
export function InspectionsPage() {
  const { t } = useTranslation()
  const [filter, setFilter] = useState<InspectionFilter>({ show: 'open' })
  const change = (more: Partial<InspectionFilter>) => setFilter({ ...filter, ...more })
  const { show } = filter
  const list = useInspections(filter)

  return (
    <Page
      title={t('inspections.title')}
      purpose={t('inspections.what')}
      isLoading={list.isPending}
      error={list.error}
    >
      <Flex gap="middle" wrap align="center">
        <InstitutionSelect
          hasAll
          value={filter.institutionId ?? ''}
          onChange={(value) => change({ institutionId: value || undefined })}
        />
        <Radio.Group
          aria-label={t('inspections.show')}
          value={show}
          onChange={(event) => change({ show: event.target.value, verdict: undefined })}
          options={shows.map((value) => ({ value, label: t(`inspections.shows.${value}`) }))}
        />
        <Choice
          label={t('inspections.kind')}
          value={filter.kind}
          choices={kinds.map((value) => ({ value, label: t(`conversationKind.${value}`) }))}
          onChange={(kind) => change({ kind })}
        />
        <Choice
          label={t('inspections.flag')}
          value={filter.flag}
          choices={flagKinds.map((value) => ({ value, label: t(`flagKind.${value}`) }))}
          onChange={(flag) => change({ flag })}
        />
        {show === 'done' && (
          <Choice
            label={t('inspections.verdict')}
            value={filter.verdict}
            choices={verdicts.map((value) => ({ value, label: t(`verdict.${value}`) }))}
            onChange={(verdict) => change({ verdict })}
          />
        )}
      </Flex>
      <Table
        rowKey={({ inspectionId, conversationId }) => inspectionId ?? conversationId}
        dataSource={list.data?.pages.flatMap(({ rows }) => rows) ?? []}
        columns={useColumns(show)}
        pagination={false}
        locale={{ emptyText: t(`inspections.empty.${show}`) }}
      />
      <MoreButton list={list} />
    </Page>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  value: T | undefined
  choices: { value: T; label: string }[]
  onChange: (value: T | undefined) => void
}

/** A filter that may stay open. */
function Choice<T extends string>({ label, value, choices, onChange }: ChoiceProps<T>) {
  const { t } = useTranslation()

  return (
    <Flex gap="small" align="center">
      <span aria-hidden>{label}</span>
      <Select<T | ''>
        aria-label={label}
        value={value ?? ''}
        options={[{ value: '' as const, label: t('inspections.any') }, ...choices]}
        onChange={(chosen) => onChange(chosen === '' ? undefined : chosen)}
        style={{ minWidth: 140 }}
      />
    </Flex>
  )
}

function useColumns(show: 'open' | 'done'): TableColumnsType<InspectionRow> {
  const { t } = useTranslation()
  const facts: TableColumnsType<InspectionRow> = [
    {
      title: t('inspections.startedAt'),
      render: (_, { conversationId, startedAt, ...row }) => (
        <>
          <Link to={`/inspections/${conversationId}`}>
            <Instant at={startedAt} />
          </Link>
          <ConversationFacts of={row} />
        </>
      ),
    },
    {
      title: t('inspections.flag'),
      className: 'prose',
      render: (_, { flags }) => <Flags of={flags} />,
    },
  ]
  if (show === 'open') return facts

  return [
    ...facts,
    { title: t('inspections.verdict'), render: (_, { verdict }) => verdict && t(`verdict.${verdict}`) },
    { title: t('inspections.by'), dataIndex: 'by' },
    { title: t('inspections.at'), render: (_, row) => <Instant at={row.at} /> },
  ]
}
