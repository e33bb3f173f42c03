import { Text, View } from '@tarojs/components'
import type { Step } from '@/lib/step'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { aria } from './aria'
import { Card } from './card'
import { Pieces } from './pieces'
import './timeline.css'

interface TimelineProps<Name extends string> {
  steps: readonly Step<Name>[]
  /** What a step is called. */
  nameOf: (name: Name) => string
}

/** Done, now, next: where something that takes time stands, and what to expect; nothing comes after where it ended. */
export function Timeline<Name extends string>({ steps, nameOf }: TimelineProps<Name>) {
  const { t } = useTranslation()
  const words = useWords()
  const end = steps.findIndex(({ mark }) => mark === 'ended')
  return (
    <Card title={t('timeline.label')}>
      <View className="timeline" {...aria({ role: 'list' })}>
        {(end < 0 ? steps : steps.slice(0, end + 1)).map(({ name, mark, at, by }) => (
          <View
            key={name}
            className={`timeline__step timeline__step--${mark}`}
            {...aria({ role: 'listitem' })}
          >
            <View className="timeline__mark" {...aria({ hidden: true })} />
            <View className="timeline__words">
              <Text className="timeline__name">{nameOf(name)}</Text>
              <Pieces
                className="timeline__when"
                of={[
                  mark !== 'ended' && t(`timeline.${mark}`),
                  at && words.moment(at),
                  by && t('timeline.by', { time: words.by(by) }),
                ]}
              />
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}
