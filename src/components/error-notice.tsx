import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useTranslation } from 'react-i18next'
import type { ApiError } from '@/api/error'
import { useHospitalPhone } from '@/api/institutions'
import { Button } from './button'
import { Notice } from './notice'
import './error-notice.css'

interface ErrorNoticeProps {
  error: ApiError
  onRetry?: () => void
  /** `load`: something could not be shown. `action`: something could not be done. */
  what?: 'load' | 'action'
}

/** What happened, what it means, what to do now; the hospital's desk and 120 at the end of every dead end. */
export function ErrorNotice({ error, onRetry, what = 'action' }: ErrorNoticeProps) {
  const { t } = useTranslation(['errors', 'common'])
  const phone = useHospitalPhone()
  return (
    <Notice kind="danger" role="alert" title={t(what === 'load' ? 'errors:loadTitle' : 'errors:title')}>
      <View className="error-notice__text">{t(`errors:code.${error.code}`, error.params)}</View>
      {error.traceId && (
        <View className="error-notice__trace">{t('errors:trace', { traceId: error.traceId })}</View>
      )}
      <View className="error-notice__ways">
        {onRetry && <Button kind="plain" text={t('common:action.retry')} onTap={onRetry} />}
        {phone && (
          <Button
            kind="text"
            icon="phone"
            text={t('common:help.callDesk', { phone })}
            onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}
          />
        )}
      </View>
      <Text>{t('common:help.emergency')}</Text>
    </Notice>
  )
}
