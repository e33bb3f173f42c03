import type { SettingsOfInstitution } from '@tongzhen/contract/institution-settings'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettings, useSettingsActions } from '../api/settings'
import { InstitutionSelect } from '../components/institution-select'
import { Page } from '../components/page'
import { VersionedForm } from '../components/versioned-form'
import { useDraft } from '../lib/use-draft'
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
  const { institutionId, version, history } = known
  const draft = useDraft(`settings ${institutionId} ${version}`, known.settings)
  const words = useSettingWords()
  const { change, restore } = useSettingsActions(institutionId)
  const { value } = draft

  return (
    <VersionedForm
      {...{ version, draft, mayChange, reload }}
      isSound={problemsOf(value).size === 0}
      history={history.map((one) => ({
        ...one,
        changes: one.changes.map(
          ({ name, from, to }) =>
            `${words.nameOf(name)}: ${words.valueOf(name, from)} → ${words.valueOf(name, to)}`,
        ),
      }))}
      saved={t('settings.saved')}
      saveTitle={t('settings.saveTitle')}
      saving={change}
      restoring={restore}
      onSave={(reason) =>
        change.mutateAsync({ version, settings: value, reason }, { onSuccess: draft.forget })
      }
      onRestore={(wanted, reason) => restore.mutateAsync({ version, restore: wanted, reason })}
    >
      <HomeDesignChoice
        institutionId={institutionId}
        value={value.homeDesign}
        onChange={(homeDesign) => draft.change({ ...value, homeDesign })}
      />
      <ModulesTable
        connected={known.connected}
        value={value.modules}
        onChange={(modules) => draft.change({ ...value, modules })}
      />
      <SettingsWords value={value} onChange={draft.change} />
    </VersionedForm>
  )
}
