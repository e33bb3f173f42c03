import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Institution } from '@tongzhen/contract/institutions'
import type { RedFlag } from '@tongzhen/contract/states'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { useTranslation } from '@/lib/use-translation'

const call = (phoneNumber: string) => Taro.makePhoneCall({ phoneNumber })

/** What may not wait: 120 and the nearest emergency department, and nothing to book. */
export function EmergencyCard({ redFlags, institution }: { redFlags: RedFlag[]; institution: Institution }) {
  const { t } = useTranslation('customer-service')
  const { emergencyPhone } = institution

  return (
    <Notice kind="danger" role="alert" title={t('emergency.title')}>
      <View>{t('emergency.text')}</View>
      {redFlags.includes('suicide') && <View>{t('emergency.crisis')}</View>}
      <Button kind="danger" icon="phone" text={t('emergency.call')} onTap={() => call('120')} />
      <Button
        kind="plain"
        icon="phone"
        text={t('emergency.hospital', { phone: emergencyPhone })}
        onTap={() => call(emergencyPhone)}
      />
    </Notice>
  )
}
