import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { useReverify } from '@/api/accounts'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { CODE_LENGTH, CodeField } from '@/components/code-field'
import { ErrorNotice } from '@/components/error-notice'
import { Facts } from '@/components/facts'
import { Page } from '@/components/page'
import { RequireAccount } from '@/components/require-account'
import { goOn, readNext } from '@/lib/go-on'
import { isAboutCode } from '@/lib/is-about-code'
import { me } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { focusElement } from '@/platform/browser'
import { proof } from '@/stores/proof'
import { session } from '@/stores/session'
import { CodeProgress } from '../code-progress'
import { useSmsCode } from '../use-sms-code'
import '@/locales/account'
import './index.css'

/** A code to the account's own phone before something grave; then back to where the person was. */
export default observer(function Reverify() {
  const { t } = useTranslation(['account', 'common', 'errors'])
  const next = readNext(useRouter().params.next) ?? me()
  const [digits, setDigits] = useState('')
  const [isWrong, setWrong] = useState(false)
  const code = useSmsCode()
  const proving = useReverify({
    onDone: () => {
      proof.give()
      goOn(next)
    },
    onFailed: (error) => {
      if (isAboutCode(error)) point()
    },
  })
  const { isSent } = code
  useEffect(() => {
    if (isSent) focusElement('code')
  }, [isSent])

  const point = () => {
    setWrong(true)
    focusElement('code')
  }
  const send = () => code.send({ purpose: 'reverify' })
  const submit = () => {
    if (digits.length < CODE_LENGTH) point()
    else proving.act({ code: digits })
  }
  const { error } = proving
  const codeError = isAboutCode(error) ? t(`errors:code.${error.code}`) : t('common:code.wrong')

  return (
    <Page
      title={t('reverify.title')}
      purpose={t('reverify.purpose')}
      action={
        isSent ? (
          <Button text={t('reverify.submit')} isBusy={proving.isBusy} onTap={submit} />
        ) : (
          <Button text={t('reverify.send')} isBusy={code.isSending} onTap={send} />
        )
      }
    >
      <RequireAccount withoutConsent>
        {() => (
          <>
            <Card>
              <Facts
                facts={[
                  {
                    name: t(isSent ? 'reverify.sentTo' : 'reverify.account'),
                    value: session.current?.account?.phoneMasked,
                  },
                ]}
              />
              {isSent && (
                <CodeField
                  id="code"
                  value={digits}
                  onChange={(value) => {
                    setDigits(value)
                    setWrong(false)
                    proving.clearError()
                  }}
                  onConfirm={submit}
                  error={isWrong ? codeError : undefined}
                  expiresInSeconds={code.expiresInSeconds}
                  resendAt={code.resendAt}
                  onResend={send}
                  isResending={code.isSending}
                />
              )}
            </Card>
            <CodeProgress code={code} />
            {error && !isAboutCode(error) && <ErrorNotice error={error} />}
            <View className="reverify__lost">{t('reverify.lost')}</View>
          </>
        )}
      </RequireAccount>
    </Page>
  )
})
