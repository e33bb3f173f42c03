import { prefetchInstitutions } from '@/api/institutions'
import { queryClient } from '@/api/query-client'
import { startI18n } from '@/lib/i18n'
import { reloadWhenRestored } from '@/platform/browser'
import { readLaunch } from '@/platform/launch'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'

/**
 * What begins before there is a page. In H5 a script of its own (config/h5.ts): the first questions are asked while
 * the app's own script still comes, each in a task of its own (docs/decisions/0023).
 */
startI18n()
reloadWhenRestored()
/** The first screen waits for nothing of it. */
const FOLLOW_AFTER_MS = 2_000

preferences.start(readLaunch()).finally(() => {
  setTimeout(() => {
    session.start()
    setTimeout(() => prefetchInstitutions(queryClient))
    setTimeout(
      () => import('@/api/follow-institutions').then(({ follow }) => follow(queryClient)),
      FOLLOW_AFTER_MS,
    )
  })
})
