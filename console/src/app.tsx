import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useTranslation } from 'react-i18next'
import { createHashRouter, RouterProvider } from 'react-router'
import { ConsoleError } from './api/client'
import { sessionKey } from './api/session'
import { AuditPage } from './pages/audit-page'
import { Home } from './pages/home'
import { PeoplePage } from './pages/people-page'
import { ReviewPage } from './pages/review-page'
import { ReviewsPage } from './pages/reviews-page'
import { Shell } from './pages/shell'
import { theme } from './theme'

/** A session that has ended leads to the sign-in, from wherever it was noticed. */
function onError(error: Error): void {
  if (error instanceof ConsoleError && error.code === 'SESSION_REQUIRED')
    queries.invalidateQueries({ queryKey: sessionKey })
}

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      retry: (tries, error) => tries < 2 && error instanceof ConsoleError && error.code === 'NO_ANSWER',
    },
  },
})

const router = createHashRouter([
  {
    path: '/',
    element: <Shell />,
    children: [
      { index: true, element: <Home /> },
      { path: 'reviews', element: <ReviewsPage /> },
      { path: 'reviews/:paymentId', element: <ReviewPage /> },
      { path: 'people', element: <PeoplePage /> },
      { path: 'audit', element: <AuditPage /> },
      { path: '*', element: <Home /> },
    ],
  },
])

export function App() {
  const { i18n } = useTranslation()

  return (
    <ConfigProvider
      theme={theme}
      locale={i18n.language === 'en-US' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      <AntApp component={false}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  )
}
