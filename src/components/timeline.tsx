import { Text, View } from '@tarojs/components'
import { aria } from './aria'
import { Card } from './card'
import { Pieces } from './pieces'
import './timeline.css'

export interface TimelineStep {
  title: string
  /** Behind us, with someone now, to come; or where it came to an end. */
  mark: 'done' | 'now' | 'next' | 'ended'
  /** In words: how far it is, when it was or will be, by when it will be known. */
  when: readonly (string | false | undefined)[]
}

/** Done, now, next: where something that takes time stands, and what to expect. */
export function Timeline({ title, steps }: { title: string; steps: readonly TimelineStep[] }) {
  return (
    <Card title={title}>
      <View className="timeline" {...aria({ role: 'list' })}>
        {steps.map((step) => (
          <View
            key={step.title}
            className={`timeline__step timeline__step--${step.mark}`}
            {...aria({ role: 'listitem' })}
          >
            <View className="timeline__mark" {...aria({ hidden: true })} />
            <View className="timeline__words">
              <Text className="timeline__name">{step.title}</Text>
              <Pieces className="timeline__when" of={step.when} />
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}
