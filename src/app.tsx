import { QueryClientProvider } from '@tanstack/react-query'
import { type PropsWithChildren, useMemo, useSyncExternalStore } from 'react'
import { I18nContext } from 'react-i18next'
import { queryClient } from '@/api/query-client'
import { i18n, onLanguageChanged, startI18n } from '@/lib/i18n'
import { reloadWhenRestored } from '@/platform/browser'
import { readLaunch } from '@/platform/launch'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import './app.css'

startI18n()
reloadWhenRestored()
preferences.start(readLaunch()).finally(() => session.start())

export default function App({ children }: PropsWithChildren) {
  const language = useSyncExternalStore(onLanguageChanged, () => i18n.language)
  // A new value with each language: a page that is being mounted just then would miss the event.
  const context = useMemo(() => ({ i18n, language }), [language])
  return (
    <I18nContext.Provider value={context}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </I18nContext.Provider>
  )
}
