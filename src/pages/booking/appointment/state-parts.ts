import type { AppointmentState } from '@tongzhen/contract/states'
import type { ComponentType } from 'react'
import { Booked } from './states/booked'
import { Cancelled } from './states/cancelled'
import { Cancelling } from './states/cancelling'
import { Confirming } from './states/confirming'
import { Failed } from './states/failed'
import { Missed } from './states/missed'
import type { StateProps } from './states/state-props'
import { StoppedOrMoved } from './states/stopped'
import { ToPay } from './states/to-pay'
import { Visited } from './states/visited'

/** One component for each state, with its own words. */
export const stateParts: Record<AppointmentState, ComponentType<StateProps>> = {
  confirming: Confirming,
  to_pay: ToPay,
  booked: Booked,
  cancelling: Cancelling,
  cancelled: Cancelled,
  failed: Failed,
  visited: Visited,
  missed: Missed,
  stopped: StoppedOrMoved,
  moved: StoppedOrMoved,
}
