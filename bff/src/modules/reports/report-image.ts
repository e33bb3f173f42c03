import type { Channel } from '@tongzhen/contract/headers'
import { reportsRoutes as routes } from '@tongzhen/contract/reports'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { createFileLinks } from '../../lib/file-links.ts'
import type { FileAnswer } from '../../route-handler.ts'
import { openReportTicket, type ReportFilesDeps } from './report-file.ts'
import { arrive, type NoReports, type ReportsDeps, readReport } from './reports.ts'

const files = 'report_images'

/** Where a picture of a report is read, for five minutes, by whoever has the address. */
export function linkReportImage(
  deps: Pick<ReportsDeps, 'clock' | 'fields'>,
  wanted: {
    channel: Channel
    accountId: string
    patientId: string
    institutionId: string
    reportId: string
    imageId: string
  },
): string {
  const { channel, accountId, patientId, institutionId, reportId, imageId } = wanted
  const of = [patientId, institutionId, reportId, imageId]

  return createFileLinks(deps, files).link(routes.readReportImage.path, { accountId, of, channel })
}

/** With the right to the report, asked anew; passed on from the hospital, and kept nowhere. */
export async function readReportImage(
  deps: ReportFilesDeps,
  asked: { ticket: string; channel: Channel; institutions: readonly string[]; traceId: string },
): Promise<FileAnswer | NoReports | Refusal<'REPORT_GONE' | 'REPORT_HELD' | 'LINK_EXPIRED'>> {
  const wanted = await openReportTicket(deps, { ...asked, files })
  if (isRefusal(wanted)) return wanted
  const { imageId = '' } = wanted
  const { traceId } = asked
  const found = await readReport(deps, { ...wanted, traceId })
  if (isRefusal(found)) return found
  if (!found.report.images.some((one) => one.imageId === imageId)) return refuse('REPORT_GONE')
  const at = await arrive(deps, wanted)
  if (isRefusal(at)) return at
  const { hospitalPatientNumber } = at.patient
  const picture = await at.gateway.picture(
    { hospitalPatientNumber, reportId: wanted.reportId, imageId },
    { traceId },
  )
  if (isGatewayFailure(picture)) return refuse('HOSPITAL_UNAVAILABLE')
  const ending = picture.type === 'image/png' ? 'png' : 'jpg'

  return { ...picture, name: `image-${imageId.replaceAll(/\W/g, '-')}.${ending}` }
}
