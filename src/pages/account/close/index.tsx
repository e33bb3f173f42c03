import Taro, { useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useCloseAccount } from '@/api/accounts'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Checkbox } from '@/components/checkbox'
import { ErrorNotice } from '@/components/error-notice'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { closeAccount, home, reverify, visits } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { focusElement } from '@/platform/browser'
import { proof } from '@/stores/proof'
import { session } from '@/stores/session'
import '@/locales/account'
import { Items } from './items'

const deleted = ['phone', 'patients', 'visits', 'settings'] as const
const kept = ['records', 'proofs'] as const

/** What goes, what stays, one tick, the phone proven, one press; and afterwards a page that says it is done. */
export default observer(function CloseAccount() {
  const { t } = useTranslation(['account', 'common'])
  const [isUnderstood, setUnderstood] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const [isProven, setProven] = useState(false)
  const closing = useCloseAccount((error) => {
    if (error.code !== 'REVERIFICATION_REQUIRED') return
    setProven(false)
    Taro.navigateTo({ url: reverify({ next: closeAccount() }) })
  })
  useDidShow(() => {
    if (proof.take()) setProven(true)
  })
  if (session.isClosed) {
    return (
      <Page
        title={t('close.done')}
        action={<Button text={t('common:action.home')} onTap={() => Taro.reLaunch({ url: home() })} />}
      >
        <Notice kind="success" role="status">
          {t('close.doneText')}
        </Notice>
      </Page>
    )
  }
  const submit = () => {
    setMissing(!isUnderstood)
    if (isUnderstood) closing.act()
    else focusElement('understood')
  }
  const code = closing.error?.code
  return (
    <Page
      title={t('close.title')}
      purpose={t('close.purpose')}
      action={<Button kind="danger" text={t('close.submit')} isBusy={closing.isBusy} onTap={submit} />}
    >
      <RequireAccount withoutConsent>
        {() => (
          <>
            <Card title={t('close.deleted')}>
              <Items texts={deleted.map((item) => t(`close.deletedItems.${item}`))} />
            </Card>
            <Card title={t('close.kept')}>
              <Items texts={kept.map((item) => t(`close.keptItems.${item}`))} />
            </Card>
            <Card>
              <Checkbox
                id="understood"
                label={t('close.understood')}
                isChecked={isUnderstood}
                onChange={(isChecked) => {
                  setUnderstood(isChecked)
                  setMissing(false)
                }}
                {...(isMissing ? { error: t('close.missing') } : {})}
              />
            </Card>
            {isProven && !closing.isBusy && (
              <Notice kind="info" role="status">
                {t('close.proven')}
              </Notice>
            )}
            {code === 'ACCOUNT_HAS_APPOINTMENTS' && <HasAppointments />}
            {closing.error && code !== 'ACCOUNT_HAS_APPOINTMENTS' && code !== 'REVERIFICATION_REQUIRED' && (
              <ErrorNotice error={closing.error} />
            )}
          </>
        )}
      </RequireAccount>
    </Page>
  )
})

/** Why not now, and the way there. */
function HasAppointments() {
  const { t } = useTranslation('account')
  return (
    <Notice kind="attention" role="alert" title={t('close.hasAppointments')}>
      {t('close.hasAppointmentsText')}
      <Button kind="plain" text={t('close.seeAppointments')} onTap={() => Taro.reLaunch({ url: visits() })} />
    </Notice>
  )
}
