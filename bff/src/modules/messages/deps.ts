import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { AlipayGateway } from '../../gateways/alipay/port.ts'
import type { SmsGateway } from '../../gateways/sms/port.ts'
import type { WechatGateway } from '../../gateways/wechat/port.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { Log } from '../../lib/log.ts'
import type { AccountStore } from '../accounts/accounts.ts'

export interface MessagesDeps {
  config: Pick<Config, 'wechat' | 'alipay' | 'publicOrigins'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  log: Log
  accounts: Pick<AccountStore, 'identityIn' | 'phoneOf'>
  sms: SmsGateway
  wechat: Pick<WechatGateway, 'sendTemplate'> | undefined
  alipay: Pick<AlipayGateway, 'sendTemplate'> | undefined
  /** An operation is due in so many milliseconds (jobs/worker.ts). */
  nudge: (delayMs: number) => void
}
