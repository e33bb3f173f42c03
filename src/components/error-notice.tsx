import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ApiError } from '@/api/error'
import { useHospitalPhone } from '@/api/institutions'
import { paramsInWords } from '@/lib/params-in-words'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { dial } from '@/platform/host'
import { Button } from './button'
import { Notice } from './notice'
import './error-notice.css'

interface ErrorNoticeProps {
  error: ApiError
  onRetry?: () => void
  /** `load`: something could not be shown. `action`: something could not be done. */
  what?: 'load' | 'action'
  /** Ways out that fit this very error, before the phone number. */
  ways?: ReactNode
}

/** What happened, what it means, what to do now; the hospital's desk and 120 at the end of every dead end. */
export function ErrorNotice({ error, onRetry, what = 'action', ways }: ErrorNoticeProps) {
  const { t } = useTranslation(['errors', 'common'])
  const words = useWords()
  const phone = useHospitalPhone()
  const title = error.isUnknown
    ? 'errors:unknownTitle'
    : what === 'load'
      ? 'errors:loadTitle'
      : 'errors:title'
  return (
    <Notice kind={error.isUnknown ? 'attention' : 'danger'} role="alert" title={t(title)}>
      <View className="error-notice__text">
        {what === 'load' && error.code === 'OFFLINE'
          ? t('errors:loadOffline')
          : t(`errors:code.${error.code}`, paramsInWords(error.params, words.day))}
      </View>
      {error.traceId && error.isOurs && (
        <View className="error-notice__trace">{t('errors:trace', { traceId: error.traceId })}</View>
      )}
      <View className="error-notice__ways">
        {onRetry && <Button kind="plain" text={t('common:action.retry')} onTap={onRetry} />}
        {ways}
        {phone && (
          <Button
            kind="text"
            icon="phone"
            text={t('common:help.callDesk', { phone })}
            onTap={() => dial(phone)}
          />
        )}
      </View>
      <Text>{t('common:help.emergency')}</Text>
    </Notice>
  )
}
