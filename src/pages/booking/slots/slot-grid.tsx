import { Text, View } from '@tarojs/components'
import type { Slot } from '@tongzhen/contract/booking'
import { aria } from '@/components/aria'
import { Tap } from '@/components/tap'
import { classNames } from '@/lib/class-names'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'
import { slotState } from '../shared/slot-state'
import './slot-grid.css'

interface SlotGridProps {
  slots: readonly Slot[]
  chosenId: string | undefined
  nowMs: number
  onChoose: (slotId: string) => void
}

/** Equal buttons, one for each time, with the places left in words. */
export function SlotGrid({ slots, chosenId, nowMs, onChoose }: SlotGridProps) {
  const { t } = useTranslation('booking')
  const words = useWords()
  return (
    <View className="slots" {...aria({ role: 'radiogroup', label: t('slots.times') })}>
      {slots.map((slot) => {
        const state = slotState(slot, nowMs)
        const isChosen = slot.slotId === chosenId
        return (
          <Tap
            key={slot.slotId}
            className={classNames(
              'slot',
              isChosen && 'slot--chosen',
              state === 'free' && slot.left === 1 && 'slot--few',
            )}
            disabled={state !== 'free'}
            onTap={() => onChoose(slot.slotId)}
            aria={{ role: 'radio', checked: isChosen }}
          >
            <Text className="slot__time">{words.clock(slot.startsAt)}</Text>
            <Text className="slot__left">
              {state === 'past' ? t('slots.past') : words.left(state === 'full' ? 0 : slot.left)}
            </Text>
          </Tap>
        )
      })}
    </View>
  )
}
