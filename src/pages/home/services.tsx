import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Institution } from '@tongzhen/contract/institutions'
import { observer } from 'mobx-react-lite'
import { useInstitution } from '@/api/institutions'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Icon, type IconName } from '@/components/icon'
import { Row } from '@/components/row'
import { Tap } from '@/components/tap'
import {
  bills,
  departments,
  findDoctor,
  followedDoctors,
  healthCode,
  patients,
  reports,
  stays,
  visits,
} from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { preferences } from '@/stores/preferences'
import './services.css'

type Service =
  | 'byDepartment'
  | 'byDoctor'
  | 'visits'
  | 'pay'
  | 'reports'
  | 'inpatient'
  | 'code'
  | 'patients'
  | 'special'
  | 'mdt'
  | 'followed'

const services: Record<Service, { icon: IconName; url: string }> = {
  byDepartment: { icon: 'department', url: departments() },
  byDoctor: { icon: 'doctor', url: findDoctor() },
  visits: { icon: 'visits', url: visits() },
  pay: { icon: 'fee', url: bills() },
  reports: { icon: 'report', url: reports() },
  inpatient: { icon: 'bed', url: stays() },
  code: { icon: 'code', url: healthCode() },
  patients: { icon: 'patients', url: patients() },
  special: { icon: 'star', url: departments({ kind: 'special_need' }) },
  mdt: { icon: 'team', url: departments({ kind: 'mdt' }) },
  followed: { icon: 'heart', url: followedDoctors() },
}
/** What an institution may not offer. */
const modules: Partial<Record<Service, Institution['modules'][number]>> = {
  reports: 'reports',
  inpatient: 'inpatient',
  code: 'health_card',
  special: 'special_need',
  mdt: 'mdt',
}
const main: Service[] = ['byDepartment', 'byDoctor', 'visits', 'pay']

const open = (service: Service) => Taro.navigateTo({ url: services[service].url })

/** Four large actions, the rest as a short list. In elder mode full-width rows and the desk's number. */
export const Services = observer(function Services() {
  const { t } = useTranslation('home')
  const institution = useInstitution()
  const offered = (service: Service): boolean => {
    const module = modules[service]
    return module === undefined || (institution?.modules.includes(module) ?? false)
  }
  const callDesk = institution && (
    <Row
      icon="phone"
      title={t('do.callDesk')}
      text={institution.phone}
      onTap={() => Taro.makePhoneCall({ phoneNumber: institution.phone })}
    />
  )
  if (preferences.isElder) {
    return (
      <View className="services-elder" {...aria({ role: 'group', label: t('do.label') })}>
        {[...main, ...(['code', 'reports', 'inpatient', 'patients'] as const).filter(offered)].map(
          (service) => (
            <Card key={service} className="services-elder__card">
              <Row icon={services[service].icon} title={t(`do.${service}`)} onTap={() => open(service)} />
            </Card>
          ),
        )}
        <Card className="services-elder__card">{callDesk}</Card>
      </View>
    )
  }
  return (
    <>
      <View className="services" {...aria({ role: 'group', label: t('do.label') })}>
        {main.map((service) => (
          <Tap key={service} className="service" onTap={() => open(service)} aria={{ role: 'link' }}>
            <Icon name={services[service].icon} className="service__icon" />
            <Text className="service__name">{t(`do.${service}`)}</Text>
            <Text className="service__hint">{t(`do.${service}Hint`)}</Text>
          </Tap>
        ))}
      </View>
      <Card>
        {(['code', 'reports', 'inpatient', 'special', 'mdt', 'patients', 'followed'] as const)
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
        {callDesk}
      </Card>
    </>
  )
})
