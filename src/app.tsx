import { QueryClientProvider } from '@tanstack/react-query'
import type { PropsWithChildren } from 'react'
import { I18nextProvider } from 'react-i18next'
import { queryClient } from '@/api/query-client'
import { i18n, startI18n } from '@/lib/i18n'
import { reloadWhenRestored } from '@/platform/browser'
import { readLaunch } from '@/platform/launch'
import { preferences } from '@/stores/preferences'
import { session } from '@/stores/session'
import './app.css'

startI18n()
reloadWhenRestored()
preferences.start(readLaunch()).finally(() => session.start())

export default function App({ children }: PropsWithChildren) {
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </I18nextProvider>
  )
}
