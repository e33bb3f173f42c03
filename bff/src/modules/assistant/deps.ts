import type { PatientAccess } from '../../access.ts'
import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { ModelGateway } from '../../gateways/model/port.ts'
import type { ChangeWatch } from '../../jobs/change-watch.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'
import type { Log } from '../../lib/log.ts'
import type { RateLimits } from '../../rate-limits.ts'
import type { SettingsReader } from '../institution-settings/settings.ts'
import type { Catalogues } from '../institutions/catalogues.ts'
import type { Answers } from './answers.ts'

export interface AssistantDeps {
  config: Pick<Config, 'limits'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  log: Log
  settings: Pick<SettingsReader, 'modulesOf'>
  catalogues: Catalogues
  rateLimits: RateLimits
  watch: ChangeWatch
  linkOf: PatientAccess['linkOf']
  /** Absent: rules word every answer. */
  model: ModelGateway | undefined
  answers: Answers
}
