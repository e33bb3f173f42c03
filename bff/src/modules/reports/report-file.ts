import type { Channel } from '@tongzhen/contract/headers'
import { type reportsRoutes, reportsRoutes as routes } from '@tongzhen/contract/reports'
import type { ResponseOf } from '@tongzhen/contract/route'
import type { PatientAccess } from '../../access.ts'
import { shift } from '../../lib/clock.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { openTicket, sealTicket, TICKET_MS } from '../../lib/file-ticket.ts'
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
): Promise<ResponseOf<typeof reportsRoutes.linkReportFile> | NoReports | Refusal<'REPORT_GONE'>> {
  const found = await readReport(deps, wanted)
  if (isRefusal(found)) return found
  const { accountId, patientId, institutionId, reportId } = wanted
  const until = shift(deps.clock.now(), TICKET_MS)
  const of = [patientId, institutionId, reportId]
  const ticket = sealTicket(deps.fields, { files, channel }, { accountId, of, until })

  return { path: `${routes.readReportFile.path}?${new URLSearchParams({ channel, ticket })}`, kind: 'pdf' }
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
): Promise<FileAnswer | NoReports | Refusal<'REPORT_GONE' | 'LINK_EXPIRED'>> {
  const ticket = openTicket(deps.fields, { files, channel }, sealed)
  const [patientId, institutionId, reportId] = ticket?.of ?? []
  if (!ticket || !patientId || !institutionId || !reportId) return refuse('NOT_FOUND')
  const { accountId } = ticket
  if (ticket.until <= deps.clock.now()) return refuse('LINK_EXPIRED')
  const link = await deps.linkOf({ accountId, channel }, patientId)
  if (!link?.scopes.includes('reports') || !institutions.includes(institutionId)) return refuse('NOT_FOUND')
  const found = await readReport(deps, { patientId, institutionId, reportId, accountId, traceId })
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
