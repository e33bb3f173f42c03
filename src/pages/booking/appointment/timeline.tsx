import { Text, View } from '@tarojs/components'
import type { Appointment } from '@tongzhen/contract/booking'
import { useTranslation } from 'react-i18next'
import { aria } from '@/components/aria'
import { Card } from '@/components/card'
import { Pieces } from '@/components/pieces'
import { useWords } from '@/lib/words'
import { timelineOf } from './timeline-of'
import './timeline.css'

/** Done, now, next: where the appointment stands and what to expect. */
export function Timeline({ appointment }: { appointment: Appointment }) {
  const { t } = useTranslation('booking')
  const words = useWords()
  return (
    <Card title={t('appointment.timeline.label')}>
      <View className="timeline" {...aria({ role: 'list' })}>
        {timelineOf(appointment).map((step) => (
          <View
            key={step.name}
            className={`timeline__step timeline__step--${step.mark}`}
            {...aria({ role: 'listitem' })}
          >
            <View className="timeline__mark" {...aria({ hidden: true })} />
            <View className="timeline__words">
              <Text className="timeline__name">{t(`appointment.timeline.${step.name}`)}</Text>
              <Pieces
                className="timeline__when"
                of={[
                  step.mark !== 'ended' && t(`appointment.timeline.${step.mark}`),
                  step.at && words.moment(step.at),
                  step.by && t('appointment.timeline.by', { time: words.by(step.by) }),
                ]}
              />
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}
