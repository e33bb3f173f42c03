import { Input, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from '@/lib/class-names'
import { useTranslation } from '@/lib/use-translation'
import { keyboardFor, type Typed } from '@/platform/keyboard'
import { aria } from './aria'
import './field.css'

export interface TextFieldProps {
  /** Unique on its page; focus goes there when it is the first wrong field. */
  id: string
  label: string
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  /** The keyboard's own "done" or Enter. */
  onConfirm?: () => void
  hint?: string
  /** In words; absent when nothing is wrong. */
  error?: string
  keyboard?: Typed
  maxLength?: number
  isOptional?: boolean
  placeholder?: string
  disabled?: boolean
  /** E.g. "send", at the right of the input. */
  aside?: ReactNode
  /** Another way to fill it in, at the right of the label. */
  labelAside?: ReactNode
  /** Browser autofill, e.g. `tel`, `one-time-code`, `name`. */
  autoComplete?: string
}

/** Label above, hint below it, input, error under it in words. Pasting is always allowed. */
export function TextField(props: TextFieldProps) {
  const { id, label, value, onChange, onBlur, hint, error, keyboard = 'text', isOptional = false } = props
  const { t } = useTranslation()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <View className={classNames('field', error && 'field--wrong')}>
      <View className="field__head">
        <View className="field__label" {...aria({ hidden: true })}>
          {label}
          {isOptional && <View className="field__optional">{t('optional')}</View>}
        </View>
        {props.labelAside}
      </View>
      {hint && (
        <View id={`${id}-hint`} className="field__hint">
          {hint}
        </View>
      )}
      <View className="field__line">
        <Input
          id={id}
          className="field__input"
          {...keyboardFor(keyboard)}
          value={value}
          maxlength={props.maxLength ?? 140}
          placeholder={props.placeholder}
          disabled={props.disabled}
          onInput={(event) => onChange(event.detail.value)}
          onBlur={onBlur}
          onConfirm={props.onConfirm}
          {...{ autoComplete: props.autoComplete ?? 'off' }}
          {...aria({
            label: isOptional ? `${label} (${t('optional')})` : label,
            invalid: error !== undefined,
            ...(describedBy ? { describedBy } : {}),
          })}
        />
        {props.aside}
      </View>
      {error && (
        <View id={`${id}-error`} className="field__error" {...aria({ role: 'alert' })}>
          {error}
        </View>
      )}
    </View>
  )
}
