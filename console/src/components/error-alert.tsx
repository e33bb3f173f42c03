import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ConsoleError } from '../api/client'

interface ErrorAlertProps {
  error: unknown
  /** Where it is safe to ask once more: what was only to be read. */
  onRetry?: () => void
}

/** What went wrong, in words; nothing when nothing did. */
export function ErrorAlert({ error, onRetry }: ErrorAlertProps) {
  const { t, i18n } = useTranslation()
  if (!error) return null
  const { code, params, traceId } = error instanceof ConsoleError ? error : new ConsoleError('INTERNAL')
  const key = `error.${code}`
  const text = i18n.exists(key) ? t(key, params) : t('error.other', { code })

  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      message={text}
      description={traceId ? t('traceId', { traceId }) : undefined}
      action={onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
    />
  )
}
