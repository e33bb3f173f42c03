import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { classNames } from '@/lib/class-names'
import { useTranslation } from '@/lib/use-translation'
import { aria } from './aria'
import { Icon } from './icon'
import { type Choice, RadioList } from './radio-list'
import { Sheet } from './sheet'
import { Tap } from './tap'
import { TextField } from './text-field'
import './field.css'

/** Above this many choices one can type to find. */
const SEARCH_ABOVE = 12

interface ChoiceFieldProps<T extends string> {
  id: string
  label: string
  value: T | undefined
  choices: readonly Choice<T>[]
  onChange: (value: T) => void
  placeholder: string
  error?: string
  isOptional?: boolean
}

/** One of several: the field shows what is chosen, a sheet shows the choices. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { id, label, value, choices, onChange, placeholder, error, isOptional = false } = props
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const chosen = choices.find((choice) => choice.value === value)
  const wanted = search.trim().toLowerCase()
  const shown = wanted
    ? choices.filter((choice) => `${choice.text} ${choice.searchText ?? ''}`.toLowerCase().includes(wanted))
    : choices
  const close = () => setOpen(false)
  return (
    <View className={classNames('field', error && 'field--wrong')}>
      <View className="field__label" {...aria({ hidden: true })}>
        {label}
        {isOptional && <Text className="field__optional">{t('optional')}</Text>}
      </View>
      <Tap
        id={id}
        className="field__choice"
        onTap={() => setOpen(true)}
        aria={{
          label: `${label}: ${chosen?.text ?? placeholder}`,
          hasPopup: 'dialog',
          ...(error ? { describedBy: `${id}-error` } : {}),
        }}
      >
        <Text className={classNames('field__value', !chosen && 'field__value--none')}>
          {chosen?.text ?? placeholder}
        </Text>
        <Icon name="next" />
      </Tap>
      {error && (
        <View id={`${id}-error`} className="field__error" {...aria({ role: 'alert' })}>
          {error}
        </View>
      )}
      <Sheet id={`${id}-sheet`} title={label} isOpen={isOpen} onClose={close}>
        {choices.length > SEARCH_ABOVE && (
          <TextField id={`${id}-search`} label={t('action.search')} value={search} onChange={setSearch} />
        )}
        <RadioList
          label={label}
          value={value}
          choices={shown}
          onChange={(next) => {
            onChange(next)
            setSearch('')
            close()
          }}
        />
        {shown.length === 0 && (
          <View className="field__none" {...aria({ role: 'status' })}>
            {t('list.none')}
          </View>
        )}
      </Sheet>
    </View>
  )
}
