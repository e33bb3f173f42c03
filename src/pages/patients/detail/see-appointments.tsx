import Taro from '@tarojs/taro'
import { Button } from '@/components/button'
import { visits } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'

/** The way out when an appointment stands against something. */
export function SeeAppointments() {
  const { t } = useTranslation('patients')
  return (
    <Button kind="plain" text={t('detail.seeAppointments')} onTap={() => Taro.reLaunch({ url: visits() })} />
  )
}
