import { Text, View } from '@tarojs/components'
import type { ConsentVersion } from '@tongzhen/contract/accounts'
import { isPhone, normalizePhone } from '@tongzhen/contract/documents'
import { useEffect, useState } from 'react'
import { useConsentDocuments, useSignIn } from '@/api/accounts'
import { type ApiError, toApiError } from '@/api/error'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { CODE_LENGTH, CodeField } from '@/components/code-field'
import { ErrorNotice } from '@/components/error-notice'
import { Page } from '@/components/page'
import { TextField } from '@/components/text-field'
import { isAboutCode } from '@/lib/is-about-code'
import { useTranslation } from '@/lib/use-translation'
import { focusElement } from '@/platform/browser'
import { CodeProgress } from '../code-progress'
import { useSmsCode } from '../use-sms-code'
import { Agreement } from './agreement'
import { HostNotice } from './host-notice'
import './phone-sign-in.css'

/** Phone and consent, then the code. What is wrong is said where it is. */
export function PhoneSignIn() {
  const { t } = useTranslation(['account', 'common', 'errors'])
  const [phone, setPhone] = useState('')
  const [digits, setDigits] = useState('')
  const [isAgreed, setAgreed] = useState(false)
  const [isChanged, setChanged] = useState(false)
  const [problem, setProblem] = useState<'phone' | 'agree' | 'code'>()
  const point = (field: typeof problem) => {
    setProblem(field)
    if (field) focusElement(field)
  }

  const documents = useConsentDocuments()
  const consents = consentsOf(documents.data ?? [])
  const onFailed = (error: ApiError) => {
    if (isAboutCode(error)) point('code')
    if (error.code !== 'CONSENT_REQUIRED') return
    setAgreed(false)
    setChanged(true)
    documents.refetch()
  }
  const code = useSmsCode(onFailed)
  const signingIn = useSignIn(onFailed)
  const { isSent } = code
  useEffect(() => {
    if (isSent) focusElement('code')
  }, [isSent])

  const change = (set: () => void) => {
    set()
    setProblem(undefined)
    signingIn.clearError()
  }
  const [isFetching, setFetching] = useState(false)
  /** What is agreed to may still be on its way: it is waited for, not pressed for again. */
  const documentsNow = async () => {
    if (documents.data) return documents.data
    setFetching(true)
    const { data } = await documents.refetch()
    setFetching(false)
    return data
  }
  const send = async () => {
    if (!isPhone(phone)) return point('phone')
    if (!isAgreed) return point('agree')
    setChanged(false)
    const agreedTo = await documentsNow()
    if (agreedTo)
      code.send({ purpose: 'sign_in', phone: normalizePhone(phone), consents: consentsOf(agreedTo) })
  }
  const submit = () => {
    if (digits.length < CODE_LENGTH) return point('code')
    if (!isAgreed) return point('agree')
    setChanged(false)
    signingIn.act({ phone: normalizePhone(phone), code: digits, consents })
  }
  const startOver = () =>
    change(() => {
      code.startOver()
      setDigits('')
    })
  const { error } = signingIn
  const codeError = isAboutCode(error) ? t(`errors:code.${error.code}`) : t('common:code.wrong')

  return (
    <Page
      title={t('signIn.title')}
      purpose={t('signIn.purpose')}
      action={
        isSent ? (
          <Button text={t('signIn.submit')} isBusy={signingIn.isBusy} onTap={submit} />
        ) : (
          <Button text={t('signIn.sendCode')} isBusy={code.isSending || isFetching} onTap={send} />
        )
      }
    >
      <HostNotice />
      <Card>
        {isSent ? (
          <>
            <View className="phone-sign-in__sent">
              <Text>{t('signIn.sentTo')}</Text>
              <Text className="phone-sign-in__number">{phone}</Text>
              <Button kind="text" text={t('signIn.otherPhone')} onTap={startOver} />
            </View>
            <CodeField
              id="code"
              value={digits}
              onChange={(value) => change(() => setDigits(value))}
              onConfirm={submit}
              error={problem === 'code' ? codeError : undefined}
              expiresInSeconds={code.expiresInSeconds}
              resendAt={code.resendAt}
              onResend={send}
              isResending={code.isSending}
            />
          </>
        ) : (
          <TextField
            id="phone"
            label={t('signIn.phone')}
            hint={t('signIn.phoneHint')}
            value={phone}
            onChange={(value) => change(() => setPhone(value))}
            onConfirm={send}
            keyboard="phone"
            autoComplete="tel"
            maxLength={24}
            placeholder={t('signIn.phonePlaceholder')}
            {...(problem === 'phone' ? { error: t('signIn.phoneWrong') } : {})}
          />
        )}
      </Card>
      {!isChanged && <CodeProgress code={code} />}
      {error && !isChanged && !isAboutCode(error) && <ErrorNotice error={error} />}
      {documents.error && (
        <ErrorNotice what="load" error={toApiError(documents.error)} onRetry={() => documents.refetch()} />
      )}
      {(!isSent || !isAgreed) && (
        <Agreement
          isAgreed={isAgreed}
          onChange={(isChecked) => change(() => setAgreed(isChecked))}
          isMissing={problem === 'agree'}
          isChanged={isChanged}
        />
      )}
    </Page>
  )
}

const consentsOf = (documents: readonly ConsentVersion[]): ConsentVersion[] =>
  documents.map(({ kind, version }) => ({ kind, version }))
