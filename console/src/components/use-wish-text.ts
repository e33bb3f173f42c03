import type { Wish } from '@tongzhen/contract/named-doctor'
import { useTranslation } from 'react-i18next'

/** `2026/11/26, morning`. */
export function useWishText(): (wish: Wish) => string {
  const { t } = useTranslation()

  return ({ on, period }) =>
    t('wish', { day: on.replaceAll('-', '/'), period: t(`period.${period ?? 'any'}`) })
}
