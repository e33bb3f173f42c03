import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { classNames } from '@/lib/class-names'
import { aria } from './aria'
import { Icon } from './icon'
import { Tap } from './tap'
import './checkbox.css'

interface CheckboxProps {
  id?: string
  /** The whole sentence, for a screen reader. */
  label: string
  isChecked: boolean
  onChange: (isChecked: boolean) => void
}

/** A statement one agrees to. Children are its words and may hold links of their own. */
export function Checkbox({ id, label, isChecked, onChange, children }: PropsWithChildren<CheckboxProps>) {
  return (
    <View className="checkbox">
      <Tap
        id={id}
        className="checkbox__target"
        onTap={() => onChange(!isChecked)}
        aria={{ role: 'checkbox', checked: isChecked, label }}
      >
        <View className={classNames('checkbox__mark', isChecked && 'checkbox__mark--checked')}>
          {isChecked && <Icon name="done" />}
        </View>
      </Tap>
      <View className="checkbox__words" {...aria({})}>
        {children ?? label}
      </View>
    </View>
  )
}
