import '@/locales/emergency'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { RedFlag } from '@tongzhen/contract/states'
import { useInstitutionById } from '@/api/institutions'
import { hospital } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { dial, host } from '@/platform/host'
import { Button } from './button'
import { Lines } from './lines'
import { Notice } from './notice'
import './emergency-card.css'

interface EmergencyCardProps {
  institutionId: string
  redFlags: readonly RedFlag[]
}

/** 120 first, then the hospital's own emergency department; nothing to book. */
export function EmergencyCard({ institutionId, redFlags }: EmergencyCardProps) {
  const { t } = useTranslation('emergency')
  const institution = useInstitutionById(institutionId)

  return (
    <Notice kind="danger" role="alert" title={t('title')}>
      <View className="emergency-card">
        <Button kind="danger" icon="phone" text={t('call')} onTap={() => dial('120')} />
        {redFlags.includes('suicide') && <View>{t('alone')}</View>}
        <View>{t('wait')}</View>
        {institution && (
          <>
            <Lines
              of={[t('where', { name: institution.name }), institution.address, institution.emergencyPhone]}
            />
            <Button
              kind="plain"
              icon="phone"
              text={t('hospitalCall')}
              onTap={() => dial(institution.emergencyPhone)}
            />
            {institution.modules.includes('hospital') && host.channel !== 'embedded' && (
              <Button
                kind="plain"
                icon="place"
                text={t('way')}
                onTap={() => Taro.navigateTo({ url: hospital({ part: 'way' }) })}
              />
            )}
          </>
        )}
      </View>
    </Notice>
  )
}
