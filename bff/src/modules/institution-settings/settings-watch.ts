import type { Channel } from '@tongzhen/contract/headers'
import { type Config, servedIn } from '../../config.ts'
import { type ChangeWatch, createChangeWatch } from '../../jobs/change-watch.ts'
import type { Log } from '../../lib/log.ts'
import type { SettingsReader } from './settings.ts'

/** By channel: a page waits for a change of any institution that its channel serves. */
export function createSettingsWatch({
  config,
  settings,
  log,
}: {
  config: Pick<Config, 'institutions' | 'portals'>
  settings: Pick<SettingsReader, 'versionOf'>
  log: Log
}): ChangeWatch {
  return createChangeWatch({
    what: 'institution settings',
    log,
    versionsOf: (ids) =>
      Promise.all(
        ids.map(async (id) => ({
          id,
          version: await settings.versionOf(servedIn(config, id as Channel)),
        })),
      ),
  })
}
