import type { Ground } from '../ground.ts'
import { TIDY_EVERY_MS, tidy } from '../housekeeping.ts'
import type { RepeatedWork } from '../jobs/repeat.ts'
import { MINUTE_MS, SECOND_MS } from '../lib/clock.ts'
import { syncAppointments } from '../modules/booking/sync-appointments.ts'
import { lapseRequests } from '../modules/named-doctor/lapse.ts'
import { patientsUpkeep } from '../modules/patients/upkeep.ts'
import { syncQueues } from '../modules/queue/ask-hospital.ts'
import { beginDays } from '../modules/reconciliation/daily.ts'
import { dropOldLines } from '../modules/reconciliation/drop-lines.ts'
import { endForgotten } from '../modules/refunds/end-forgotten.ts'
import { tellHeldUp } from '../modules/refunds/tell-held-up.ts'
import { foldFigures } from '../modules/statistics/figures.ts'
import type { Domains } from './domains.ts'

/** How often those are looked for who wait without an open page. */
const QUEUES_EVERY_MS = 10 * SECOND_MS

/** Figures are right all the same: what was not added up yet is counted in. */
const FIGURES_EVERY_MS = 10 * SECOND_MS

/** The work that happens outside of requests at all times. */
export function repeatedWorks({ db, clock, log }: Ground, domains: Domains): RepeatedWork[] {
  const { booking, queue, namedDoctor, reconciliation, refunds, patients } = domains

  return [
    { name: 'sync appointments', everyMs: MINUTE_MS, work: () => syncAppointments(booking) },
    { name: 'sync queues', everyMs: QUEUES_EVERY_MS, work: () => syncQueues(queue) },
    { name: 'lapse requests', everyMs: MINUTE_MS, work: () => lapseRequests(namedDoctor) },
    { name: 'tidy', everyMs: TIDY_EVERY_MS, work: () => tidy(db, clock.now()) },
    { name: 'begin reconciliation', everyMs: MINUTE_MS, work: () => beginDays(reconciliation) },
    { name: 'drop lines', everyMs: TIDY_EVERY_MS, work: () => dropOldLines(reconciliation) },
    { name: 'end refunds', everyMs: MINUTE_MS, work: () => endForgotten(refunds) },
    { name: 'tell of refunds that hang', everyMs: MINUTE_MS, work: () => tellHeldUp(refunds) },
    { name: 'fold figures', everyMs: FIGURES_EVERY_MS, work: () => foldFigures(db) },
    ...patientsUpkeep({ ...patients, log }),
  ]
}
