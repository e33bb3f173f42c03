import type { Arrival } from '@tongzhen/contract/parking'
import { spacedPlate } from '@tongzhen/contract/plates'
import { Button, Flex } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Passing, useUnmaskArrival } from '../api/arrivals'
import { ReasonDialog } from '../components/reason-dialog'
import { clock } from '../lib/format'
import type { Press } from '../lib/use-presses'

interface ArrivalCardProps {
  car: Arrival
  /** What was pressed for it and is not answered yet. */
  waiting: readonly Press[]
  onPress(passing: Passing): void
}

/** One car: its plate as large as can be, when its visit is, and the one button that comes next. */
export function ArrivalCard({ car, waiting, onPress }: ArrivalCardProps) {
  const { t } = useTranslation()
  const plate = spacedPlate(car.plate)
  const isPressed = (passing: Passing) => waiting.some((one) => one.passing === passing)
  const [last] = waiting.slice(-1)

  return (
    <li className={`arrivals__car arrivals__car--${car.state}`}>
      <strong className="arrivals__plate">{plate}</strong>
      <Flex vertical className="arrivals__facts">
        <span className="arrivals__time">{t('arrivals.visitAt', { time: clock(car.visitAt) })}</span>
        <span>
          {t(`parkingState.${car.state}`)}
          {car.letInAt && ` ${clock(car.letInAt)}`}
          {car.leftAt && ` – ${clock(car.leftAt)}`}
        </span>
        {last && (
          <span role="status" className="arrivals__waiting">
            {t(last.passing === 'in' ? 'arrivals.sendingIn' : 'arrivals.sendingOut', {
              time: clock(new Date(last.atMs).toISOString()),
            })}
          </span>
        )}
        <Owner car={car} />
      </Flex>
      {car.state === 'expected' && (
        <Button
          type="primary"
          size="large"
          className="arrivals__press"
          aria-label={t('arrivals.letInCar', { plate })}
          disabled={isPressed('in')}
          onClick={() => onPress('in')}
        >
          {t('arrivals.letIn')}
        </Button>
      )}
      {(car.state === 'let_in' || (car.state === 'expected' && isPressed('in'))) && (
        <Button
          size="large"
          className="arrivals__press"
          aria-label={t('arrivals.leftCar', { plate })}
          disabled={isPressed('out')}
          onClick={() => onPress('out')}
        >
          {t('arrivals.left')}
        </Button>
      )}
    </li>
  )
}

/** Whom to call when a car stands in the way; masked until somebody says what for. */
function Owner({ car }: { car: Arrival }) {
  const { t } = useTranslation()
  const unmask = useUnmaskArrival(car.parkingId)
  const [isAsking, setAsking] = useState(false)
  const { data: full } = unmask

  return (
    <Flex gap="small" align="center" wrap>
      <span>
        {full ? `${full.patientName ?? ''} ${full.phone}` : `${car.patientNameMasked} ${car.phoneMasked}`}
      </span>
      {!full && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('arrivals.showPhone')}
        </Button>
      )}
      {isAsking && (
        <ReasonDialog
          title={t('arrivals.showPhone')}
          what={t('review.unmaskWhat')}
          isPending={unmask.isPending}
          error={unmask.error}
          onSubmit={(reason) => unmask.mutateAsync(reason, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </Flex>
  )
}
