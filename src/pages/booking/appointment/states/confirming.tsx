import { StateHead } from '../state-head'
import { Timeline } from '../timeline'
import { VisitFacts } from '../visit-facts'
import { SettledBy } from './settled-by'
import type { StateProps } from './state-props'

export function Confirming({ appointment }: StateProps) {
  return (
    <>
      <StateHead state="confirming" tone="waiting" icon="clock">
        <SettledBy appointment={appointment} />
      </StateHead>
      <Timeline appointment={appointment} />
      <VisitFacts appointment={appointment} />
    </>
  )
}
