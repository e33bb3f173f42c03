import { Text, View } from '@tarojs/components'
import { classNames } from '@/lib/class-names'
import { aria } from './aria'
import { Tap } from './tap'
import './tabs.css'

interface TabsProps<T extends string> {
  label: string
  value: T
  choices: readonly { value: T; text: string }[]
  onChange: (value: T) => void
}

/** A few views of the same page, one of them open. */
export function Tabs<T extends string>({ label, value, choices, onChange }: TabsProps<T>) {
  return (
    <View className="tabs" {...aria({ role: 'tablist', label })}>
      {choices.map((choice) => (
        <Tap
          key={choice.value}
          className={classNames('tabs__tab', choice.value === value && 'tabs__tab--open')}
          onTap={() => onChange(choice.value)}
          aria={{ role: 'tab', selected: choice.value === value }}
        >
          <Text>{choice.text}</Text>
        </Tap>
      ))}
    </View>
  )
}
