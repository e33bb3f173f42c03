import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useInstitution } from '@/api/institutions'
import { Row } from '@/components/row'
import { useTranslation } from '@/lib/use-translation'

/** Somebody to talk to, once the number is known. */
export const CallDesk = observer(function CallDesk() {
  const { t } = useTranslation('home')
  const phone = useInstitution()?.phone
  if (!phone) return null
  return (
    <Row
      icon="phone"
      title={t('do.callDesk')}
      text={phone}
      onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}
    />
  )
})
