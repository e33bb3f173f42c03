import type { ApiError } from '@/api/error'
import { Button } from '@/components/button'
import { ErrorNotice } from '@/components/error-notice'
import { Notice } from '@/components/notice'
import { goOn } from '@/lib/go-on'
import { patients } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'

interface FileProblemProps {
  error: ApiError
  next: string | undefined
  onRetry: () => void
}

/** Why no file was opened, or that nobody knows yet, with the way on. */
export function FileProblem({ error, next, onRetry }: FileProblemProps) {
  const { t } = useTranslation(['patients', 'common'])
  switch (error.code) {
    case 'REVERIFICATION_REQUIRED':
      return null
    case 'FILE_EXISTS':
      return (
        <Notice kind="info" role="alert" title={t('file.exists')}>
          {t('file.existsText')}
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
    case 'IDEMPOTENCY_IN_PROGRESS':
    case 'HOSPITAL_UNAVAILABLE':
      return (
        <Notice kind="attention" role="alert" title={t('file.unknown')}>
          {t('file.unknownText')}
        </Notice>
      )
    case 'OFFLINE':
    case 'SERVER_BUSY':
      return <ErrorNotice error={error} onRetry={onRetry} />
    default:
      return <ErrorNotice error={error} />
  }
}
