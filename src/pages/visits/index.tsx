import { useTranslation } from 'react-i18next'
import { Page } from '@/components/page'
import '@/locales/visits'

export default function Visits() {
  const { t } = useTranslation()
  return <Page title={t('tab.visits')} tab="visits" />
}
