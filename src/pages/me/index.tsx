import { useTranslation } from 'react-i18next'
import { Page } from '@/components/page'
import '@/locales/me'

export default function Me() {
  const { t } = useTranslation()
  return <Page title={t('tab.me')} tab="me" />
}
