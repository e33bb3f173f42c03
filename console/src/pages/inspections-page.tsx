import type { InspectionRow } from '@tongzhen/contract/inspections'
import { flagKinds, verdicts } from '@tongzhen/contract/states'
import { Flex, Select, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type InspectionFilter, useInspections } from '../api/inspections'
import { Instant } from '../components/instant'
import { ListChoices } from '../components/list-choices'
import { Page } from '../components/page'
import { PagedTable } from '../components/paged-table'
import { oneOf } from '../lib/one-of'
import { useChoices } from '../lib/use-choices'
import { ConversationFacts } from './conversation-facts'
import { Flags } from './flags'

const shows = ['open', 'done'] as const
const kinds = ['triage', 'service'] as const

/** Conversations in which rules struck: why, where and when; their words only once one is opened. */
export function InspectionsPage() {
  const { t } = useTranslation()
  const { search, choose } = useChoices()
  const filter: InspectionFilter = {
    show: oneOf(shows, search.get('show')) ?? 'open',
    institutionId: search.get('institutionId') ?? undefined,
    kind: oneOf(kinds, search.get('kind')),
    flag: oneOf(flagKinds, search.get('flag')),
    verdict: oneOf(verdicts, search.get('verdict')),
  }
  const { show } = filter
  const list = useInspections(filter)

  return (
    <Page
      title={t('inspections.title')}
      purpose={t('inspections.what')}
      isLoading={list.isPending}
      error={list.error}
    >
      <ListChoices
        institutionId={filter.institutionId}
        onInstitution={(institutionId) => choose({ institutionId })}
        label={t('inspections.show')}
        show={show}
        shows={shows.map((value) => ({ value, label: t(`inspections.shows.${value}`) }))}
        onShow={(value) => choose({ show: value, verdict: undefined })}
      >
        <Choice
          label={t('inspections.kind')}
          value={filter.kind}
          choices={kinds.map((value) => ({ value, label: t(`conversationKind.${value}`) }))}
          onChange={(kind) => choose({ kind })}
        />
        <Choice
          label={t('inspections.flag')}
          value={filter.flag}
          choices={flagKinds.map((value) => ({ value, label: t(`flagKind.${value}`) }))}
          onChange={(flag) => choose({ flag })}
        />
        {show === 'done' && (
          <Choice
            label={t('inspections.verdict')}
            value={filter.verdict}
            choices={verdicts.map((value) => ({ value, label: t(`verdict.${value}`) }))}
            onChange={(verdict) => choose({ verdict })}
          />
        )}
      </ListChoices>
      <PagedTable
        rowKey={({ inspectionId, conversationId }) => inspectionId ?? conversationId}
        list={list}
        rowsOf={({ rows }) => rows}
        columns={useColumns(show)}
        empty={t(`inspections.empty.${show}`)}
      />
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
