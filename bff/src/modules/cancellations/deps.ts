import type { BookingDeps } from '../booking/deps.ts'

export type CancellationsDeps = Pick<BookingDeps, 'db' | 'clock' | 'fields' | 'watch' | 'nudge'>
