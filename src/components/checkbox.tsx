import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { classNames } from '@/lib/class-names'
import { aria } from './aria'
import { Icon } from './icon'
import { Tap } from './tap'
import './checkbox.css'

interface CheckboxProps {
  id?: string
  label: string
  /** The whole sentence for a screen reader, when the children say more than the label. */
  spoken?: string
  isChecked: boolean
  onChange: (isChecked: boolean) => void
  /** Said in words when it must be ticked and is not. */
  error?: string
}

/** A statement one agrees to; its words are part of the target, and so are the children, e.g. a hint. */
export function Checkbox({
  id,
  label,
  spoken,
  isChecked,
  onChange,
  error,
  children,
}: PropsWithChildren<CheckboxProps>) {
  return (
    <View className={classNames('checkbox', error && 'checkbox--wrong')}>
      <Tap
        id={id}
        className="checkbox__target"
        onTap={() => onChange(!isChecked)}
        aria={{
          role: 'checkbox',
          checked: isChecked,
          label: spoken ?? label,
          ...(error ? { invalid: true, describedBy: `${id}-error` } : {}),
        }}
      >
        <View className={classNames('checkbox__mark', isChecked && 'checkbox__mark--checked')}>
          {isChecked && <Icon name="tick" />}
        </View>
        <View className="checkbox__words">
          {label}
          {children}
        </View>
      </Tap>
      {error && (
        <View id={`${id}-error`} className="checkbox__error" {...aria({ role: 'alert' })}>
          {error}
        </View>
      )}
    </View>
  )
}
