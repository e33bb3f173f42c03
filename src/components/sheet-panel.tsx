import { Popup } from '@nutui/nutui-react-taro'
import { ScrollView, View } from '@tarojs/components'
import { type PropsWithChildren, useEffect } from 'react'
import { useTranslation } from '@/lib/use-translation'
import { focusElement, holdFocus, onEscape } from '@/platform/browser'
import { aria } from './aria'
import { Icon } from './icon'
import type { SheetProps } from './sheet'
import { Tap } from './tap'
import './sheet.css'

/** An open sheet. Apart from `Sheet`, so that a page pays for the popup only when one is opened. */
export function SheetPanel({ id, title, onClose, actions, children }: PropsWithChildren<SheetProps>) {
  const { t } = useTranslation()
  useEffect(() => {
    const letGo = holdFocus(`${id}-panel`)
    focusElement(id)
    return letGo
  }, [id])
  useEffect(() => onEscape(onClose), [onClose])
  return (
    <Popup visible position="bottom" round lockScroll onClose={onClose} className="sheet-popup">
      <View id={`${id}-panel`} className="sheet" {...aria({ role: 'dialog', modal: true, labelledBy: id })}>
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
