import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { classNames } from '@/lib/class-names'
import { joinDate, splitDate } from '@/lib/date-parts'
import { useTranslation } from '@/lib/use-translation'
import { keyboardFor } from '@/platform/keyboard'
import { aria } from './aria'
import './date-field.css'
import './field.css'

interface DateFieldProps {
  /** The year's input gets it. */
  id: string
  label: string
  /** `YYYY-MM-DD`; an unfinished date comes as `1988-11-`, so that what was typed is kept. */
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  /** What follows from it, e.g. the age. */
  note?: string
  error?: string | undefined
}

const parts = [
  { name: 'year', length: 4 },
  { name: 'month', length: 2 },
  { name: 'day', length: 2 },
] as const

/** A date one knows by heart, typed in three fields: no wheel to turn back through seventy years. */
export function DateField({ id, label, value, onChange, onBlur, note, error }: DateFieldProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(splitDate(value))
  const shown = joinDate(typed) === value ? typed : splitDate(value)
  const change = (name: (typeof parts)[number]['name'], text: string) => {
    const next = { ...shown, [name]: text.replace(/\D/g, '') }
    setTyped(next)
    onChange(joinDate(next))
  }
  return (
    <View className={classNames('field', error && 'field--wrong')} {...aria({ role: 'group', label })}>
      <View className="field__label" {...aria({ hidden: true })}>
        {label}
      </View>
      <View className="date-field">
        {parts.map(({ name, length }) => (
          <View key={name} className={classNames('date-field__part', `date-field__part--${name}`)}>
            <View className="date-field__name" {...aria({ hidden: true })}>
              {t(`datePart.${name}`)}
            </View>
            <Input
              id={name === 'year' ? id : `${id}-${name}`}
              className="field__input date-field__input"
              {...keyboardFor('digits')}
              value={shown[name]}
              maxlength={length}
              onInput={(event) => change(name, event.detail.value)}
              onBlur={name === 'day' ? onBlur : undefined}
              {...aria({
                label: t(`datePart.${name}`),
                invalid: error !== undefined,
                ...(error ? { describedBy: `${id}-error` } : {}),
              })}
            />
          </View>
        ))}
      </View>
      {note && <View className="date-field__note">{note}</View>}
      {error && (
        <View id={`${id}-error`} className="field__error" {...aria({ role: 'alert' })}>
          {error}
        </View>
      )}
    </View>
  )
}
