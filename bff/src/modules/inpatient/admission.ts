import type { AdmissionNotice, inpatientRoutes } from '@tongzhen/contract/inpatient'
import type { BodyOf } from '@tongzhen/contract/route'
import { z } from 'zod'
import type { PatientLink } from '../../access.ts'
import { type GatewayFailure, isGatewayFailure } from '../../gateways/failure.ts'
import { type HospitalNotice, inpatientRefusalOf } from '../../gateways/his/inpatient-port.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { arrive, type InpatientDeps } from './deps.ts'
import { noticeView } from './stay-view.ts'
import type { Asked } from './stays.ts'

type Contact = BodyOf<typeof inpatientRoutes.admit>
type Unread = Refusal<'CARD_REQUIRED' | 'HOSPITAL_UNAVAILABLE'>

/** Newest first. */
export async function listNotices(
  deps: InpatientDeps,
  { link, language, traceId, ...named }: Asked & { link: PatientLink },
): Promise<AdmissionNotice[] | Unread> {
  const at = await arrive(deps, named)
  if (isRefusal(at)) return at
  const { hospitalPatientNumber, gateway } = at
  const notices = await gateway.listNotices({ hospitalPatientNumber }, { traceId })
  if (isGatewayFailure(notices)) return refuse('HOSPITAL_UNAVAILABLE')
  const seesDiagnosis = link.scopes.includes('reports')

  return notices.map((notice) => noticeView(notice, { language, seesDiagnosis }))
}

/**
 * Admits by a notice. The hospital does it once however often it is asked, so a lost answer is looked up in its list;
 * when that is not to be had either, the person asks again.
 */
export async function admit(
  deps: InpatientDeps,
  asked: Asked & { link: PatientLink; noticeId: string; contact: Contact },
): Promise<AdmissionNotice | Unread | Refusal<'NOTICE_GONE' | 'BED_NOT_READY'>> {
  const { link, noticeId, contact, language, traceId, ...named } = asked
  const at = await arrive(deps, named)
  if (isRefusal(at)) return at
  const { hospitalPatientNumber, gateway } = at
  const admitted = await gateway.admit({ ...contact, noticeId, hospitalPatientNumber }, { traceId })
  const seen = { language, seesDiagnosis: link.scopes.includes('reports') }
  if (!isGatewayFailure(admitted)) return noticeView(admitted, seen)
  if (admitted.kind === 'refused') return refusalOf(admitted)
  const notices = await gateway.listNotices({ hospitalPatientNumber }, { traceId })
  const notice = isGatewayFailure(notices) ? undefined : admittedOf(notices, noticeId)

  return notice ? noticeView(notice, seen) : refuse('HOSPITAL_UNAVAILABLE')
}

function admittedOf(notices: readonly HospitalNotice[], noticeId: string): HospitalNotice | undefined {
  return notices.find((notice) => notice.noticeId === noticeId && notice.state === 'admitted')
}

function refusalOf(
  failure: GatewayFailure,
): Refusal<'NOTICE_GONE' | 'BED_NOT_READY' | 'HOSPITAL_UNAVAILABLE'> {
  switch (inpatientRefusalOf(failure)) {
    case 'notice_unknown':
      return refuse('NOTICE_GONE')
    case 'bed_not_ready': {
      const said = z.object({ date: z.iso.date() }).safeParse(failure.data)

      return said.success
        ? refuse('BED_NOT_READY', { params: { from: said.data.date } })
        : refuse('HOSPITAL_UNAVAILABLE')
    }
    default:
      return refuse('HOSPITAL_UNAVAILABLE')
  }
}
