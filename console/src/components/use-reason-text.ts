import type { ErrorCode } from '@tongzhen/contract/errors'
import { useTranslation } from 'react-i18next'

/** Why a payment waits, in words. */
export function useReasonText(): (reason: ErrorCode | null) => string {
  const { t, i18n } = useTranslation()

  return (reason) => (i18n.exists(`why.${reason}`) ? t(`why.${reason}`) : t('why.other'))
}
