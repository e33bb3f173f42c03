import type { Report } from '@tongzhen/contract/reports'
import type { ReportOutlook } from '@tongzhen/contract/states'
import { dayOf, daysBetween, today } from '@/lib/shanghai-time'

/** For so many days a critical value sends somebody to a doctor; later it has been seen to, or it says nothing new. */
const URGENT_DAYS = 3

/** Under which name the words for a report stand: what was urgent two years ago is not urgent now. */
export function outlookWords({
  outlook,
  reportedAt,
}: Pick<Report, 'outlook' | 'reportedAt'>): ReportOutlook | 'criticalPast' {
  const isPast = daysBetween(dayOf(reportedAt), today()) > URGENT_DAYS
  return outlook === 'critical' && isPast ? 'criticalPast' : outlook
}
