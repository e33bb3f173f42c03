import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { RedFlag } from '@tongzhen/contract/states'
import { useInstitutionById } from '@/api/institutions'
import { Button } from '@/components/button'
import { Lines } from '@/components/lines'
import { Notice } from '@/components/notice'
import { hospital } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'

const call = (phoneNumber: string) => Taro.makePhoneCall({ phoneNumber })

interface EmergencyCardProps {
  institutionId: string
  redFlags: readonly RedFlag[]
}

/** 120 first, then the hospital's own emergency department; nothing to book. */
export function EmergencyCard({ institutionId, redFlags }: EmergencyCardProps) {
  const { t } = useTranslation('assistant')
  const institution = useInstitutionById(institutionId)

  return (
    <Notice kind="danger" role="alert" title={t('emergency.title')}>
      <View className="emergency__actions">
        <Button kind="danger" icon="phone" text={t('emergency.call')} onTap={() => call('120')} />
        {redFlags.includes('suicide') && <View>{t('emergency.alone')}</View>}
        <View>{t('emergency.wait')}</View>
        {institution && (
          <>
            <Lines of={[t('emergency.where', { name: institution.name }), institution.address]} />
            <Button
              kind="plain"
              icon="phone"
              text={t('emergency.hospitalCall', { phone: institution.emergencyPhone })}
              onTap={() => call(institution.emergencyPhone)}
            />
            {institution.modules.includes('hospital') && (
              <Button
                kind="plain"
                icon="place"
                text={t('emergency.way')}
                onTap={() => Taro.navigateTo({ url: hospital({ part: 'way' }) })}
              />
            )}
          </>
        )}
      </View>
    </Notice>
  )
}
