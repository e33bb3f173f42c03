import { Alert, Button, Flex } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReasonDialog } from './reason-dialog'
import { type Version, VersionHistory } from './version-history'

interface Doing {
  isPending: boolean
  error: unknown
}

interface VersionedFormProps {
  /** That is valid now; 0 is what the configuration says. */
  version: number
  /** The newest first. */
  history: Version[]
  draft: { isChanged: boolean; drop(): void }
  isSound: boolean
  mayChange?: boolean
  saved: string
  saveTitle: string
  saving: Doing
  restoring: Doing
  onSave(reason: string): Promise<unknown>
  onRestore(version: number, reason: string): Promise<unknown>
  reload(): void
  children: ReactNode
}

/** Fields of which every version is kept: saved with a reason, and any version can be brought back. */
export function VersionedForm(props: VersionedFormProps) {
  const { version, history, draft, isSound, mayChange = true, saving, restoring, children } = props
  const { t } = useTranslation()
  const [isSaving, setSaving] = useState(false)

  return (
    <Flex vertical gap="large">
      {version > 0 && !draft.isChanged && <Alert role="status" type="success" message={props.saved} />}
      {children}
      {mayChange && (
        <Flex gap="small">
          <Button type="primary" disabled={!draft.isChanged || !isSound} onClick={() => setSaving(true)}>
            {t('settings.save')}
          </Button>
          <Button disabled={!draft.isChanged} onClick={draft.drop}>
            {t('settings.undo')}
          </Button>
          <Button type="text" onClick={props.reload}>
            {t('settings.refresh')}
          </Button>
        </Flex>
      )}
      <VersionHistory
        asksReason
        {...{ version, history, restoring, mayRestore: mayChange, onRestore: props.onRestore }}
      />
      {isSaving && (
        <ReasonDialog
          title={props.saveTitle}
          isPending={saving.isPending}
          error={saving.error}
          onSubmit={props.onSave}
          onClose={() => setSaving(false)}
        />
      )}
    </Flex>
  )
}
