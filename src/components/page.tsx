import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { type PropsWithChildren, type ReactNode, useEffect } from 'react'
import { classNames } from '@/lib/class-names'
import { preferences } from '@/stores/preferences'
import { aria } from './aria'
import { FloatingService } from './floating-service'
import { NextPageMissing } from './next-page-missing'
import { TabBar, type TabName } from './tab-bar'
import { ToolBar } from './tool-bar'
import './page.css'

interface PageProps {
  title: string
  /** At most one sentence: what this page is for. */
  purpose?: string
  /** The one primary action, within the thumb's reach. */
  action?: ReactNode
  /** Set on the three main pages only. */
  tab?: TabName
  /** Pages that draw their own heading. */
  isHeadingHidden?: boolean
}

/** Frame of every page: title, tools (back, language, elder mode, reading aloud), content, one action. */
export const Page = observer(function Page(props: PropsWithChildren<PageProps>) {
  const { title, purpose, action, tab, isHeadingHidden = false, children } = props
  useEffect(() => {
    if (title) Taro.setNavigationBarTitle({ title })
  }, [title])
  return (
    <View
      className={classNames(
        'tz page',
        preferences.isElder && 'tz--elder',
        preferences.language === 'en-US' && 'tz--en',
        Boolean(action) && 'page--with-action',
        tab && 'page--with-bar',
      )}
      style={{ '--scale': preferences.fontScale } as Record<string, number>}
    >
      <ToolBar isMain={tab !== undefined} />
      <View className="page__main" {...aria({ role: 'main' })}>
        <View
          className={classNames('page__title', isHeadingHidden && 'visually-hidden')}
          {...aria({ role: 'heading', level: 1 })}
        >
          {title}
        </View>
        {purpose && <Text className="page__purpose">{purpose}</Text>}
        {children}
      </View>
      <View className="page__foot">
        <FloatingService />
        {action && <View className="page__action">{action}</View>}
      </View>
      {tab && <TabBar current={tab} />}
      <NextPageMissing />
    </View>
  )
})
