import type { NamedDoctorDeskRequest } from '@tongzhen/contract/named-doctor'
import { Alert, Button, Card, Flex, Table } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useNamedDoctor, useNamedDoctorActions } from '../api/named-doctor'
import { ErrorAlert } from '../components/error-alert'
import { Instant } from '../components/instant'
import { Page } from '../components/page'
import { NamedDoctorCall } from './named-doctor-call'
import { NamedDoctorFacts } from './named-doctor-facts'
import { NamedDoctorVisit } from './named-doctor-visit'

/** One request: how it stands, whom to call, which time to book, and everything that happened. */
export function NamedDoctorPage() {
  const { t } = useTranslation()
  const { requestId = '' } = useParams()
  const { data: request, error, isPending } = useNamedDoctor(requestId)

  return (
    <Page
      title={t('namedDoctor.title', { doctor: request?.doctorName ?? '' })}
      isLoading={isPending}
      error={error}
      actions={<Link to="/named-doctors">{t('namedDoctor.back')}</Link>}
    >
      {request && (
        <Flex vertical gap="large">
          <Standing request={request} />
          <NamedDoctorFacts request={request} />
          {request.isMine && request.state === 'being_arranged' && (
            <>
              <NamedDoctorCall request={request} />
              <NamedDoctorVisit request={request} />
            </>
          )}
          <Story request={request} />
        </Flex>
      )}
    </Page>
  )
}

/** In one sentence, and the button by which somebody makes it theirs. */
function Standing({ request }: { request: NamedDoctorDeskRequest }) {
  const { t } = useTranslation()
  const { take } = useNamedDoctorActions(request.requestId)
  const { state, version, assignee, isMine } = request
  const canTake = state === 'submitted' || (state === 'being_arranged' && !isMine)

  return (
    <Flex vertical gap="small">
      <Alert
        role="status"
        type={canTake ? 'warning' : 'info'}
        showIcon
        message={t(`requestState.${state}`)}
        description={assignee ? t('namedDoctor.assignedTo', { name: assignee.name }) : undefined}
        action={
          canTake && (
            <Button type="primary" loading={take.isPending} onClick={() => take.mutate({ version })}>
              {t(assignee ? 'namedDoctor.takeOver' : 'namedDoctor.take')}
            </Button>
          )
        }
      />
      <ErrorAlert error={take.error} />
    </Flex>
  )
}

function Story({ request }: { request: NamedDoctorDeskRequest }) {
  const { t } = useTranslation()

  return (
    <Card title={<h2 style={{ fontSize: 18, margin: 0 }}>{t('namedDoctor.history')}</h2>}>
      <Flex vertical gap="middle">
        <Table
          rowKey="version"
          size="small"
          pagination={false}
          dataSource={request.transitions}
          columns={[
            { title: t('namedDoctor.at'), render: (_, row) => <Instant at={row.at} /> },
            { title: t('namedDoctor.what'), render: (_, row) => t(`requestCause.${row.cause}`) },
            { title: t('namedDoctor.by'), render: (_, row) => row.by ?? '—' },
            { title: t('namedDoctors.state'), render: (_, row) => t(`requestState.${row.to}`) },
          ]}
        />
        {request.calls.length > 0 && (
          <Table
            rowKey="at"
            size="small"
            pagination={false}
            dataSource={request.calls}
            columns={[
              { title: t('namedDoctor.at'), render: (_, row) => <Instant at={row.at} /> },
              { title: t('namedDoctor.outcome'), render: (_, row) => t(`callOutcome.${row.outcome}`) },
              { title: t('namedDoctor.by'), dataIndex: 'by' },
              { title: t('namedDoctor.words'), render: (_, row) => row.words ?? '—' },
            ]}
          />
        )}
      </Flex>
    </Card>
  )
}
