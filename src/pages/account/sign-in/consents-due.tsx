import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ConsentKind } from '@tongzhen/contract/accounts'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useConsentDocuments, useGiveConsents, useSignOut } from '@/api/accounts'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Checkbox } from '@/components/checkbox'
import { ErrorNotice } from '@/components/error-notice'
import { Page } from '@/components/page'
import { StateView } from '@/components/state-view'
import { closeAccount, home } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { focusElement } from '@/platform/browser'
import { isEmbedded, tell } from '@/platform/frame/frame'
import { session } from '@/stores/session'
import { ConsentLinks } from './consent-links'

/** A document has a new version, or consent was withdrawn: nothing goes on without it, but one can always leave. */
export const ConsentsDue = observer(function ConsentsDue() {
  const { t } = useTranslation('account')
  const words = useWords()
  const documents = useConsentDocuments()
  const [isAgreed, setAgreed] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const giving = useGiveConsents((error) => {
    if (error.code !== 'CONSENT_REQUIRED') return
    setAgreed(false)
    documents.refetch()
  })
  const signingOut = useSignOut(() => Taro.reLaunch({ url: home() }))

  const due = (documents.data ?? []).filter(({ kind }) => session.current?.consentsDue.includes(kind))
  const submit = () => {
    setMissing(!isAgreed)
    if (isAgreed) giving.act({ consents: due.map(({ kind, version }) => ({ kind, version })) })
    else focusElement('agree')
  }
  const versionOf = (kind: ConsentKind) => {
    const document = due.find((one) => one.kind === kind)
    return (
      document && t('consent.version', { version: document.version, date: words.date(document.effectiveOn) })
    )
  }
  const problem = giving.error ?? signingOut.error

  return (
    <Page
      title={t('consent.title')}
      purpose={t('consent.purpose')}
      action={
        <Button
          text={t('consent.submit')}
          isBusy={giving.isBusy}
          disabled={documents.data === undefined}
          onTap={submit}
        />
      }
    >
      <StateView query={documents}>
        {() => (
          <Card>
            <View>
              <ConsentLinks kinds={due.map(({ kind }) => kind)} textOf={versionOf} />
            </View>
            <Checkbox
              id="agree"
              label={t('consent.sentence')}
              isChecked={isAgreed}
              onChange={(isChecked) => {
                setAgreed(isChecked)
                setMissing(false)
              }}
              {...(isMissing ? { error: t('consent.missing') } : {})}
            />
          </Card>
        )}
      </StateView>
      {problem && <ErrorNotice error={problem} />}
      {isEmbedded ? (
        <Button kind="text" text={t('consent.back')} onTap={() => tell({ type: 'finished' })} />
      ) : (
        <View>
          <Button
            kind="text"
            text={t('consent.refuse')}
            isBusy={signingOut.isBusy}
            onTap={() => signingOut.act()}
          />
          <Button
            kind="text"
            text={t('consent.close')}
            onTap={() => Taro.navigateTo({ url: closeAccount() })}
          />
        </View>
      )}
    </Page>
  )
})
