import { View } from '@tarojs/components'
import type { GivenHelp } from '@tongzhen/contract/family-help'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useOpenHelp } from '@/api/family-help'
import { ActionProblem } from '@/components/action-problem'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { CODE_LENGTH } from '@/components/code-field'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { TextField } from '@/components/text-field'
import { useTranslation } from '@/lib/use-translation'
import { focusElement } from '@/platform/browser'
import { session } from '@/stores/session'

const FIELD_ID = 'help-code'

/** The six digits, heard or from the link. */
export const TypeCode = observer(function TypeCode(props: {
  given: string
  onOpened: (help: GivenHelp) => void
}) {
  const { t } = useTranslation('family-help')
  const [code, setCode] = useState(props.given)
  const [isChecked, setChecked] = useState(false)
  const opening = useOpenHelp(props.onOpened)
  const isShort = code.length < CODE_LENGTH
  const open = () => {
    setChecked(true)
    if (isShort) focusElement(FIELD_ID)
    else opening.act({ code })
  }
  return (
    <Page
      title={t('give.title')}
      action={session.isSignedIn && <Button text={t('give.open')} isBusy={opening.isBusy} onTap={open} />}
    >
      <RequireAccount rows={4}>
        {() => (
          <>
            <Card>
              <TextField
                id={FIELD_ID}
                label={t('give.code')}
                hint={t('give.codeHint')}
                value={code}
                keyboard="digits"
                // Read out and pasted ones come with spaces or words around them.
                maxLength={40}
                onChange={(text) => {
                  setCode(text.replace(/\D/g, '').slice(0, CODE_LENGTH))
                  opening.clearError()
                }}
                onConfirm={open}
                {...(isChecked && isShort && { error: t('give.codeShort') })}
              />
            </Card>
            {opening.error && <ActionProblem error={opening.error} onRetry={open} />}
            <View>{t('give.told')}</View>
          </>
        )}
      </RequireAccount>
    </Page>
  )
})
