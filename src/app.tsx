import './start'
import { QueryClientProvider } from '@tanstack/react-query'
import { type PropsWithChildren, useSyncExternalStore } from 'react'
import { queryClient } from '@/api/query-client'
import { i18n, onLanguageChanged } from '@/lib/i18n'
import { LanguageContext } from '@/lib/use-translation'
import './app.css'

export default function App({ children }: PropsWithChildren) {
  const language = useSyncExternalStore(onLanguageChanged, () => i18n.language)
  return (
    <LanguageContext.Provider value={language}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </LanguageContext.Provider>
  )
}
