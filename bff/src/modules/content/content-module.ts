import { contentRoutes as routes } from '@tongzhen/contract/content'
import type { Clock } from '../../lib/clock.ts'
import { refuse } from '../../lib/failure.ts'
import type { Module } from '../../route-handler.ts'
import type { SettingsReader } from '../institution-settings/settings.ts'
import { contentView, isShown, readableView } from './content-view.ts'
import { type ContentsDeps, findContent, listContents } from './contents.ts'

export interface ContentDeps extends ContentsDeps {
  clock: Clock
  settings: Pick<SettingsReader, 'isToCome'>
}

/** What an institution says of itself: public, in the language asked for. */
export function createContentModule(deps: ContentDeps): Module {
  const { clock, settings } = deps

  return {
    name: 'content',
    routes,
    register(handle) {
      handle(routes.getContent, async ({ params, query, institutions, language }) => {
        if (await settings.isToCome(query.version, institutions)) return refuse('NOT_FOUND')
        const contents = await listContents(deps, params.institutionId)

        return contentView(contents, { language, now: clock.now() })
      })

      handle(routes.readContent, async ({ params, query, institutions, language }) => {
        if (await settings.isToCome(query.version, institutions)) return refuse('NOT_FOUND')
        const known = await findContent(deps, params)
        if (known === undefined || !isShown(known, clock.now())) return refuse('NOT_FOUND')

        return readableView(known, language) ?? refuse('NOT_FOUND')
      })
    },
  }
}
