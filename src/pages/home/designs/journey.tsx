import '@/locales/home-designs'
import { Text, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Row } from '@/components/row'
import { Tap } from '@/components/tap'
import { classNames } from '@/lib/class-names'
import { useTranslation } from '@/lib/use-translation'
import { CallDesk } from '../call-desk'
import { NextCard } from '../next-card'
import type { NextToDo } from '../next-to-do'
import { open, services, useOffered } from '../offered'
import { type Moment, moments, presentMoment } from './moments'
import './journey.css'

/** Before, at and after the visit as steps of one way; the present one is open and holds what is next. */
export const Design = observer(function Journey(next: NextToDo) {
  const present = presentMoment(next)
  const [chosen, setChosen] = useState<Moment>()
  const opened = chosen ?? present
  return (
    <>
      <View className="journey">
        {moments.map(({ moment }) => (
          <View
            key={moment}
            className={classNames('journey__step', moment === present && 'journey__step--now')}
          >
            <Step
              moment={moment}
              isPresent={moment === present}
              isOpen={moment === opened}
              onTap={() => setChosen(moment)}
            />
            {moment === present && <NextCard {...next} />}
            {moment === opened && <Panel moment={moment} />}
          </View>
        ))}
      </View>
      <Card>
        <CallDesk />
      </Card>
    </>
  )
})

interface StepProps {
  moment: Moment
  isPresent: boolean
  isOpen: boolean
  onTap: () => void
}

function Step({ moment, isPresent, isOpen, onTap }: StepProps) {
  const { t } = useTranslation('home-designs')
  return (
    <Tap className="journey__head" onTap={onTap} aria={{ expanded: isOpen }}>
      <View className="journey__mark" {...aria({ hidden: true })} />
      <Text className="journey__name">{t(`moment.${moment}`)}</Text>
      {isPresent && <Text className="journey__now">{t('present')}</Text>}
      <Icon name="next" className={classNames('journey__fold', isOpen && 'journey__fold--open')} />
    </Tap>
  )
}

const Panel = observer(function Panel({ moment }: { moment: Moment }) {
  const { t } = useTranslation('home')
  const offered = useOffered()
  const here = moments.find((one) => one.moment === moment)?.services.filter(offered) ?? []
  return (
    <Card>
      <View>
        {here.map((service) => (
          <Row
            key={service}
            icon={services[service].icon}
            title={t(`do.${service}`)}
            text={t(`do.${service}Hint`)}
            onTap={() => open(service)}
          />
        ))}
      </View>
    </Card>
  )
})
