import { Text } from '@tarojs/components'
import { classNames } from '@/lib/class-names'
import { useTranslation } from '@/lib/use-translation'
import { Icon, type IconName } from './icon'
import { Tap } from './tap'
import './button.css'

interface ButtonProps {
  /** `primary`: the one thing to do here. `plain`: bordered. `text`: beside or below. `danger`: cannot be taken back. */
  kind?: 'primary' | 'plain' | 'text' | 'danger'
  text: string
  icon?: IconName
  onTap: () => void
  disabled?: boolean
  /** Being done: says so, and cannot be pressed twice. */
  isBusy?: boolean
  className?: string
  id?: string
  label?: string
  /** For a button that is on or off. */
  isPressed?: boolean
}

export function Button(props: ButtonProps) {
  const {
    kind = 'primary',
    text,
    icon,
    onTap,
    disabled = false,
    isBusy = false,
    className,
    id,
    label,
    isPressed,
  } = props
  const { t } = useTranslation()
  return (
    <Tap
      id={id}
      onTap={onTap}
      disabled={disabled || isBusy}
      className={classNames('button', `button--${kind}`, isBusy && 'button--busy', className)}
      aria={{ label, busy: isBusy || undefined, pressed: isPressed }}
    >
      {icon && <Icon name={icon} />}
      <Text>{isBusy ? t('working') : text}</Text>
    </Tap>
  )
}
