import { CalendarFile } from '../calendar-file'
import { StateHead } from '../state-head'
import { Timeline } from '../timeline'
import { VisitFacts } from '../visit-facts'
import type { StateProps } from './state-props'

export function Cancelled({ appointment }: StateProps) {
  return (
    <>
      <StateHead state="cancelled" tone="quiet" icon="close" isUnpaid={appointment.paymentId === null} />
      <VisitFacts appointment={appointment} />
      <Timeline appointment={appointment} />
      <CalendarFile appointmentId={appointment.appointmentId} to="remove" />
    </>
  )
}
