import type { Clinic } from '@tongzhen/contract/clinics'
import { Checkbox, Form, Input, Modal, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { useClinicActions } from '../api/clinics'
import { ErrorAlert } from '../components/error-alert'

interface Said {
  sure: boolean
  reasonZh: string
  reasonEn: string
}

/** What everybody who is booked will read, in both languages, before they are all told. */
export function StopDialog({ clinic, onClose }: { clinic: Clinic; onClose(): void }) {
  const { t } = useTranslation()
  const { stop } = useClinicActions()
  const [form] = Form.useForm<Said>()
  const { institutionId, scheduleId, doctorName, on, startsAt, people } = clinic

  return (
    <Modal
      open
      title={t('clinics.stopTitle', { doctor: doctorName })}
      okText={t('clinics.stopNow')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true }}
      confirmLoading={stop.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      closable={false}
    >
      <Typography.Paragraph>
        {t('clinics.stopWhat', { day: on, time: startsAt.slice(11, 16), count: people.booked })}
      </Typography.Paragraph>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reasonZh, reasonEn }) =>
          stop.mutate(
            { institutionId, scheduleId, reasonZh: reasonZh.trim(), reasonEn: reasonEn.trim() },
            { onSuccess: onClose },
          )
        }
      >
        <Form.Item
          name="reasonZh"
          label={t('clinics.reasonZh')}
          rules={[{ required: true, whitespace: true, message: t('reasonDialog.required') }]}
        >
          <Input maxLength={60} autoComplete="off" lang="zh-CN" />
        </Form.Item>
        <Form.Item
          name="reasonEn"
          label={t('clinics.reasonEn')}
          rules={[{ required: true, whitespace: true, message: t('reasonDialog.required') }]}
        >
          <Input maxLength={120} autoComplete="off" lang="en" />
        </Form.Item>
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
          <Checkbox>{t('clinics.sure', { count: people.booked })}</Checkbox>
        </Form.Item>
      </Form>
      <ErrorAlert error={stop.error} />
    </Modal>
  )
}
