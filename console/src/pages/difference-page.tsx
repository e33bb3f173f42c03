import { type Difference, type ReconSource, reconSources } from '@tongzhen/contract/reconciliation'
import { Alert, Button, Flex, Table, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useDifference, useDifferenceActions } from '../api/reconciliation'
import { Instant } from '../components/instant'
import { Page } from '../components/page'
import { ReasonDialog } from '../components/reason-dialog'
import { Section } from '../components/section'
import { signedYuan } from '../lib/format'
import { useStaff } from './use-staff'

/** One difference: what each side says, what can be done, and what was done. */
export function DifferencePage() {
  const { t } = useTranslation()
  const { differenceId = '' } = useParams()
  const { data, error, isPending } = useDifference(differenceId)

  return (
    <Page
      title={
        data ? t('difference.title', { number: data.number, what: t(`differenceClass.${data.class}`) }) : ''
      }
      isLoading={isPending}
      error={error}
      actions={
        data && <Link to={`/reconciliation/${data.institutionId}/${data.day}`}>{t('difference.back')}</Link>
      }
    >
      {data && (
        <Flex vertical gap="large">
          <Alert
            role="status"
            showIcon
            type={data.state === 'closed' ? 'success' : 'warning'}
            message={t(data.settledAs ? `settledAs.${data.settledAs}` : `differenceState.${data.state}`)}
            description={t(`differenceWhat.${data.class}`, { amount: signedYuan(data.fen) })}
          />
          <Sides difference={data} />
          <Work difference={data} />
          <History difference={data} />
        </Flex>
      )}
    </Page>
  )
}

interface SideRow {
  key: string
  source: ReconSource
  side: Difference['sides'][number] | undefined
}

function Sides({ difference }: { difference: Difference }) {
  const { t } = useTranslation()
  const rows = reconSources.flatMap((source): SideRow[] => {
    const said = difference.sides.filter((side) => side.source === source)
    if (said.length === 0) return [{ key: source, source, side: undefined }]

    return said.map((side, index) => ({ key: `${source} ${index}`, source, side }))
  })

  return (
    <Section title={t('difference.sides')}>
      <Table
        dataSource={rows}
        pagination={false}
        size="small"
        columns={[
          { title: t('reconDay.source'), render: (_, row) => t(`reconSource.${row.source}`) },
          {
            title: t('reviews.amount'),
            align: 'right',
            render: (_, { side }) => (side ? signedYuan(side.fen) : t('difference.nothing')),
          },
          { title: t('reviews.means'), render: (_, { side }) => (side ? t(`means.${side.means}`) : '—') },
          { title: t('difference.at'), render: (_, { side }) => <Instant at={side?.at ?? null} /> },
          {
            title: t('reconciliation.stateOf'),
            render: (_, { side }) => (side ? t(`lineStatus.${side.status}`) : '—'),
          },
          { title: t('difference.providerNumber'), render: (_, { side }) => side?.providerNumber || '—' },
        ]}
      />
    </Section>
  )
}

type Choice = 'explain' | 'writeOff' | 'confirm' | 'refuse'

function Work({ difference }: { difference: Difference }) {
  const { t } = useTranslation()
  const { staffId, permissions } = useStaff()
  const { explain, writeOff, decide } = useDifferenceActions(difference.differenceId)
  const [choice, setChoice] = useState<Choice>()
  const { state, version, proposedBy, fen } = difference
  if (state !== 'open' && state !== 'manual') return null
  const isOwn = proposedBy?.staffId === staffId
  const mayDecide = state === 'manual' && !isOwn && permissions.includes('reconciliation.confirm')
  const mayWork = state === 'open' && permissions.includes('reconciliation.work')
  const offered: Choice[] = mayWork ? ['explain', 'writeOff'] : mayDecide ? ['confirm', 'refuse'] : []
  const chosen = choice === 'explain' ? explain : choice === 'writeOff' ? writeOff : decide
  const close = () => {
    setChoice(undefined)
    chosen.reset()
  }
  const submit = (reason: string) => {
    const body = { version, reason }
    if (choice === 'explain') return explain.mutateAsync(body, { onSuccess: close })
    if (choice === 'writeOff') return writeOff.mutateAsync(body, { onSuccess: close })

    return decide.mutateAsync({ ...body, isConfirmed: choice === 'confirm' }, { onSuccess: close })
  }

  return (
    <Section title={t('difference.work')}>
      {state === 'manual' && (
        <Typography.Text strong>
          {isOwn ? t('difference.own') : t('difference.proposedBy', { name: proposedBy?.name ?? '' })}
        </Typography.Text>
      )}
      <Flex gap="middle" wrap>
        {offered.map((one) => (
          <Button
            key={one}
            type={one === 'explain' || one === 'confirm' ? 'primary' : 'default'}
            danger={one === 'confirm'}
            onClick={() => setChoice(one)}
          >
            {t(`difference.${one}`)}
          </Button>
        ))}
      </Flex>
      {choice && (
        <ReasonDialog
          title={t(`difference.${choice}`)}
          what={t(`differenceDo.${choice}`, { amount: signedYuan(fen) })}
          isDangerous={choice === 'confirm'}
          isPending={chosen.isPending}
          error={chosen.error}
          onSubmit={submit}
          onClose={close}
        />
      )}
    </Section>
  )
}

function History({ difference }: { difference: Difference }) {
  const { t } = useTranslation()

  return (
    <Section title={t('difference.history')}>
      <Table
        rowKey="version"
        dataSource={difference.history}
        pagination={false}
        size="small"
        columns={[
          { title: t('difference.at'), render: (_, row) => <Instant at={row.at} /> },
          { title: t('difference.what'), render: (_, row) => t(`reconCause.${row.cause}`) },
          { title: t('reconciliation.stateOf'), render: (_, row) => t(`differenceState.${row.to}`) },
          { title: t('audit.who'), render: (_, row) => row.by?.name ?? t('difference.system') },
          { title: t('difference.remark'), className: 'prose', render: (_, row) => row.remark ?? '—' },
        ]}
      />
    </Section>
  )
}
