import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import type { ApiError } from '@/api/error'
import { useTranslation } from '@/lib/use-translation'
import { Button } from './button'
import { ErrorNotice } from './error-notice'
import { Sheet } from './sheet'
import './confirm-sheet.css'

interface ConfirmSheetProps {
  id: string
  /** The question. */
  title: string
  /** What it means, a paragraph each. */
  text: string[]
  /** Says what is done, never "OK". */
  action: string
  kind?: 'primary' | 'danger'
  isOpen: boolean
  isBusy: boolean
  error: ApiError | null
  onConfirm: () => void
  onClose: () => void
}

/** Asks once before something that is hard to take back. Children stand under the text, e.g. another way out. */
export function ConfirmSheet(props: PropsWithChildren<ConfirmSheetProps>) {
  const { id, title, text, action, kind = 'danger', isOpen, isBusy, error, onConfirm, onClose } = props
  const { t } = useTranslation()
  return (
    <Sheet
      id={id}
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button kind={kind} text={action} isBusy={isBusy} onTap={onConfirm} />
          <Button kind="text" text={t('action.keep')} onTap={onClose} />
        </>
      }
    >
      {text.map((paragraph) => (
        <View key={paragraph} className="confirm-sheet__text">
          {paragraph}
        </View>
      ))}
      {error && <ErrorNotice error={error} />}
      {props.children}
    </Sheet>
  )
}
