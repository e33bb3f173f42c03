import type { NamedDoctorDeskRequest } from '@tongzhen/contract/named-doctor'
import { Button, Card, Flex, Form, Radio, Select, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNamedDoctorActions, useSessions, useSlots } from '../api/named-doctor'
import { ErrorAlert } from '../components/error-alert'
import { calendarDay, clock, yuan } from '../lib/format'

/** Books the time that was agreed on with the patient: a session of the doctor, and a place in it. */
export function NamedDoctorVisit({ request }: { request: NamedDoctorDeskRequest }) {
  const { t } = useTranslation()
  const { requestId, version } = request
  const { fix } = useNamedDoctorActions(requestId)
  const sessions = useSessions(requestId)
  const [scheduleId, setSchedule] = useState<string>()
  const [slotId, setSlot] = useState<string>()
  const slots = useSlots(requestId, scheduleId)
  const open = sessions.data?.sessions.filter(({ state }) => state === 'open') ?? []
  const feeFen = slots.data?.schedule.feeFen
  const chosen = slots.data?.slots.find((one) => one.slotId === slotId && one.left > 0)
  const book = () => {
    if (scheduleId && chosen && feeFen !== undefined)
      fix.mutate({ version, scheduleId, slotId: chosen.slotId, feeFen })
  }

  return (
    <Card title={<h2 style={{ fontSize: 18, margin: 0 }}>{t('namedDoctor.visit')}</h2>}>
      <Form layout="vertical">
        <Typography.Paragraph>{t('namedDoctor.visitWhat')}</Typography.Paragraph>
        <Form.Item label={t('namedDoctor.session')} htmlFor="session">
          <Select
            id="session"
            aria-label={t('namedDoctor.session')}
            style={{ maxWidth: 480 }}
            loading={sessions.isPending}
            placeholder={t(open.length > 0 ? 'namedDoctor.chooseSession' : 'namedDoctor.noSession')}
            {...(scheduleId && { value: scheduleId })}
            onChange={(value: string) => {
              setSchedule(value)
              setSlot(undefined)
            }}
            options={open.map((one) => ({
              value: one.scheduleId,
              label: t('namedDoctor.sessionOf', {
                day: calendarDay(one.on),
                period: t(`period.${one.period}`),
                fee: yuan(one.feeFen),
                count: one.left,
              }),
            }))}
          />
        </Form.Item>
        {slots.data && (
          <Form.Item label={t('namedDoctor.slot')}>
            <Radio.Group
              aria-label={t('namedDoctor.slot')}
              value={slotId}
              onChange={(event) => setSlot(event.target.value)}
              options={slots.data.slots.map((one) => ({
                value: one.slotId,
                label: clock(one.startsAt),
                disabled: one.left === 0,
              }))}
            />
          </Form.Item>
        )}
        <Flex gap="small" align="center" wrap>
          <Button type="primary" disabled={chosen === undefined} loading={fix.isPending} onClick={book}>
            {t('namedDoctor.book')}
          </Button>
          {chosen && feeFen !== undefined && (
            <span>
              {t(feeFen > 0 ? 'namedDoctor.feeToPay' : 'namedDoctor.feeNone', { fee: yuan(feeFen) })}
            </span>
          )}
        </Flex>
      </Form>
      <ErrorAlert error={fix.error} />
      <ErrorAlert
        error={sessions.error ?? slots.error}
        onRetry={() => (sessions.error ? sessions : slots).refetch()}
      />
    </Card>
  )
}
