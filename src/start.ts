import { prefetchInstitutions } from '@/api/institutions'
import { queryClient } from '@/api/query-client'
import { startI18n } from '@/lib/i18n'
import { reloadWhenRestored } from '@/platform/browser'
import { readLaunch } from '@/platform/launch'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'

/** What begins before there is a page. In H5 a script of its own (config/h5.ts): the first questions are asked while Taro still starts. */
startI18n()
reloadWhenRestored()
preferences.start(readLaunch()).finally(() => {
  session.start()
  prefetchInstitutions(queryClient)
})
