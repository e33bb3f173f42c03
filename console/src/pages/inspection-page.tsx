import type { InspectedConversation } from '@tongzhen/contract/inspections'
import { type Verdict, verdicts } from '@tongzhen/contract/states'
import { Button, Flex, Form, Input, Radio, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { useFlagged, useJudge } from '../api/inspections'
import { ErrorAlert } from '../components/error-alert'
import { Instant } from '../components/instant'
import { Page } from '../components/page'
import { Section } from '../components/section'
import { DeskExchanges } from './desk-exchanges'
import { Flags } from './flags'

/** As the contract says of a remark. */
const LONGEST_REMARK = 300

/** One flagged conversation: what was said, by which model and rules, and what staff find in it. */
export function InspectionPage() {
  const { t } = useTranslation()
  const { conversationId = '' } = useParams()
  const leave = useNavigate()
  const { data, error, isPending } = useFlagged(conversationId)

  return (
    <Page
      title={t('inspections.conversation')}
      isLoading={isPending}
      error={error}
      actions={<Link to="/inspections">{t('inspections.back')}</Link>}
    >
      {data && (
        <>
          <Flex gap="small" wrap>
            <Tag>{t(`conversationKind.${data.kind}`)}</Tag>
            <Tag>{t(`channel.${data.channel}`)}</Tag>
            <Tag>{t('desk.reads', { language: t(`speaks.${data.language}`) })}</Tag>
            <Flags of={data.flags} />
          </Flex>
          <DeskExchanges exchanges={data.exchanges} />
          {data.inspections.length > 0 && <Before conversation={data} />}
          <div className="desk__form">
            <Judgement conversation={data} onJudged={() => leave('/inspections')} />
          </div>
        </>
      )}
    </Page>
  )
}

function Before({ conversation: { inspections } }: { conversation: InspectedConversation }) {
  const { t } = useTranslation()

  return (
    <Section title={t('inspections.before')}>
      <ul>
        {inspections.map(({ verdict, remark, by, at }) => (
          <li key={at}>
            {t(`verdict.${verdict}`)} · {by} · <Instant at={at} />
            {remark && <div className="desk__text">{remark}</div>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface JudgementProps {
  conversation: InspectedConversation
  onJudged: () => void
}

function Judgement({ conversation: { conversationId, version }, onJudged }: JudgementProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ verdict: Verdict; remark?: string }>()
  const chosen = Form.useWatch('verdict', form)
  const judging = useJudge(conversationId, onJudged)

  return (
    <Section title={t('inspections.verdict')}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ verdict: 'fine' }}
        onFinish={({ verdict, remark = '' }) => judging.mutate({ version, verdict, remark: remark.trim() })}
      >
        <Form.Item name="verdict">
          <Radio.Group
            aria-label={t('inspections.verdict')}
            options={verdicts.map((value) => ({ value, label: t(`verdict.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="remark"
          label={t('inspections.remark')}
          rules={[
            {
              required: chosen !== undefined && chosen !== 'fine',
              whitespace: true,
              message: t('inspections.remarkRequired'),
            },
          ]}
        >
          <Input.TextArea maxLength={LONGEST_REMARK} showCount autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <ErrorAlert error={judging.error} />
        <Button type="primary" htmlType="submit" loading={judging.isPending}>
          {t('inspections.submit')}
        </Button>
      </Form>
    </Section>
  )
}
