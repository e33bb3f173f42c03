import { useQueryClient } from '@tanstack/react-query'
import { normalizePlate } from '@tongzhen/contract/plates'
import { Alert, Flex, Input, Radio } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConsoleError } from '../api/client'
import { sessionKey } from '../api/session'
import { ErrorAlert } from '../components/error-alert'
import { InstitutionSelect } from '../components/institution-select'
import { Page } from '../components/page'
import { calendarDay, todayAtHospital } from '../lib/format'
import { useArrivals } from '../lib/use-arrivals'
import { usePresses } from '../lib/use-presses'
import { ArrivalCard } from './arrival-card'
import { useStaff } from './use-staff'
import './arrivals.css'

const MINUTE_MS = 60_000

/** The gate's screen: today's cars in the order of their visits, in letters that are read from a chair. */
export function ArrivalsPage() {
  const { t } = useTranslation()
  const { institutions } = useStaff()
  const [institutionId, setInstitution] = useState(institutions[0]?.institutionId ?? '')
  const on = useToday()
  const onError = useSessionEnd()
  const { cars, error, take } = useArrivals(institutionId, on, onError)
  const { waiting, refused, press } = usePresses(take, onError)
  const [typed, setTyped] = useState('')
  const [show, setShow] = useState<'waiting' | 'all'>('all')
  const ending = normalizePlate(typed)
  const shown = cars
    ?.filter(({ plate }) => plate.endsWith(ending))
    .filter(({ state }) => show === 'all' || state === 'expected')
  const countOf = (state: string) => cars?.filter((one) => one.state === state).length ?? 0

  return (
    <Page
      title={t('arrivals.title', { day: calendarDay(on) })}
      isLoading={cars === undefined && error === undefined}
    >
      <Flex gap="middle" wrap align="center">
        <InstitutionSelect value={institutionId} onChange={setInstitution} />
        <Input
          aria-label={t('arrivals.search')}
          placeholder={t('arrivals.search')}
          className="arrivals__search"
          autoComplete="off"
          allowClear
          maxLength={8}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Radio.Group
          aria-label={t('arrivals.show')}
          value={show}
          onChange={(event) => setShow(event.target.value)}
          options={[
            { value: 'all', label: t('arrivals.all') },
            { value: 'waiting', label: t('arrivals.onlyExpected') },
          ]}
        />
        <strong role="status" className="arrivals__counts">
          {t('arrivals.counts', {
            expected: countOf('expected'),
            inside: countOf('let_in'),
            left: countOf('left'),
          })}
        </strong>
      </Flex>
      <Connection error={error} unsent={waiting.length} />
      {refused && (
        <>
          <Alert role="alert" type="error" showIcon message={t('arrivals.notTaken')} />
          <ErrorAlert error={refused.error} />
        </>
      )}
      {shown?.length === 0 && (
        <p className="arrivals__none">{t(ending ? 'arrivals.notFound' : 'arrivals.none')}</p>
      )}
      <ul className="arrivals">
        {shown?.map((car) => (
          <ArrivalCard
            key={car.parkingId}
            car={car}
            waiting={waiting.filter((one) => one.parkingId === car.parkingId)}
            onPress={(passing) => press(passing, car.parkingId)}
          />
        ))}
      </ul>
    </Page>
  )
}

/** Says plainly when what is shown is not of now, and what has not been sent. */
function Connection({ error, unsent }: { error: unknown; unsent: number }) {
  const { t } = useTranslation()
  if (!error) return null
  const isLost = error instanceof ConsoleError && error.code === 'NO_ANSWER'
  if (!isLost) return <ErrorAlert error={error} />

  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      message={t('arrivals.lost')}
      description={unsent > 0 ? t('arrivals.unsent', { count: unsent }) : t('arrivals.lostWhat')}
    />
  )
}

/** The day at the hospital; the screen stays on over midnight. */
function useToday(): string {
  const [on, setOn] = useState(todayAtHospital)
  useEffect(() => {
    const timer = setInterval(() => setOn(todayAtHospital()), MINUTE_MS)

    return () => clearInterval(timer)
  }, [])

  return on
}

/** A session that has ended leads to the sign-in. */
function useSessionEnd(): (error: unknown) => void {
  const queries = useQueryClient()

  return useCallback(
    (error) => {
      if (error instanceof ConsoleError && error.code === 'SESSION_REQUIRED')
        queries.invalidateQueries({ queryKey: sessionKey })
    },
    [queries],
  )
}
