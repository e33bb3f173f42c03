import { type ITouchEvent, View } from '@tarojs/components'
import type { KeyboardEvent, PropsWithChildren } from 'react'
import { flushSync } from 'react-dom'
import { classNames } from '@/lib/class-names'
import { type Aria, aria } from './aria'
import './tap.css'

interface TapProps {
  onTap: () => void
  className?: string
  id?: string
  disabled?: boolean
  /** `button` unless said; `link` when it only leads to another page. */
  aria?: Aria
}

/** Anything a person can press: by finger, by keyboard, by switch, by screen reader. At least 48 px (elder 60). */
export function Tap({
  onTap,
  className,
  id,
  disabled = false,
  aria: said,
  children,
}: PropsWithChildren<TapProps>) {
  // Drawn before the next press: a mini-program would otherwise hand that one to what the page knew before this one,
  // and of two choices made quickly the second would take the first back.
  const press = () => {
    if (!disabled) flushSync(onTap)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    press()
  }
  return (
    <View
      {...aria({ role: 'button', ...(disabled ? { disabled } : {}), ...said })}
      {...{ tabIndex: disabled ? -1 : 0, onKeyDown }}
      id={id}
      className={classNames('tap', disabled && 'tap--disabled', className)}
      hoverClass={disabled ? 'none' : 'tap--pressed'}
      hoverStartTime={0}
      hoverStayTime={80}
      onClick={(event: ITouchEvent) => {
        event.stopPropagation()
        press()
      }}
    >
      {children}
    </View>
  )
}
