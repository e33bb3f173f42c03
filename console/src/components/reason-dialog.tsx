import { Checkbox, Form, Input, Modal, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'react-router'
import { useDraft } from '../lib/use-draft'
import { ErrorAlert } from './error-alert'

export interface ReasonDialogProps {
  title: string
  what?: string | undefined
  /** What the person has to have made sure of before. */
  sure?: string | undefined
  /** What else has to be written down, on a line of its own. */
  reference?: string | undefined
  isDangerous?: boolean
  isPending: boolean
  error: unknown
  /** Rejects when it was not done: what was written stays then. */
  onSubmit(reason: string, reference: string): Promise<unknown>
  onClose(): void
}

interface Said {
  reason: string
  reference?: string
}

/** Asks why, and whether the person has made sure, before something is done that cannot be undone. */
export function ReasonDialog({
  title,
  what,
  sure,
  reference,
  isDangerous = false,
  isPending,
  error,
  onSubmit,
  onClose,
}: ReasonDialogProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Said>()
  const draft = useDraft<Said>(`${title} ${useLocation().pathname}`, { reason: '' })
  // In a list, the same words would be kept for another row.
  const isOfOne = Object.keys(useParams()).length > 0
  const send = ({ reason, reference }: Said) => {
    // Why it was not done stands in `error`.
    onSubmit(reason.trim(), reference?.trim() ?? '').then(draft.forget, () => undefined)
  }
  const leave = () => {
    draft.forget()
    onClose()
  }

  return (
    <Modal
      open
      title={title}
      okText={t('reasonDialog.submit')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: isDangerous }}
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={leave}
      closable={false}
    >
      {what && <Typography.Paragraph>{what}</Typography.Paragraph>}
      <Form
        form={form}
        layout="vertical"
        initialValues={draft.value}
        onValuesChange={(_, said: Said) => {
          const { reason, reference: number } = said
          if (isOfOne) draft.change({ reason, ...(number && { reference: number }) })
        }}
        onFinish={send}
      >
        {sure && (
          <Form.Item
            name="sure"
            valuePropName="checked"
            rules={[
              {
                validator: (_, value) =>
                  value ? Promise.resolve() : Promise.reject(new Error(t('reasonDialog.sure'))),
              },
            ]}
          >
            <Checkbox>{sure}</Checkbox>
          </Form.Item>
        )}
        {reference && (
          <Form.Item
            name="reference"
            label={reference}
            rules={[{ required: true, whitespace: true, message: t('reasonDialog.requiredReference') }]}
          >
            <Input maxLength={64} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={t('reasonDialog.reason')}
          rules={[{ required: true, whitespace: true, message: t('reasonDialog.required') }]}
        >
          {/* One line: what goes into the record has no line breaks. */}
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </Form>
      <ErrorAlert error={error} />
    </Modal>
  )
}
