import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConsoleError } from '../api/client'

interface ErrorAlertProps {
  error: unknown
  /** Where it is safe to ask once more: what was only to be read. A promise is waited for. */
  onRetry?: () => unknown
}

/** What went wrong, in words; nothing when nothing did. */
export function ErrorAlert({ error, onRetry }: ErrorAlertProps) {
  const { t, i18n } = useTranslation()
  const [isRetrying, setRetrying] = useState(false)
  if (!error) return null
  const retry = (again: () => unknown) => {
    setRetrying(true)
    Promise.resolve(again()).finally(() => setRetrying(false))
  }
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
      action={
        onRetry && (
          <Button loading={isRetrying} onClick={() => retry(onRetry)}>
            {t('retry')}
          </Button>
        )
      }
    />
  )
}
