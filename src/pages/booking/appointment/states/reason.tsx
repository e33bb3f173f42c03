import { View } from '@tarojs/components'
import { useTranslation } from 'react-i18next'
import type { StateProps } from './state-props'

/** Why it came to this, in the words that belong to the code; nothing when the hospital gave no reason. */
export function Reason({ appointment: { reason } }: StateProps) {
  const { t } = useTranslation('errors')
  return reason && <View>{t(`code.${reason}`)}</View>
}
