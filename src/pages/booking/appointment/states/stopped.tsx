import { OtherSessions } from '../../shared/other-sessions'
import { StateHead } from '../state-head'
import { Timeline } from '../timeline'
import { VisitFacts } from '../visit-facts'
import type { StateProps } from './state-props'

export function Stopped({ appointment }: StateProps) {
  const { institutionId, doctorId, scheduleId } = appointment
  return (
    <>
      <StateHead state="stopped" tone="waiting" icon="attention" />
      <OtherSessions institutionId={institutionId} doctorId={doctorId} scheduleId={scheduleId} isNeeded />
      <VisitFacts appointment={appointment} />
      <Timeline appointment={appointment} />
    </>
  )
}
