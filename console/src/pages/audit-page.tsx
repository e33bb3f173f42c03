import type { AuditRecord } from '@tongzhen/contract/staff'
import { type AuditAction, auditActions } from '@tongzhen/contract/staff-roles'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAudit } from '../api/audit'
import { Instant } from '../components/instant'
import { Page } from '../components/page'
import { PagedTable } from '../components/paged-table'

/** Who did what, to what, why, and what was so before. */
export function AuditPage() {
  const { t } = useTranslation()
  const [action, setAction] = useState<AuditAction>()
  const audit = useAudit(action)

  return (
    <Page title={t('audit.title')} purpose={t('audit.what')} isLoading={audit.isPending} error={audit.error}>
      <Select
        aria-label={t('audit.action')}
        style={{ width: 280 }}
        value={action ?? ''}
        onChange={(value) => setAction(auditActions.find((one) => one === value))}
        options={[
          { value: '', label: t('audit.all') },
          ...auditActions.map((value) => ({ value, label: t(`action.${value}`) })),
        ]}
      />
      <PagedTable
        rowKey="auditId"
        size="small"
        list={audit}
        rowsOf={(page) => page.records}
        empty={t('audit.empty')}
        columns={[
          { title: t('audit.at'), render: (_, row) => <Instant at={row.at} /> },
          {
            title: t('audit.who'),
            render: (_, { who }) => (who ? `${who.name} · ${t(`role.${who.role}`)}` : t('audit.nobody')),
          },
          { title: t('audit.action'), render: (_, row) => t(`action.${row.action}`) },
          { title: t('audit.object'), render: (_, row) => row.objectId ?? '—' },
          { title: t('audit.change'), render: (_, row) => changeText(row) },
          { title: t('audit.reason'), render: (_, row) => row.reason ?? '—' },
        ]}
      />
    </Page>
  )
}

/** As it was recorded: the record is for reading beside the data, not for telling a story. */
function changeText({ before, after }: AuditRecord): string {
  if (before === null && after === null) return '—'

  return [before, after].map((values) => valuesText(values)).join(' → ')
}

function valuesText(values: AuditRecord['before']): string {
  return Object.entries(values ?? {})
    .map(([name, value]) => `${name}: ${value ?? '*'}`)
    .join(', ')
}
