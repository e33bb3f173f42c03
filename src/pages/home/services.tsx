import { Text, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Row } from '@/components/row'
import { Tap } from '@/components/tap'
import { useTranslation } from '@/lib/use-translation'
import { CallDesk } from './call-desk'
import { open, services, useOffered } from './offered'
import './services.css'

/** Four large actions, the rest as a short list. */
export const Services = observer(function Services() {
  const { t } = useTranslation('home')
  const offered = useOffered()
  return (
    <>
      <View className="services" {...aria({ role: 'group', label: t('do.label') })}>
        {(['byDepartment', 'byDoctor', 'visits', 'pay'] as const).filter(offered).map((service) => (
          <Tap key={service} className="service" onTap={() => open(service)} aria={{ role: 'link' }}>
            <Icon name={services[service].icon} className="service__icon" />
            <Text className="service__name">{t(`do.${service}`)}</Text>
            <Text className="service__hint">{t(`do.${service}Hint`)}</Text>
          </Tap>
        ))}
      </View>
      <Card>
        {(
          [
            'assistant',
            'code',
            'reports',
            'inpatient',
            'special',
            'mdt',
            'patients',
            'followed',
            'hospital',
          ] as const
        )
          .filter(offered)
          .map((service) => (
            <Row
              key={service}
              icon={services[service].icon}
              title={t(`do.${service}`)}
              text={t(`do.${service}Hint`)}
              onTap={() => open(service)}
            />
          ))}
        <CallDesk />
      </Card>
    </>
  )
})
