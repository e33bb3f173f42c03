import Taro from '@tarojs/taro'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/button'
import { visits } from '@/lib/paths'

/** The way out when an appointment stands against something. */
export function SeeAppointments() {
  const { t } = useTranslation('patients')
  return (
    <Button kind="plain" text={t('detail.seeAppointments')} onTap={() => Taro.reLaunch({ url: visits() })} />
  )
}
