import type { Clinic } from '@tongzhen/contract/clinics'
import { Button, Flex, Form, Input, Select, Table, type TableProps, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClinicActions, useClinics } from '../api/clinics'
import { Page } from '../components/page'
import { ReasonDialog } from '../components/reason-dialog'
import { StopDialog } from './stop-dialog'
import { useStaff } from './use-staff'

/** Days on show, as many as patients can book. */
const DAYS = 14
const DAY_MS = 24 * 60 * 60 * 1000

/** Doctors' clinics of a day: how many are booked, and whether they take place. */
export function ClinicsPage() {
  const { t } = useTranslation()
  const { institutions } = useStaff()
  const [institutionId, setInstitution] = useState(institutions[0]?.institutionId ?? '')
  const [on, setDay] = useState(dayIn(0))
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ clinic: Clinic; action: 'stop' | 'reopen' }>()
  const clinics = useClinics({ institutionId, on })
  const rows = (clinics.data?.clinics ?? []).filter(({ doctorName, departmentName }) =>
    `${doctorName} ${departmentName}`.toLowerCase().includes(typed.trim().toLowerCase()),
  )
  const close = () => setChosen(undefined)

  return (
    <Page
      title={t('clinics.title')}
      purpose={t('clinics.what')}
      isLoading={clinics.isPending}
      error={clinics.error}
    >
      <Form layout="inline" style={{ rowGap: 12 }}>
        {institutions.length > 1 && (
          <Form.Item label={t('clinics.institution')} htmlFor="clinics-institution">
            <Select
              id="clinics-institution"
              style={{ minWidth: 220 }}
              value={institutionId}
              onChange={setInstitution}
              options={institutions.map((one) => ({ value: one.institutionId, label: one.name }))}
            />
          </Form.Item>
        )}
        <Form.Item label={t('clinics.day')} htmlFor="clinics-day">
          <Input
            id="clinics-day"
            type="date"
            min={dayIn(0)}
            max={dayIn(DAYS - 1)}
            value={on}
            onChange={(event) => event.target.value && setDay(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t('clinics.find')} htmlFor="clinics-find">
          <Input id="clinics-find" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Form.Item>
      </Form>
      <Table
        rowKey="scheduleId"
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={rows}
        columns={columnsOf(t, (clinic, action) => setChosen({ clinic, action }))}
        locale={{ emptyText: t('clinics.empty') }}
      />
      {chosen?.action === 'stop' && <StopDialog clinic={chosen.clinic} onClose={close} />}
      {chosen?.action === 'reopen' && <ReopenDialog clinic={chosen.clinic} onClose={close} />}
    </Page>
  )
}

/** In Shanghai. */
function dayIn(days: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * DAY_MS)
}

function columnsOf(
  t: ReturnType<typeof useTranslation>['t'],
  choose: (clinic: Clinic, action: 'stop' | 'reopen') => void,
): TableProps<Clinic>['columns'] {
  return [
    {
      title: t('clinics.time'),
      render: (_, row) => `${row.startsAt.slice(11, 16)}–${row.endsAt.slice(11, 16)}`,
    },
    {
      title: t('clinics.doctor'),
      render: (_, row) => (
        <>
          <Typography.Text strong>{row.doctorName}</Typography.Text>
          <div>{row.departmentName}</div>
        </>
      ),
    },
    { title: t('clinics.kind'), render: (_, row) => t(`visitKind.${row.visitKind}`) },
    { title: t('clinics.booked'), align: 'right', render: (_, row) => row.people.booked },
    { title: t('clinics.state'), render: (_, row) => <Standing clinic={row} /> },
    {
      title: t('clinics.actions'),
      render: (_, row) => {
        const label = `${row.doctorName} ${row.startsAt.slice(11, 16)}`
        if (row.stop?.state === 'asking') return null
        if (row.state !== 'stopped') {
          return (
            <Button aria-label={`${t('clinics.stop')} ${label}`} onClick={() => choose(row, 'stop')}>
              {t('clinics.stop')}
            </Button>
          )
        }
        if (row.stop?.state !== 'stopped' || row.people.moved + row.people.gaveUp > 0) return null

        return (
          <Button aria-label={`${t('clinics.reopen')} ${label}`} onClick={() => choose(row, 'reopen')}>
            {t('clinics.reopen')}
          </Button>
        )
      },
    },
  ]
}

/** Whether it takes place, and of those who were booked how many have chosen what. */
function Standing({ clinic: { state, stop, people } }: { clinic: Clinic }) {
  const { t } = useTranslation()
  const isAsking = stop?.state === 'asking'

  return (
    <Flex vertical gap={4} align="flex-start" role={isAsking ? 'status' : undefined}>
      <Tag>{t(isAsking ? 'clinics.asking' : `clinics.states.${state}`)}</Tag>
      {stop?.refusal && <span>{t(`clinics.refusal.${stop.refusal}`)}</span>}
      {state === 'stopped' && stop?.reason && <span>{stop.reason}</span>}
      {state === 'stopped' && (
        <span>
          {t('clinics.people', {
            choosing: people.choosing,
            moved: people.moved,
            gaveUp: people.gaveUp,
          })}
        </span>
      )}
    </Flex>
  )
}

function ReopenDialog({ clinic, onClose }: { clinic: Clinic; onClose(): void }) {
  const { t } = useTranslation()
  const { reopen } = useClinicActions()
  const { institutionId, scheduleId, doctorName, people } = clinic

  return (
    <ReasonDialog
      title={t('clinics.reopenTitle', { doctor: doctorName })}
      what={t('clinics.reopenWhat', { count: people.choosing })}
      isPending={reopen.isPending}
      error={reopen.error}
      onSubmit={(reason) => reopen.mutateAsync({ institutionId, scheduleId, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
