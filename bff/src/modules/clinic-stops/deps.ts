import type { BookingDeps } from '../booking/deps.ts'

/** Stopping a clinic is told to its appointments by booking's own step. */
export interface ClinicStopsDeps extends BookingDeps {
  stopWatch: BookingDeps['watch']
}
