import { OtherSessions } from '../../shared/other-sessions'
import { StateHead } from '../state-head'
import { Timeline } from '../timeline'
import { VisitFacts } from '../visit-facts'
import { Reason } from './reason'
import type { StateProps } from './state-props'

export function Failed({ appointment }: StateProps) {
  const { institutionId, doctorId, paymentId } = appointment
  return (
    <>
      <StateHead state="failed" tone="bad" icon="failed" isUnpaid={paymentId === null}>
        <Reason appointment={appointment} />
      </StateHead>
      <OtherSessions institutionId={institutionId} doctorId={doctorId} isNeeded />
      <VisitFacts appointment={appointment} />
      <Timeline appointment={appointment} />
    </>
  )
}
