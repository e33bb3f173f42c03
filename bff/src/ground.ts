import { outsideHosts } from './config/outside-hosts.ts'
import type { Config } from './config.ts'
import type { Db } from './db/schema.ts'
import { type Clock, systemClock } from './lib/clock.ts'
import { createFieldCrypto, type FieldCrypto } from './lib/crypto/fields.ts'
import { loadKeyRing } from './lib/crypto/keys.ts'
import { createHttpClient, type FileClient } from './lib/http.ts'
import { createLog, type Log } from './lib/log.ts'

/** What every domain stands on. */
export interface Ground {
  config: Config
  db: Db
  clock: Clock
  fields: FieldCrypto
  http: FileClient
  log: Log
}

export function createGround({
  config,
  db,
  clock = systemClock,
  log = createLog({ level: config.logLevel }),
}: {
  config: Config
  db: Db
  clock?: Clock
  log?: Log
}): Ground {
  return {
    config,
    db,
    clock,
    log,
    fields: createFieldCrypto(loadKeyRing(config.keysDir)),
    http: createHttpClient({ allowedHosts: outsideHosts(config) }),
  }
}
