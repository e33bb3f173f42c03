import { Popup } from '@nutui/nutui-react-taro'
import { ScrollView, View } from '@tarojs/components'
import { type PropsWithChildren, type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { focusElement, onEscape } from '@/platform/browser'
import { aria } from './aria'
import { Icon } from './icon'
import { Tap } from './tap'
import './sheet.css'

interface SheetProps {
  /** Unique on its page; the heading gets it, and the reader's focus goes there. */
  id: string
  title: string
  isOpen: boolean
  onClose: () => void
  /** Actions under the content, always in sight. */
  actions?: ReactNode
}

/** A choice or a question over the page, from the bottom edge; closed by its button, the ground or Escape. */
export function Sheet({ id, title, isOpen, onClose, actions, children }: PropsWithChildren<SheetProps>) {
  const { t } = useTranslation()
  useEffect(() => {
    if (!isOpen) return
    focusElement(id)
    return onEscape(onClose)
  }, [isOpen, id, onClose])
  return (
    <Popup
      visible={isOpen}
      position="bottom"
      round
      lockScroll
      onClose={onClose}
      className="sheet-popup"
      destroyOnClose
    >
      <View className="sheet" {...aria({ role: 'dialog', modal: true, labelledBy: id })}>
        <View className="sheet__head">
          <View
            id={id}
            className="sheet__title"
            {...aria({ role: 'heading', level: 2 })}
            {...{ tabIndex: -1 }}
          >
            {title}
          </View>
          <Tap className="sheet__close" onTap={onClose} aria={{ label: t('action.close') }}>
            <Icon name="close" />
          </Tap>
        </View>
        <ScrollView scrollY className="sheet__body">
          {children}
        </ScrollView>
        {actions && <View className="sheet__actions">{actions}</View>}
      </View>
    </Popup>
  )
}
