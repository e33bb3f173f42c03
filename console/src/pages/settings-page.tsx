import type { InstitutionSettings, SettingsOfInstitution } from '@tongzhen/contract/institution-settings'
import { Alert, Button, Flex } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettings, useSettingsActions } from '../api/settings'
import { InstitutionSelect } from '../components/institution-select'
import { Page } from '../components/page'
import { ReasonDialog } from '../components/reason-dialog'
import { VersionHistory } from '../components/version-history'
import { HomeDesignChoice } from './settings-home'
import { ModulesTable } from './settings-modules'
import { problemsOf, SettingsWords } from './settings-words'
import { useSettingWords } from './use-setting-words'
import { useStaff } from './use-staff'

/** What an institution offers and says of itself, and who changed it. */
export function SettingsPage() {
  const { t } = useTranslation()
  const { institutions, permissions } = useStaff()
  const [institutionId, setInstitution] = useState(institutions[0]?.institutionId ?? '')
  const known = useSettings(institutionId)

  return (
    <Page
      title={t('settings.title')}
      purpose={t('settings.what')}
      isLoading={known.isPending}
      error={known.error}
      actions={<InstitutionSelect value={institutionId} onChange={setInstitution} />}
    >
      {known.data && (
        <SettingsForm
          // What is typed belongs to the version that it was typed over.
          key={`${institutionId} ${known.data.version}`}
          known={known.data}
          mayChange={permissions.includes('settings.change')}
          reload={() => known.refetch()}
        />
      )}
    </Page>
  )
}

interface SettingsFormProps {
  known: SettingsOfInstitution
  mayChange: boolean
  reload(): void
}

function SettingsForm({ known, mayChange, reload }: SettingsFormProps) {
  const { t } = useTranslation()
  const { institutionId, version } = known
  const [draft, setDraft] = useState<InstitutionSettings>(known.settings)
  const [isSaving, setSaving] = useState(false)
  const words = useSettingWords()
  const { change, restore } = useSettingsActions(institutionId)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(known.settings)
  const hasProblems = problemsOf(draft).size > 0

  return (
    <Flex vertical gap="large">
      {version > 0 && !isChanged && <Alert role="status" type="success" message={t('settings.saved')} />}
      <HomeDesignChoice
        institutionId={institutionId}
        value={draft.homeDesign}
        onChange={(homeDesign) => setDraft({ ...draft, homeDesign })}
      />
      <ModulesTable
        connected={known.connected}
        value={draft.modules}
        onChange={(modules) => setDraft({ ...draft, modules })}
      />
      <SettingsWords value={draft} onChange={setDraft} />
      {mayChange && (
        <Flex gap="small">
          <Button type="primary" disabled={!isChanged || hasProblems} onClick={() => setSaving(true)}>
            {t('settings.save')}
          </Button>
          <Button disabled={!isChanged} onClick={() => setDraft(known.settings)}>
            {t('settings.undo')}
          </Button>
          <Button type="text" onClick={reload}>
            {t('settings.refresh')}
          </Button>
        </Flex>
      )}
      <VersionHistory
        version={version}
        history={known.history.map((one) => ({
          ...one,
          changes: one.changes.map(
            ({ name, from, to }) =>
              `${words.nameOf(name)}: ${words.valueOf(name, from)} → ${words.valueOf(name, to)}`,
          ),
        }))}
        mayRestore={mayChange}
        asksReason
        restoring={restore}
        onRestore={(wanted, reason) => restore.mutate({ version, restore: wanted, reason })}
      />
      {isSaving && (
        <ReasonDialog
          title={t('settings.saveTitle')}
          isPending={change.isPending}
          error={change.error}
          onSubmit={(reason) => change.mutate({ version, settings: draft, reason })}
          onClose={() => setSaving(false)}
        />
      )}
    </Flex>
  )
}
