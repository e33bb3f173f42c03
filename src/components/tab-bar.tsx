import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { home, me, visits } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { aria } from './aria'
import { Icon } from './icon'
import { Tap } from './tap'
import './tab-bar.css'

const tabs = [
  { name: 'home', url: home() },
  { name: 'visits', url: visits() },
  { name: 'me', url: me() },
] as const
export type TabName = (typeof tabs)[number]['name']

/** The three main pages, always at the same place. */
export function TabBar({ current }: { current: TabName }) {
  const { t } = useTranslation()
  return (
    <View className="tab-bar" {...aria({ role: 'navigation', label: t('tab.label') })}>
      {tabs.map(({ name, url }) => (
        <Tap
          key={name}
          className={name === current ? 'tab-bar__tab tab-bar__tab--current' : 'tab-bar__tab'}
          aria={{ role: 'link', ...(name === current ? { current: 'page' as const } : {}) }}
          onTap={() => {
            if (name !== current) Taro.reLaunch({ url })
          }}
        >
          <Icon name={name} />
          <Text className="tab-bar__word">{t(`tab.${name}`)}</Text>
        </Tap>
      ))}
    </View>
  )
}
