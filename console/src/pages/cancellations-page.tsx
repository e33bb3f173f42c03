import type { HeldCancellation } from '@tongzhen/contract/cancellations'
import { Button, Flex, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCancellationActions, useHeldCancellations } from '../api/cancellations'
import { ErrorAlert } from '../components/error-alert'
import { Instant } from '../components/instant'
import { InstitutionSelect } from '../components/institution-select'
import { Page } from '../components/page'
import { PagedTable } from '../components/paged-table'
import { ReasonDialog } from '../components/reason-dialog'
import { yuan } from '../lib/format'
import { useChoices } from '../lib/use-choices'
import { useStaff } from './use-staff'

type Choice = 'settle' | 'confirm' | 'refuse'

/** Places in stopped clinics that were given up, and that the hospital’s system does not let go. */
export function CancellationsPage() {
  const { t } = useTranslation()
  const { search, choose } = useChoices()
  const institutionId = search.get('institutionId') ?? undefined
  const [chosen, setChosen] = useState<{ row: HeldCancellation; choice: Choice }>()
  const held = useHeldCancellations(institutionId)
  const { askAgain } = useCancellationActions()
  const columns = useColumns({
    isAsking: (row) => askAgain.isPending && askAgain.variables === row.appointmentId,
    askAgain: (row) => askAgain.mutate(row.appointmentId),
    choose: (row, choice) => setChosen({ row, choice }),
  })

  return (
    <Page
      title={t('cancellations.title')}
      purpose={t('cancellations.what')}
      isLoading={held.isPending}
      error={held.error}
    >
      <InstitutionSelect
        hasAll
        value={institutionId ?? ''}
        onChange={(value) => choose({ institutionId: value })}
      />
      <ErrorAlert error={askAgain.error} />
      <PagedTable
        rowKey="appointmentId"
        list={held}
        rowsOf={(page) => page.cancellations}
        columns={columns}
        empty={t('cancellations.empty')}
      />
      {chosen && <Deciding {...chosen} onClose={() => setChosen(undefined)} />}
    </Page>
  )
}

interface Doing {
  isAsking(row: HeldCancellation): boolean
  askAgain(row: HeldCancellation): void
  choose(row: HeldCancellation, choice: Choice): void
}

function useColumns({ isAsking, askAgain, choose }: Doing): TableColumnsType<HeldCancellation> {
  const { t } = useTranslation()
  const { staffId, permissions } = useStaff()
  const choicesOf = ({ proposal }: HeldCancellation): Choice[] => {
    if (proposal === null) return permissions.includes('cancellations.settle') ? ['settle'] : []
    if (!permissions.includes('cancellations.confirm')) return []

    return proposal.proposedBy.staffId === staffId ? ['refuse'] : ['confirm', 'refuse']
  }

  return [
    {
      title: t('cancellations.order'),
      render: (_, row) => (
        <div className="unbroken">
          <strong>{row.orderNumber}</strong>
          <div>{row.hospitalNumber}</div>
          {row.patientNameMasked} · {row.isPaid ? yuan(row.feeFen) : t('cancellations.notPaid')}
        </div>
      ),
    },
    {
      title: t('cancellations.visit'),
      className: 'prose',
      render: (_, row) => (
        <>
          <div>
            {row.doctorName}, {row.departmentName}
          </div>
          <Instant at={row.startsAt} />
        </>
      ),
    },
    {
      title: t('cancellations.refusal'),
      render: (_, row) => (
        <>
          <div>{row.refusal ?? t('cancellations.silent')}</div>
          {t('reviews.since')} <Instant at={row.waitingSince} />
        </>
      ),
    },
    {
      title: t('cancellations.actions'),
      className: 'prose',
      render: (_, row) => (
        <Flex vertical gap="small" align="flex-start">
          {row.proposal && (
            <span>
              {t('cancellations.proposedBy', {
                name: row.proposal.proposedBy.name,
                reason: row.proposal.reason,
              })}
            </span>
          )}
          <Flex gap="small" wrap>
            <Button
              aria-label={`${t('cancellations.askAgain')} ${row.orderNumber}`}
              loading={isAsking(row)}
              onClick={() => askAgain(row)}
            >
              {t('cancellations.askAgain')}
            </Button>
            {choicesOf(row).map((choice) => (
              <Button
                key={choice}
                danger={choice !== 'refuse'}
                aria-label={`${t(`cancellations.${choice}`)} ${row.orderNumber}`}
                onClick={() => choose(row, choice)}
              >
                {t(`cancellations.${choice}`)}
              </Button>
            ))}
          </Flex>
        </Flex>
      ),
    },
  ]
}

function Deciding({
  row: { appointmentId, version, isPaid, orderNumber, feeFen },
  choice,
  onClose,
}: {
  row: HeldCancellation
  choice: Choice
  onClose(): void
}) {
  const { t } = useTranslation()
  const { settle, decide } = useCancellationActions()
  const chosen = choice === 'settle' ? settle : decide
  const words = choice === 'settle' && !isPaid ? 'settleUnpaid' : choice
  const submit = (reason: string) => {
    const body = { appointmentId, version, reason }
    if (choice === 'settle') return settle.mutateAsync(body, { onSuccess: onClose })

    return decide.mutateAsync({ ...body, isConfirmed: choice === 'confirm' }, { onSuccess: onClose })
  }

  return (
    <ReasonDialog
      title={`${t(`cancellations.${choice}`)} · ${orderNumber}`}
      what={t(`cancellationDo.${words}`, { amount: yuan(feeFen) })}
      sure={choice === 'refuse' ? undefined : t('cancellations.sure')}
      isDangerous={choice !== 'refuse'}
      isPending={chosen.isPending}
      error={chosen.error}
      onSubmit={submit}
      onClose={onClose}
    />
  )
}
