import '@/locales/home-designs'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { useInstitution } from '@/api/institutions'
import { aria } from '@/components/aria'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Row } from '@/components/row'
import { Tap } from '@/components/tap'
import { classNames } from '@/lib/class-names'
import { useTranslation } from '@/lib/use-translation'
import { NextCard } from '../next-card'
import type { NextToDo } from '../next-to-do'
import { open, type Service, services, useOffered } from '../offered'
import './elder.css'

const main: Service[] = ['byDepartment', 'visits', 'pay', 'reports', 'code']
const others: Service[] = [
  'assistant',
  'byDoctor',
  'inpatient',
  'patients',
  'special',
  'mdt',
  'followed',
  'hospital',
]

/** Six choices in one column, the last of which brings the others; and somebody to talk to (experience.md C6). */
export const Design = observer(function Elder(next: NextToDo) {
  const { t } = useTranslation(['home-designs', 'home'])
  const [isOpen, setOpen] = useState(false)
  const offered = useOffered()
  const phone = useInstitution()?.phone
  return (
    <>
      <NextCard {...next} />
      <View className="home-elder" {...aria({ role: 'group', label: t('home:do.label') })}>
        {main.filter(offered).map((service) => (
          <Choice key={service} service={service} />
        ))}
        <Card className="home-elder__card">
          <Tap className="row" onTap={() => setOpen(!isOpen)} aria={{ expanded: isOpen }}>
            <Icon name="add" className="row__icon" />
            <View className="row__words row__title">{isOpen ? t('less') : t('more')}</View>
            <Icon
              name="next"
              className={classNames('row__next', 'home-elder__fold', isOpen && 'home-elder__fold--open')}
            />
          </Tap>
        </Card>
        {isOpen && others.filter(offered).map((service) => <Choice key={service} service={service} />)}
      </View>
      {phone && (
        <Button
          kind="plain"
          icon="phone"
          text={t('callDesk', { phone })}
          onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}
        />
      )}
    </>
  )
})

function Choice({ service }: { service: Service }) {
  const { t } = useTranslation('home')
  return (
    <Card className="home-elder__card">
      <Row icon={services[service].icon} title={t(`do.${service}`)} onTap={() => open(service)} />
    </Card>
  )
}
