import type { FastifyInstance } from 'fastify'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../lib/store.ts'
import type { WechatPaySecrets } from './wechat-pay-credentials.ts'
import type { WechatPaySettings } from './wechat-pay-settings.ts'

/** What the parts of WeChat Pay share. */
export interface WechatPayOffice {
  app: FastifyInstance
  store: Store
  clock: Clock
  secrets: WechatPaySecrets
  settings: WechatPaySettings
  seed: string
}
