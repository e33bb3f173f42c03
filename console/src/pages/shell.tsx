import { useQueryClient } from '@tanstack/react-query'
import type { SignedInStaff } from '@tongzhen/contract/staff'
import type { StaffPermission } from '@tongzhen/contract/staff-roles'
import { Button, Flex, Layout, Typography } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, Outlet } from 'react-router'
import { useSession, useSignOut } from '../api/session'
import { Page } from '../components/page'
import { onGone } from '../lib/activity'
import { currentLanguage, switchLanguage } from '../lib/i18n'
import { SignInPage } from './sign-in-page'

/** Entries of the menu, each for whoever has its permission. */
export const entries: {
  path: string
  name:
    | 'reviews'
    | 'refunds'
    | 'reconciliation'
    | 'statistics'
    | 'clinics'
    | 'cancellations'
    | 'namedDoctors'
    | 'arrivals'
    | 'settings'
    | 'refundRules'
    | 'prepaidRules'
    | 'content'
    | 'knowledge'
    | 'desk'
    | 'inspections'
    | 'directory'
    | 'people'
    | 'audit'
  may: StaffPermission
}[] = [
  { path: '/reviews', name: 'reviews', may: 'reviews.view' },
  { path: '/refunds', name: 'refunds', may: 'refunds.view' },
  { path: '/reconciliation', name: 'reconciliation', may: 'reconciliation.view' },
  { path: '/clinics', name: 'clinics', may: 'clinics.stop' },
  { path: '/cancellations', name: 'cancellations', may: 'cancellations.settle' },
  { path: '/named-doctors', name: 'namedDoctors', may: 'named_doctor.arrange' },
  { path: '/arrivals', name: 'arrivals', may: 'parking.admit' },
  { path: '/settings', name: 'settings', may: 'settings.view' },
  { path: '/refund-rules', name: 'refundRules', may: 'refunds.rules' },
  { path: '/prepaid-rules', name: 'prepaidRules', may: 'refunds.rules' },
  { path: '/desk', name: 'desk', may: 'service.answer' },
  { path: '/inspections', name: 'inspections', may: 'assistant.inspect' },
  { path: '/content', name: 'content', may: 'content.edit' },
  { path: '/knowledge', name: 'knowledge', may: 'content.edit' },
  { path: '/directory', name: 'directory', may: 'directory.edit' },
  { path: '/people', name: 'people', may: 'staff.view' },
  { path: '/statistics', name: 'statistics', may: 'statistics.counts' },
  { path: '/audit', name: 'audit', may: 'audit.view' },
]

/** What every page is within: who is at the desk and where they can go; the sign-in while there is nobody. */
export function Shell() {
  const { t } = useTranslation()
  const { data: session, error, isPending } = useSession()
  const staff = session?.state === 'signed_in' ? session.staff : undefined

  return (
    <Layout style={{ minHeight: '100vh' }}>
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        {t('skip')}
      </button>
      <Header staff={staff} />
      <main id="main" tabIndex={-1} style={{ width: '100%', maxWidth: 1280, margin: '0 auto', padding: 24 }}>
        {isPending || error ? <Page title={t('title')} isLoading={isPending} error={error} /> : null}
        {session && (staff ? <Outlet context={staff} /> : <SignInPage session={session} />)}
      </main>
    </Layout>
  )
}

function Header({ staff }: { staff: SignedInStaff | undefined }) {
  const { t } = useTranslation()
  const signOut = useSignOut()
  // The gate's screen stands in a guarded room and is looked at, not touched: it goes dark with its session only.
  const goesDark = staff !== undefined && staff.role !== 'security_desk'
  const { mutate: leave } = signOut
  useEffect(() => (goesDark ? onGone(leave) : undefined), [goesDark, leave])
  const other = currentLanguage() === 'zh-CN' ? 'en-US' : 'zh-CN'
  const queries = useQueryClient()
  /** Names of hospitals come in one language: what is shown is asked for again. */
  const translate = async () => {
    await switchLanguage(other)
    await queries.invalidateQueries()
  }

  return (
    <Layout.Header
      style={{
        background: '#fff',
        height: 'auto',
        lineHeight: 1.6,
        padding: '8px 24px 0',
        boxShadow: '0 1px 0 #DDE4E3',
      }}
    >
      <Flex align="center" gap="0 24px" wrap>
        <Typography.Text strong style={{ fontSize: 18 }}>
          {t('title')}
        </Typography.Text>
        <Flex align="center" gap="small" style={{ marginInlineStart: 'auto' }}>
          {staff && (
            <span>
              {staff.name} · {t(`role.${staff.role}`)}
            </span>
          )}
          <Button type="text" lang={other} onClick={translate}>
            {t('language')}
          </Button>
          {staff && (
            <Button onClick={() => signOut.mutate()} loading={signOut.isPending}>
              {t('signOut')}
            </Button>
          )}
        </Flex>
      </Flex>
      {staff && (
        <nav aria-label={t('menu')}>
          <Flex gap="0 20px" wrap>
            {entries
              .filter(({ may }) => staff.permissions.includes(may))
              .map(({ path, name }) => (
                <NavLink key={path} to={path} className="entry">
                  {t(`nav.${name}`)}
                </NavLink>
              ))}
          </Flex>
        </nav>
      )}
    </Layout.Header>
  )
}
