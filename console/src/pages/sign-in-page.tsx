import type { StaffSession } from '@tongzhen/contract/staff'
import { Alert, Button, Card, Flex, Form, Input, QRCode, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  useCheckCode,
  useCheckEnrolmentCode,
  useCheckTotp,
  useCreateFirst,
  useSendCode,
  useSignOut,
} from '../api/session'
import { ErrorAlert } from '../components/error-alert'
import { Page } from '../components/page'

/** One step at a time: the first administrator, the phone, its code, the enrolment code, the authenticator. */
export function SignInPage({ session }: { session: StaffSession }) {
  const { t } = useTranslation()
  const [phone, setPhone] = useState<string>()
  switch (session.state) {
    case 'second_factor':
      return (
        <Step title={t('signIn.totpTitle')}>
          <TotpForm />
        </Step>
      )
    case 'enrolment_code':
      return (
        <Step title={t('signIn.enrolmentCodeTitle')} what={t('signIn.enrolmentCodeWhat')}>
          <EnrolmentCodeForm />
        </Step>
      )
    case 'enrolment':
      return (
        <Step title={t('signIn.enrolTitle')} what={t('signIn.enrolWhat')}>
          <Enrolment {...session} />
        </Step>
      )
    default:
      return session.state === 'signed_out' && session.isFirst ? (
        <Step title={t('signIn.firstTitle')} what={t('signIn.firstWhat')}>
          <FirstForm onCreated={setPhone} />
        </Step>
      ) : (
        <Step title={t('signIn.title')}>
          {phone !== undefined && <Alert type="success" message={t('signIn.created')} />}
          <PhoneForm phone={phone} />
        </Step>
      )
  }
}

function Step({ title, what, children }: { title: string; what?: string; children: React.ReactNode }) {
  return (
    <Card style={{ maxWidth: 520, margin: '0 auto' }}>
      <Page title={title} purpose={what}>
        {children}
      </Page>
    </Card>
  )
}

function FirstForm({ onCreated }: { onCreated(phone: string): void }) {
  const { t } = useTranslation()
  const create = useCreateFirst()

  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(body) => create.mutate(body, { onSuccess: () => onCreated(body.phone) })}
    >
      <Form.Item name="token" label={t('signIn.token')} rules={[{ required: true }]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="name" label={t('signIn.name')} rules={[{ required: true }]}>
        <Input autoComplete="name" maxLength={40} />
      </Form.Item>
      <Form.Item name="phone" label={t('signIn.phone')} rules={[{ required: true }]}>
        <Input autoComplete="tel" inputMode="tel" />
      </Form.Item>
      <Submit label={t('signIn.create')} isPending={create.isPending} error={create.error} />
    </Form>
  )
}

/** The number, and then the code that was sent to it. */
function PhoneForm({ phone }: { phone: string | undefined }) {
  const { t } = useTranslation()
  const send = useSendCode()
  const check = useCheckCode()
  const sentTo = send.isSuccess ? send.variables.phone : undefined
  if (sentTo === undefined)
    return (
      <Form
        layout="vertical"
        requiredMark={false}
        initialValues={{ phone }}
        onFinish={(body) => send.mutate(body)}
      >
        <Form.Item name="phone" label={t('signIn.phone')} rules={[{ required: true }]}>
          <Input autoComplete="tel" inputMode="tel" autoFocus />
        </Form.Item>
        <Submit label={t('signIn.send')} isPending={send.isPending} error={send.error} />
      </Form>
    )

  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }) => check.mutate({ phone: sentTo, code })}
    >
      <Alert role="status" type="info" message={t('signIn.sent', { phone: send.data?.phoneMasked })} />
      <Digits label={t('signIn.code')} />
      <Submit label={t('signIn.next')} isPending={check.isPending} error={check.error} />
      <Button type="link" onClick={() => send.reset()}>
        {t('signIn.other')}
      </Button>
    </Form>
  )
}

function EnrolmentCodeForm() {
  const { t } = useTranslation()
  const check = useCheckEnrolmentCode()

  return (
    <Form layout="vertical" requiredMark={false} onFinish={({ code }) => check.mutate({ code: code.trim() })}>
      <Form.Item name="code" label={t('signIn.enrolmentCode')} rules={[{ required: true, whitespace: true }]}>
        <Input autoComplete="off" maxLength={20} autoFocus />
      </Form.Item>
      <Submit label={t('signIn.next')} isPending={check.isPending} error={check.error} />
      <OtherNumber />
    </Form>
  )
}

function Enrolment({ secret, otpauthUri }: { secret: string; otpauthUri: string }) {
  const { t } = useTranslation()

  return (
    <Flex vertical gap="middle">
      <div role="img" aria-label={t('signIn.qr')}>
        <QRCode value={otpauthUri} type="svg" size={200} />
      </div>
      <Typography.Text>
        {t('signIn.secret')}: <Typography.Text code>{secret}</Typography.Text>
      </Typography.Text>
      <TotpForm />
    </Flex>
  )
}

function TotpForm() {
  const { t } = useTranslation()
  const check = useCheckTotp()

  return (
    <Form layout="vertical" requiredMark={false} onFinish={({ code }) => check.mutate({ code })}>
      <Digits label={t('signIn.totp')} />
      <Submit label={t('signIn.finish')} isPending={check.isPending} error={check.error} />
      <OtherNumber />
    </Form>
  )
}

function OtherNumber() {
  const { t } = useTranslation()
  const signOut = useSignOut()

  return (
    <Button type="link" onClick={() => signOut.mutate()}>
      {t('signIn.other')}
    </Button>
  )
}

function Digits({ label }: { label: string }) {
  return (
    <Form.Item name="code" label={label} rules={[{ required: true, pattern: /^\d{6}$/, message: label }]}>
      <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus />
    </Form.Item>
  )
}

function Submit({ label, isPending, error }: { label: string; isPending: boolean; error: unknown }) {
  return (
    <Flex vertical gap="middle">
      <ErrorAlert error={error} />
      <Button type="primary" htmlType="submit" loading={isPending} block>
        {label}
      </Button>
    </Flex>
  )
}
