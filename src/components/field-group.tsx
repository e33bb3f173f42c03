import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { classNames } from '@/lib/class-names'
import { aria } from './aria'
import './field.css'

interface FieldGroupProps {
  /** Unique on its page; focus goes there when it is the first wrong field. */
  id: string
  label: string
  hint?: string
  /** In words; absent when nothing is wrong. */
  error?: string | undefined
}

/** Label and error around choices in the open (`Chips`, `RadioList`), which say the label to a reader themselves. */
export function FieldGroup({ id, label, hint, error, children }: PropsWithChildren<FieldGroupProps>) {
  return (
    <View
      id={id}
      className={classNames('field', 'field-group', error && 'field--wrong')}
      {...{ tabIndex: -1 }}
    >
      <View className="field__label" {...aria({ hidden: true })}>
        {label}
      </View>
      {hint && <View className="field__hint">{hint}</View>}
      {children}
      {error && (
        <View className="field__error" {...aria({ role: 'alert' })}>
          {error}
        </View>
      )}
    </View>
  )
}
