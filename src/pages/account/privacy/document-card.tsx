import Taro from '@tarojs/taro'
import type { accountsRoutes, ConsentDocument } from '@tongzhen/contract/accounts'
import type { ResponseOf } from '@tongzhen/contract/route'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Facts } from '@/components/facts'
import { Row } from '@/components/row'
import { StateView } from '@/components/state-view'
import { consentDocument } from '@/lib/paths'
import { useTranslation } from '@/lib/use-translation'
import { useWords } from '@/lib/words'

type Consent = ResponseOf<typeof accountsRoutes.listConsents>['consents'][number]

interface DocumentCardProps {
  document: ConsentDocument
  /** Absent for somebody who is not signed in. */
  consents: { data: Consent[] | undefined; error: Error | null; refetch: () => unknown } | undefined
  onWithdraw: () => void
}

/** One document: to read, and how this account stands to it. */
export function DocumentCard({ document, consents, onWithdraw }: DocumentCardProps) {
  const { t } = useTranslation('account')
  const { kind } = document
  return (
    <Card title={t(`document.${kind}`)}>
      {consents && (
        <StateView query={consents} rows={2}>
          {(list) => (
            <ConsentState
              consent={latest(list.filter((one) => one.kind === kind))}
              versionInForce={document.version}
              onWithdraw={onWithdraw}
            />
          )}
        </StateView>
      )}
      <Row title={t('privacy.read')} onTap={() => Taro.navigateTo({ url: consentDocument({ kind }) })} />
    </Card>
  )
}

interface ConsentStateProps {
  consent: Consent | undefined
  versionInForce: string
  onWithdraw: () => void
}

function ConsentState({ consent, versionInForce, onWithdraw }: ConsentStateProps) {
  const { t } = useTranslation('account')
  const words = useWords()
  if (!consent) return <Facts facts={[{ name: t('privacy.stateNow'), value: t('privacy.notAccepted') }]} />
  const { version, acceptedAt, withdrawnAt } = consent
  const state = withdrawnAt ? 'isWithdrawn' : version === versionInForce ? 'inForce' : 'outdated'
  return (
    <>
      <Facts
        facts={[
          { name: t('privacy.stateNow'), value: t(`privacy.${state}`) },
          { name: t('privacy.acceptedVersion'), value: version },
          { name: t('privacy.accepted'), value: words.moment(acceptedAt) },
          withdrawnAt !== null && { name: t('privacy.withdrawn'), value: words.moment(withdrawnAt) },
        ]}
      />
      {!withdrawnAt && <Button kind="plain" text={t('privacy.withdraw')} onTap={onWithdraw} />}
    </>
  )
}

function latest(consents: Consent[]): Consent | undefined {
  return [...consents].sort((a, b) => (a.acceptedAt < b.acceptedAt ? 1 : -1))[0]
}
