import type { QueryKey } from '@tanstack/react-query'
import type { Appointment } from '@tongzhen/contract/booking'
import type { HealthCard } from '@tongzhen/contract/health-cards'
import type { Patient } from '@tongzhen/contract/patients'
import type { HeldReportDetails, ReportDetails } from '@tongzhen/contract/reports'
import { appKeeping } from '@/platform/offline-app'
import { kept } from '@/stores/kept'
import { session } from '@/stores/session'

/** Fetched when the first of these answers has come: the first screen waits for none of it. */
export function keep([name, ...rest]: QueryKey, data: unknown): void {
  const keeping = session.isReady ? session.current?.account?.keeping : undefined
  if (!keeping) return
  if (name === 'patients') kept.settle((data as { patients: Patient[] }).patients, keeping)
  if (name === 'health-cards') kept.keep('cards', (data as { cards: HealthCard[] }).cards, keeping)
  if (name === 'report') {
    const report = data as ReportDetails | HeldReportDetails
    if (!report.isHeld) kept.keepReport(report, keeping)
  }
  if (name === 'appointments' && rest[0] === 'upcoming')
    kept.keep('visits', (data as { appointments: Appointment[] }).appointments, keeping)
  appKeeping.start()
}

/** A report that is not there any more, by the key of its query. */
export function drop([, , institutionId, reportId]: QueryKey): void {
  kept.dropReport({ institutionId: String(institutionId), reportId: String(reportId) })
}
