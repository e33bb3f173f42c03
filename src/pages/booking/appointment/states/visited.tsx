import { StateHead } from '../state-head'
import { Timeline } from '../timeline'
import { VisitFacts } from '../visit-facts'
import type { StateProps } from './state-props'

export function Visited({ appointment }: StateProps) {
  return (
    <>
      <StateHead state="visited" tone="quiet" icon="done" />
      <VisitFacts appointment={appointment} />
      <Timeline appointment={appointment} />
    </>
  )
}
