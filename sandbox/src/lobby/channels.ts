import type { IconName } from './icons.ts'
import type { Bilingual } from './in-both-languages.ts'

/** A host app: one shell, and the title bar the lobby draws for it. */
export type ShellName = 'wechat' | 'suishenban' | 'alipay'

export interface LobbyChannel {
  id: string
  name: Bilingual
  /** What it is, in a few words. */
  detail: Bilingual
  icon: IconName
  shell: ShellName
  /** How the app is launched; the shells of H5 take it as the query, Alipay's as its launch query. */
  launch: Record<string, string>
}

export const lobbyChannels: readonly LobbyChannel[] = [
  {
    id: 'wechat',
    name: { zh: '微信', en: 'WeChat' },
    detail: { zh: '公众号网页', en: 'official account' },
    icon: 'chat',
    shell: 'wechat',
    launch: {},
  },
  {
    id: 'suishenban',
    name: { zh: '随申办', en: 'Suishenban' },
    detail: { zh: '市民云应用', en: 'city services' },
    icon: 'city',
    shell: 'suishenban',
    launch: {},
  },
  {
    id: 'alipay',
    name: { zh: '支付宝', en: 'Alipay' },
    detail: { zh: '小程序', en: 'mini-program' },
    icon: 'miniProgram',
    shell: 'alipay',
    launch: {},
  },
  {
    id: 'international',
    name: { zh: '国际门户', en: 'International portal' },
    detail: { zh: '英文优先', en: 'English first' },
    icon: 'globe',
    shell: 'wechat',
    launch: { portal: 'international' },
  },
  {
    id: 'elder',
    name: { zh: '长辈版', en: 'Elder mode' },
    detail: { zh: '大字、大按钮', en: 'large and simple' },
    icon: 'largeType',
    shell: 'wechat',
    launch: { mode: 'elder' },
  },
]
