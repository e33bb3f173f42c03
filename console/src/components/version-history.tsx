import { Button, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorAlert } from './error-alert'
import { Instant } from './instant'
import { ReasonDialog } from './reason-dialog'
import { Section } from './section'

export interface Version {
  version: number
  at: string
  by: { name: string }
  /** The version that it brought back. */
  restored: number | null
  reason?: string | undefined
  /** What it changed, from what to what, in words. */
  changes: string[]
}

interface VersionHistoryProps {
  /** That is valid now. */
  version: number
  /** The newest first. */
  history: Version[]
  mayRestore?: boolean
  /** Whether there is something to go back to from before anybody wrote. */
  hasFirst?: boolean
  /** Why is asked, and handed over, before a version is brought back. */
  asksReason?: boolean
  restoring: { isPending: boolean; error: unknown }
  onRestore(version: number, reason: string): Promise<unknown>
}

/** Who changed what from what to what; any version can be brought back. */
export function VersionHistory(props: VersionHistoryProps) {
  const { version, history, restoring, onRestore } = props
  const { mayRestore = true, hasFirst = true, asksReason = false } = props
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<number>()
  const choose = (wanted: number) => {
    if (asksReason) setChosen(wanted)
    // Why it was not restored stands in `restoring`.
    else onRestore(wanted, '').catch(() => undefined)
  }
  const reason: TableColumnsType<Version> = [
    { title: t('settings.reason'), className: 'prose', dataIndex: 'reason' },
  ]
  const columns: TableColumnsType<Version> = [
    { title: t('settings.version'), dataIndex: 'version' },
    { title: t('settings.at'), render: (_, row) => <Instant at={row.at} /> },
    { title: t('settings.who'), render: (_, { by }) => by.name },
    {
      title: t('settings.change'),
      className: 'prose',
      render: (_, { changes, restored }) => (
        <div className="changes">
          {restored !== null && t('settings.restoredFrom', { version: restored })}
          {changes.map((change) => (
            <div key={change}>{change}</div>
          ))}
        </div>
      ),
    },
    ...(asksReason ? reason : []),
    {
      title: t('people.actions'),
      render: (_, row) =>
        mayRestore &&
        row.version !== version && (
          <Button disabled={restoring.isPending} onClick={() => choose(row.version)}>
            {t('settings.restore')}
          </Button>
        ),
    },
  ]

  return (
    <Section title={t('settings.history')}>
      {!asksReason && <ErrorAlert error={restoring.error} />}
      <Table
        rowKey="version"
        size="small"
        pagination={false}
        locale={{ emptyText: t('settings.noHistory') }}
        dataSource={history}
        columns={columns}
      />
      {mayRestore && hasFirst && version > 0 && (
        <div>
          <Button disabled={restoring.isPending} onClick={() => choose(0)}>
            {t('settings.restoreFirst')}
          </Button>
        </div>
      )}
      {chosen !== undefined && (
        <ReasonDialog
          title={t('settings.restoreTitle', { version: String(chosen) })}
          isPending={restoring.isPending}
          error={restoring.error}
          onSubmit={(why) => onRestore(chosen, why)}
          onClose={() => setChosen(undefined)}
        />
      )}
    </Section>
  )
}
