import { View } from '@tarojs/components'
import { useCountdown } from '@/lib/use-countdown'
import { useTranslation } from '@/lib/use-translation'
import { Button } from './button'
import { TextField } from './text-field'
import './code-field.css'

export const CODE_LENGTH = 6
const MINUTE_SECONDS = 60

interface CodeFieldProps {
  id: string
  value: string
  onChange: (digits: string) => void
  onConfirm: () => void
  error?: string | undefined
  expiresInSeconds: number
  /** Milliseconds since 1970 from which another code may be sent. */
  resendAt: number
  onResend: () => void
  isResending: boolean
}

/** The code of a text message: filled in by the phone, pasted or typed; another one can be asked for in a while. */
export function CodeField(props: CodeFieldProps) {
  const { id, value, onChange, onConfirm, error, expiresInSeconds, resendAt, onResend, isResending } = props
  const { t } = useTranslation()
  const seconds = useCountdown(resendAt)
  return (
    <View className="code-field">
      <TextField
        id={id}
        label={t('code.label')}
        hint={t('code.hint', { minutes: Math.round(expiresInSeconds / MINUTE_SECONDS) })}
        value={value}
        keyboard="digits"
        autoComplete="one-time-code"
        // Pasted codes come with spaces or words around them.
        maxLength={40}
        onChange={(text) => onChange(text.replace(/\D/g, '').slice(0, CODE_LENGTH))}
        onConfirm={onConfirm}
        {...(error === undefined ? {} : { error })}
      />
      <Button
        kind="plain"
        text={seconds > 0 ? t('code.resendIn', { seconds }) : t('code.resend')}
        disabled={seconds > 0}
        isBusy={isResending}
        onTap={onResend}
      />
      <View className="code-field__help">{t('code.help')}</View>
    </View>
  )
}
