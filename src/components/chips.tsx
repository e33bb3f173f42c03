import { Text, View } from '@tarojs/components'
import { classNames } from '@/lib/class-names'
import { aria } from './aria'
import { Tap } from './tap'
import './chips.css'

interface ChipsProps<T extends string> {
  label: string
  value: T | undefined
  choices: readonly { value: T; text: string }[]
  onChange: (value: T) => void
}

/** A filter with few values, side by side; wraps, never scrolls sideways. */
export function Chips<T extends string>({ label, value, choices, onChange }: ChipsProps<T>) {
  return (
    <View className="chips" {...aria({ role: 'radiogroup', label })}>
      {choices.map((choice) => (
        <Tap
          key={choice.value}
          className={classNames('chip', choice.value === value && 'chip--chosen')}
          onTap={() => onChange(choice.value)}
          aria={{ role: 'radio', checked: choice.value === value }}
        >
          <Text>{choice.text}</Text>
        </Tap>
      ))}
    </View>
  )
}
