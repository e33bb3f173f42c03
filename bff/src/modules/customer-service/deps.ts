import type { RedFlag } from '@tongzhen/contract/states'
import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { ModelGateway } from '../../gateways/model/port.ts'
import type { ChangeWatch } from '../../jobs/change-watch.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { Log } from '../../lib/log.ts'
import type { RateLimits } from '../../rate-limits.ts'
import type { AccountStore } from '../accounts/accounts.ts'
import type { Answers } from '../assistant/answers.ts'
import type { ContentsDeps } from '../content/contents.ts'
import type { KnowledgeBase } from './knowledge.ts'

export interface CustomerServiceDeps extends ContentsDeps {
  config: Pick<Config, 'limits'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  log: Log
  accounts: Pick<AccountStore, 'phoneIfAny'>
  rateLimits: RateLimits
  knowledge: KnowledgeBase
  /** Of conversations. */
  watch: ChangeWatch
  /** What in somebody's words may not wait; asked before anything else is done with them. */
  hearRedFlags(
    words: string,
    said: { before: readonly string[] },
  ): { redFlags: RedFlag[]; ruleHits: string[] }
  /** Absent: articles answer in their own words. */
  model: ModelGateway | undefined
  /** Those that are being worded. */
  answers: Answers
}
