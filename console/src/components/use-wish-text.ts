import type { Wish } from '@tongzhen/contract/named-doctor'
import { useTranslation } from 'react-i18next'
import { calendarDay } from '../lib/format'

/** `2026/11/26, morning`. */
export function useWishText(): (wish: Wish) => string {
  const { t } = useTranslation()

  return ({ on, period }) => t('wish', { day: calendarDay(on), period: t(`period.${period ?? 'any'}`) })
}
