import { Input, View } from '@tarojs/components'
import { useTranslation } from '@/lib/use-translation'
import { aria } from './aria'
import { Icon } from './icon'
import { Tap } from './tap'
import './search-field.css'

interface SearchFieldProps {
  id: string
  /** Said by a screen reader; shown as the placeholder too, unless that must be shorter. */
  label: string
  placeholder?: string
  value: string
  onChange: (value: string) => void
  onConfirm?: () => void
  /** Opens with the keyboard up: only where searching is all one comes for. */
  hasFocus?: boolean
}

/** Words to find something by; its results change as one types, and are announced by the page. */
export function SearchField(props: SearchFieldProps) {
  const { id, label, placeholder = label, value, onChange, onConfirm, hasFocus = false } = props
  const { t } = useTranslation()
  return (
    <View className="search-field" {...aria({ role: 'search' })}>
      <Icon name="search" className="search-field__icon" />
      <Input
        id={id}
        className="search-field__input"
        value={value}
        maxlength={40}
        placeholder={placeholder}
        confirmType="search"
        focus={hasFocus}
        onInput={(event) => onChange(event.detail.value)}
        onConfirm={onConfirm}
        {...{ autoComplete: 'off' }}
        {...aria({ label })}
      />
      {value !== '' && (
        <Tap className="search-field__clear" onTap={() => onChange('')} aria={{ label: t('action.clear') }}>
          <Icon name="close" />
        </Tap>
      )}
    </View>
  )
}
