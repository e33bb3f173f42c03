import type { Channel } from '@tongzhen/contract/headers'
import { type reportsRoutes, reportsRoutes as routes } from '@tongzhen/contract/reports'
import type { ResponseOf } from '@tongzhen/contract/route'
import type { PatientAccess } from '../../access.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { createFileLinks, type TicketKind } from '../../lib/file-links.ts'
import type { FileAnswer } from '../../route-handler.ts'
import { detailsView } from './report-view.ts'
import { type NoReports, type ReportsDeps, readReport } from './reports.ts'

export interface ReportFilesDeps extends ReportsDeps {
  linkOf: PatientAccess['linkOf']
}

const files = 'reports'

interface Opened {
  channel: Channel
  traceId: string
}

/** The report is asked for here already: what cannot be had is said in the app, not by an empty page. */
export async function linkReportFile(
  deps: ReportsDeps,
  {
    channel,
    ...wanted
  }: Opened & { patientId: string; institutionId: string; reportId: string; accountId: string },
): Promise<
  ResponseOf<typeof reportsRoutes.linkReportFile> | NoReports | Refusal<'REPORT_GONE' | 'REPORT_HELD'>
> {
  const found = await readReport(deps, wanted)
  if (isRefusal(found)) return found
  const { accountId, patientId, institutionId, reportId } = wanted
  const of = [patientId, institutionId, reportId]
  const path = createFileLinks(deps, files).link(routes.readReportFile.path, { accountId, of, channel })

  return { path, kind: 'pdf' }
}

/** Whoever holds the ticket sees it for as long as the account that asked for it may. */
export async function readReportFile(
  deps: ReportFilesDeps,
  {
    ticket: sealed,
    channel,
    institutions,
    traceId,
  }: Opened & { ticket: string; institutions: readonly string[] },
): Promise<FileAnswer | NoReports | Refusal<'REPORT_GONE' | 'REPORT_HELD' | 'LINK_EXPIRED'>> {
  const wanted = await openReportTicket(deps, { ticket: sealed, channel, institutions, files })
  if (isRefusal(wanted)) return wanted
  const { reportId } = wanted
  const found = await readReport(deps, { ...wanted, traceId })
  if (isRefusal(found)) return found
  // A library of a megabyte, which a replica that starts does not wait for.
  const { reportPdf } = await import('./report-pdf.ts')
  const bytes = await reportPdf({
    chinese: detailsView(found.report, { ...found, language: 'zh-CN', isUnread: false }),
    english: detailsView(found.report, { ...found, language: 'en-US', isUnread: false }),
    patient: found.patient,
    madeAt: deps.clock.now(),
  })

  return { type: 'application/pdf', name: `report-${reportId.replaceAll(/\W/g, '-')}.pdf`, bytes }
}

/** What the ticket is for, if its account still has the right to see that. */
export async function openReportTicket(
  deps: ReportFilesDeps,
  {
    ticket: sealed,
    channel,
    institutions,
    files,
  }: {
    ticket: string
    channel: Channel
    institutions: readonly string[]
    files: TicketKind['files']
  },
): Promise<
  | { accountId: string; patientId: string; institutionId: string; reportId: string; imageId?: string }
  | Refusal<'NOT_FOUND' | 'LINK_EXPIRED'>
> {
  const ticket = createFileLinks(deps, files).open({ channel, ticket: sealed })
  if (isRefusal(ticket)) return ticket
  const { accountId } = ticket
  const [patientId, institutionId, reportId, imageId] = ticket.of
  if (!patientId || !institutionId || !reportId) return refuse('NOT_FOUND')
  const link = await deps.linkOf({ accountId, channel }, patientId)
  if (!link?.isProved || !link.scopes.includes('reports') || !institutions.includes(institutionId))
    return refuse('NOT_FOUND')

  return { accountId, patientId, institutionId, reportId, ...(imageId && { imageId }) }
}
