import { Checkbox, Form, Input, Modal, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
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
  onSubmit(reason: string, reference: string): void
  onClose(): void
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
  const [form] = Form.useForm<{ reason: string; reference?: string }>()

  return (
    <Modal
      open
      title={title}
      okText={t('reasonDialog.submit')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: isDangerous }}
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      closable={false}
    >
      {what && <Typography.Paragraph>{what}</Typography.Paragraph>}
      <Form
        form={form}
        layout="vertical"
        onFinish={(said) => onSubmit(said.reason.trim(), said.reference?.trim() ?? '')}
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
