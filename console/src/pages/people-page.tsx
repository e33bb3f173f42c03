import type { StaffMember } from '@tongzhen/contract/staff'
import { staffRoleNames } from '@tongzhen/contract/staff-roles'
import { Alert, Button, Flex, Form, Input, Modal, Radio, Select, Table, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Invitation, type ToEnrol, usePeople, usePeopleActions } from '../api/people'
import { ErrorAlert } from '../components/error-alert'
import { Instant } from '../components/instant'
import { Page } from '../components/page'
import { ReasonDialog } from '../components/reason-dialog'
import { useStaff } from './use-staff'

/** Who works here. */
export function PeoplePage() {
  const { t } = useTranslation()
  const { permissions, institutions, staffId } = useStaff()
  const people = usePeople()
  const [isInviting, setInviting] = useState(false)
  const [toEnrol, setToEnrol] = useState<ToEnrol>()
  const [chosen, setChosen] = useState<{ person: StaffMember; action: 'disable' | 'resetFactor' }>()
  // A code that stays beside the next person's dialog would be told to them.
  const open = (dialog: () => void) => {
    setToEnrol(undefined)
    dialog()
  }
  const nameOf = (id: string | null) =>
    id === null ? t('allInstitutions') : (institutions.find((one) => one.institutionId === id)?.name ?? id)

  return (
    <Page
      title={t('people.title')}
      isLoading={people.isPending}
      error={people.error}
      actions={
        permissions.includes('staff.manage') && (
          <Button type="primary" onClick={() => open(() => setInviting(true))}>
            {t('people.invite')}
          </Button>
        )
      }
    >
      {toEnrol && (
        <Alert
          role="status"
          type="success"
          message={t('people.toEnrol', { name: toEnrol.person.name })}
          description={
            <>
              <Typography.Text code style={{ fontSize: 22 }}>
                {toEnrol.enrolmentCode}
              </Typography.Text>
              <Typography.Paragraph>{t('people.toEnrolWhat')}</Typography.Paragraph>
            </>
          }
        />
      )}
      <Table
        rowKey="staffId"
        pagination={false}
        dataSource={people.data?.people ?? []}
        columns={[
          { title: t('people.name'), dataIndex: 'name', minWidth: 88 },
          { title: t('people.phone'), dataIndex: 'phoneMasked' },
          { title: t('people.role'), render: (_, row) => t(`role.${row.role}`) },
          { title: t('people.institution'), render: (_, row) => nameOf(row.institutionId) },
          { title: t('people.state'), render: (_, row) => t(`staffState.${row.state}`) },
          { title: t('review.createdAt'), render: (_, row) => <Instant at={row.createdAt} /> },
          {
            title: t('people.actions'),
            render: (_, person) =>
              person.staffId !== staffId &&
              person.state !== 'disabled' && (
                <Flex gap="small">
                  {permissions.includes('staff.manage') && (
                    <Button onClick={() => setChosen({ person, action: 'disable' })}>
                      {t('people.disable')}
                    </Button>
                  )}
                  {permissions.includes('staff.reset_factor') && (
                    <Button onClick={() => open(() => setChosen({ person, action: 'resetFactor' }))}>
                      {t('people.reset')}
                    </Button>
                  )}
                </Flex>
              ),
          },
        ]}
      />
      {isInviting && (
        <InviteDialog
          onClose={(invited) => {
            setInviting(false)
            setToEnrol(invited)
          }}
        />
      )}
      {chosen?.action === 'disable' && (
        <DisableDialog person={chosen.person} onClose={() => setChosen(undefined)} />
      )}
      {chosen?.action === 'resetFactor' && (
        <ResetDialog
          person={chosen.person}
          onClose={(reset) => {
            setChosen(undefined)
            setToEnrol(reset)
          }}
        />
      )}
    </Page>
  )
}

function DisableDialog({ person, onClose }: { person: StaffMember; onClose(): void }) {
  const { t } = useTranslation()
  const { disable } = usePeopleActions()

  return (
    <ReasonDialog
      title={t('people.disableTitle', { name: person.name })}
      isDangerous
      isPending={disable.isPending}
      error={disable.error}
      onSubmit={(reason) => disable.mutateAsync({ staffId: person.staffId, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

function ResetDialog({ person, onClose }: { person: StaffMember; onClose(reset?: ToEnrol): void }) {
  const { t } = useTranslation()
  const { resetFactor } = usePeopleActions()

  return (
    <ReasonDialog
      title={t('people.resetTitle', { name: person.name })}
      isDangerous
      isPending={resetFactor.isPending}
      error={resetFactor.error}
      onSubmit={(reason) =>
        resetFactor.mutateAsync({ staffId: person.staffId, reason }, { onSuccess: onClose })
      }
      onClose={() => onClose()}
    />
  )
}

function InviteDialog({ onClose }: { onClose(invited?: ToEnrol): void }) {
  const { t } = useTranslation()
  const { institutionId, institutions } = useStaff()
  const { invite } = usePeopleActions()
  const [form] = Form.useForm<Omit<Invitation, 'institutionId'> & { institutionId: string }>()
  const everywhere = institutionId === null ? [{ value: '', label: t('allInstitutions') }] : []

  return (
    <Modal
      open
      title={t('people.invite')}
      okText={t('people.send')}
      cancelText={t('cancel')}
      confirmLoading={invite.isPending}
      onOk={() => form.submit()}
      onCancel={() => onClose()}
      closable={false}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role: 'cashier', institutionId: institutionId ?? '' }}
        onFinish={(values) =>
          invite.mutate({ ...values, institutionId: values.institutionId || null }, { onSuccess: onClose })
        }
      >
        <Form.Item name="name" label={t('people.name')} rules={[{ required: true }]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t('people.phone')} rules={[{ required: true }]}>
          <Input inputMode="tel" autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={t('people.role')}>
          <Radio.Group options={staffRoleNames.map((value) => ({ value, label: t(`role.${value}`) }))} />
        </Form.Item>
        <Form.Item name="institutionId" label={t('people.institution')}>
          <Select
            options={[
              ...everywhere,
              ...institutions.map((one) => ({ value: one.institutionId, label: one.name })),
            ]}
          />
        </Form.Item>
      </Form>
      <ErrorAlert error={invite.error} />
    </Modal>
  )
}
