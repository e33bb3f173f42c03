import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useTranslation } from 'react-i18next'
import { createHashRouter, RouterProvider } from 'react-router'
import { ConsoleError } from './api/client'
import { sessionKey } from './api/session'
import { ArrivalsPage } from './pages/arrivals-page'
import { AuditPage } from './pages/audit-page'
import { CancellationsPage } from './pages/cancellations-page'
import { ClinicsPage } from './pages/clinics-page'
import { ContentPage, KnowledgePage } from './pages/content-page'
import { DeskConversationPage } from './pages/desk-conversation-page'
import { DeskPage } from './pages/desk-page'
import { DifferencePage } from './pages/difference-page'
import { DirectoryPage } from './pages/directory-page'
import { Home } from './pages/home'
import { InspectionPage } from './pages/inspection-page'
import { InspectionsPage } from './pages/inspections-page'
import { NamedDoctorPage } from './pages/named-doctor-page'
import { NamedDoctorsPage } from './pages/named-doctors-page'
import { PeoplePage } from './pages/people-page'
import { PrepaidRefundPage } from './pages/prepaid-refund-page'
import { PrepaidRulesPage } from './pages/prepaid-rules-page'
import { ReconDayPage } from './pages/recon-day-page'
import { ReconciliationPage } from './pages/reconciliation-page'
import { RefundPage } from './pages/refund-page'
import { RefundRulesPage } from './pages/refund-rules-page'
import { RefundsPage } from './pages/refunds-page'
import { ReviewPage } from './pages/review-page'
import { ReviewsPage } from './pages/reviews-page'
import { SettingsPage } from './pages/settings-page'
import { Shell } from './pages/shell'
import { StatisticsPage } from './pages/statistics-page'
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
      { path: 'reconciliation', element: <ReconciliationPage /> },
      { path: 'reconciliation/:institutionId/:day', element: <ReconDayPage /> },
      { path: 'reconciliation/differences/:differenceId', element: <DifferencePage /> },
      { path: 'refunds', element: <RefundsPage /> },
      { path: 'refunds/prepaid/:applicationId', element: <PrepaidRefundPage /> },
      { path: 'refunds/:paymentId/:applicationId', element: <RefundPage /> },
      { path: 'refund-rules', element: <RefundRulesPage /> },
      { path: 'prepaid-rules', element: <PrepaidRulesPage /> },
      { path: 'statistics', element: <StatisticsPage /> },
      { path: 'cancellations', element: <CancellationsPage /> },
      { path: 'clinics', element: <ClinicsPage /> },
      { path: 'named-doctors', element: <NamedDoctorsPage /> },
      { path: 'named-doctors/:requestId', element: <NamedDoctorPage /> },
      { path: 'arrivals', element: <ArrivalsPage /> },
      { path: 'people', element: <PeoplePage /> },
      { path: 'settings', element: <SettingsPage /> },
      { path: 'content', element: <ContentPage /> },
      { path: 'knowledge', element: <KnowledgePage /> },
      { path: 'desk', element: <DeskPage /> },
      { path: 'desk/:conversationId', element: <DeskConversationPage /> },
      { path: 'inspections', element: <InspectionsPage /> },
      { path: 'inspections/:conversationId', element: <InspectionPage /> },
      { path: 'directory', element: <DirectoryPage /> },
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
