import '@/locales/home-designs'
import { Text, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { useTranslation } from '@/lib/use-translation'
import { CallDesk } from '../call-desk'
import { NextCard } from '../next-card'
import type { NextToDo } from '../next-to-do'
import { open, services, useOffered } from '../offered'
import { moments } from './moments'
import './tiles.css'

/** Every service at a glance, in a grid by moment; what is next stays on top. */
export const Design = observer(function Tiles(next: NextToDo) {
  const { t } = useTranslation(['home-designs', 'home'])
  const offered = useOffered()
  return (
    <>
      <NextCard {...next} />
      {moments
        .map((one) => ({ ...one, services: one.services.filter(offered) }))
        .filter((one) => one.services.length > 0)
        .map((one) => (
          <Card key={one.moment} title={t(`moment.${one.moment}`)}>
            <View className="tiles" {...aria({ role: 'group', label: t(`moment.${one.moment}`) })}>
              {one.services.map((service) => (
                <Tap key={service} className="tile" onTap={() => open(service)} aria={{ role: 'link' }}>
                  <View className="tile__ground">
                    <Icon name={services[service].icon} className="tile__icon" />
                  </View>
                  <Text className="tile__name">{t(`home:do.${service}`)}</Text>
                </Tap>
              ))}
            </View>
          </Card>
        ))}
      <Card>
        <CallDesk />
      </Card>
    </>
  )
})
