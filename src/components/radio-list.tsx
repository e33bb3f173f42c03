import { Text, View } from '@tarojs/components'
import { classNames } from '@/lib/class-names'
import { aria } from './aria'
import { Tap } from './tap'
import './radio-list.css'

export interface Choice<T extends string> {
  value: T
  text: string
  hint?: string
  /** Other words by which it is found. */
  searchText?: string
}

interface RadioListProps<T extends string> {
  label: string
  value: T | undefined
  choices: readonly Choice<T>[]
  onChange: (value: T) => void
}

/** A few choices in the open, one of which holds. */
export function RadioList<T extends string>({ label, value, choices, onChange }: RadioListProps<T>) {
  return (
    <View {...aria({ role: 'radiogroup', label })}>
      {choices.map((choice) => {
        const isChosen = choice.value === value
        return (
          <Tap
            key={choice.value}
            className="radio"
            onTap={() => onChange(choice.value)}
            aria={{ role: 'radio', checked: isChosen }}
          >
            <View
              className={classNames('radio__mark', isChosen && 'radio__mark--chosen')}
              {...aria({ hidden: true })}
            />
            <View className="radio__words">
              <Text>{choice.text}</Text>
              {choice.hint && <Text className="radio__hint">{choice.hint}</Text>}
            </View>
          </Tap>
        )
      })}
    </View>
  )
}
