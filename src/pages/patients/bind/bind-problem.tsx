import Taro, { useRouter } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import type { ApiError } from '@/api/error'
import { useHospitalPhone } from '@/api/institutions'
import { Button } from '@/components/button'
import { ErrorNotice } from '@/components/error-notice'
import { Notice } from '@/components/notice'
import { goOn } from '@/lib/go-on'
import { openFile, patients } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { focusElement } from '@/platform/browser'
import { fieldId } from '../shared/use-patient-form'

interface BindProblemProps {
  error: ApiError
  next: string | undefined
  onRetry: () => void
}

/** Each refusal with its own way out. */
export function BindProblem({ error, next, onRetry }: BindProblemProps) {
  const { t } = useTranslation('patients')
  const { institutionId } = useRouter().params
  switch (error.code) {
    case 'FILE_NOT_FOUND':
      return (
        <Notice kind="attention" role="alert" title={t('bind.notFound')}>
          {t('bind.notFoundText')}
          <Button kind="plain" text={t('bind.check')} onTap={() => focusElement(fieldId('documentNumber'))} />
          <Button
            kind="plain"
            text={t('bind.openNew')}
            onTap={() => Taro.redirectTo({ url: openFile({ next, institutionId }) })}
          />
        </Notice>
      )
    case 'FILE_NAME_MISMATCH':
      return (
        <Notice kind="attention" role="alert" title={t('bind.nameMismatch')}>
          {t('bind.nameMismatchText')}
          <CallDesk />
        </Notice>
      )
    case 'FILE_PHONE_UNUSABLE':
      return (
        <Notice kind="attention" role="alert" title={t('bind.phoneUnusable')}>
          {t('bind.phoneUnusableText')}
          <CallDesk />
        </Notice>
      )
    case 'FILE_NOT_SEEN_YET':
      return (
        <Notice kind="attention" role="alert" title={t('bind.notSeen')}>
          {t('bind.notSeenText')}
          <CallDesk />
        </Notice>
      )
    case 'PATIENT_ALREADY_ADDED':
      return (
        <Notice kind="info" role="alert" title={t('file.alreadyAdded')}>
          <Button
            kind="plain"
            text={t(next ? 'file.goOn' : 'file.seePatients')}
            onTap={() => goOn(next ?? patients())}
          />
        </Notice>
      )
    case 'PATIENT_LIMIT_REACHED':
      return (
        <ErrorNotice
          error={error}
          ways={<Button kind="plain" text={t('file.seePatients')} onTap={() => goOn(patients())} />}
        />
      )
    case 'NO_ANSWER':
    case 'OFFLINE':
    case 'SERVER_BUSY':
    case 'HOSPITAL_UNAVAILABLE':
    case 'SMS_UNAVAILABLE':
    case 'IDEMPOTENCY_IN_PROGRESS':
      return <ErrorNotice error={error} onRetry={onRetry} />
    default:
      return <ErrorNotice error={error} />
  }
}

const CallDesk = observer(function CallDesk() {
  const { t } = useTranslation('patients')
  const phone = useHospitalPhone()
  if (!phone) return null
  return (
    <Button
      kind="plain"
      icon="phone"
      text={t('bind.callDesk', { phone })}
      onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}
    />
  )
})
