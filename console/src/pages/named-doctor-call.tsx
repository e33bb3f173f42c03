import type { NamedDoctorDeskRequest } from '@tongzhen/contract/named-doctor'
import { type CallOutcome, callOutcomes } from '@tongzhen/contract/states'
import { Button, Card, Flex, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNamedDoctorActions } from '../api/named-doctor'
import { ErrorAlert } from '../components/error-alert'
import { ReasonDialog } from '../components/reason-dialog'

/** What came of the call; and when there is no time to be had, saying so. */
export function NamedDoctorCall({ request }: { request: NamedDoctorDeskRequest }) {
  const { t } = useTranslation()
  const { noteCall, decline } = useNamedDoctorActions(request.requestId)
  const [form] = Form.useForm<{ outcome: CallOutcome; words?: string }>()
  const [isDeclining, setDeclining] = useState(false)
  const { version } = request

  return (
    <Card title={<h2 style={{ fontSize: 18, margin: 0 }}>{t('namedDoctor.call')}</h2>}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ outcome, words }) =>
          noteCall.mutate({ outcome, words: words?.trim() || null }, { onSuccess: () => form.resetFields() })
        }
      >
        <Form.Item
          name="outcome"
          label={t('namedDoctor.outcome')}
          rules={[
            {
              validator: (_, value) =>
                value ? Promise.resolve() : Promise.reject(new Error(t('namedDoctor.outcomeRequired'))),
            },
          ]}
        >
          <Radio.Group options={callOutcomes.map((value) => ({ value, label: t(`callOutcome.${value}`) }))} />
        </Form.Item>
        <Form.Item name="words" label={t('namedDoctor.words')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Flex gap="small" wrap>
          <Button htmlType="submit" loading={noteCall.isPending}>
            {t('namedDoctor.noteCall')}
          </Button>
          <Button danger onClick={() => setDeclining(true)}>
            {t('namedDoctor.decline')}
          </Button>
        </Flex>
      </Form>
      <ErrorAlert error={noteCall.error} />
      {isDeclining && (
        <ReasonDialog
          title={t('namedDoctor.decline')}
          what={t('namedDoctor.declineWhat')}
          isDangerous
          isPending={decline.isPending}
          error={decline.error}
          onSubmit={(reason) =>
            decline.mutateAsync({ version, reason }, { onSuccess: () => setDeclining(false) })
          }
          onClose={() => setDeclining(false)}
        />
      )}
    </Card>
  )
}
