import type { Config } from '../../config.ts'
import type { Db } from '../../db/schema.ts'
import type { StatisticsGateways } from '../../gateways/his/statistics-port.ts'
import type { Clock } from '../../lib/clock.ts'
import type { FieldCrypto } from '../../lib/crypto/fields.ts'

export interface StatisticsDeps {
  config: Pick<Config, 'institutions'>
  db: Db
  clock: Clock
  fields: FieldCrypto
  gateways: StatisticsGateways
}
