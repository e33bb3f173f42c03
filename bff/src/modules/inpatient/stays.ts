import type { Language } from '@tongzhen/contract/headers'
import type { CostDay, DischargeOrders, Stay } from '@tongzhen/contract/inpatient'
import type { PatientLink } from '../../access.ts'
import { isGatewayFailure } from '../../gateways/failure.ts'
import {
  type HospitalStay,
  type InpatientGateway,
  inpatientRefusalOf,
} from '../../gateways/his/inpatient-port.ts'
import { isRefusal, type Refusal, refuse } from '../../lib/failure.ts'
import { addDays, shanghaiDate } from '../../lib/shanghai-time.ts'
import { arrive, type InpatientDeps, type Named } from './deps.ts'
import { lastsDays } from './lasts-days.ts'
import { costDayView, dischargeView, stayView } from './stay-view.ts'

/** As long as the hospital's own list may be. */
const LONGEST_PERIOD_DAYS = 31
const WHOLE_DAYS = 3

export interface Asked extends Named {
  language: Language
  traceId: string
}

type Unread = Refusal<'CARD_REQUIRED' | 'HOSPITAL_UNAVAILABLE'>

/** Newest first. For how long the balance lasts is left open when the hospital does not tell what the days cost. */
export async function listStays(
  deps: InpatientDeps,
  { link, language, traceId, ...named }: Asked & { link: PatientLink },
): Promise<Stay[] | Unread> {
  const at = await arrive(deps, named)
  if (isRefusal(at)) return at
  const { hospitalPatientNumber, gateway } = at
  const stays = await gateway.listStays({ hospitalPatientNumber }, { traceId })
  if (isGatewayFailure(stays)) return refuse('HOSPITAL_UNAVAILABLE')
  const seesDiagnosis = link.scopes.includes('reports')

  return Promise.all(
    stays.map(async (stay) => {
      const lasts = await reckonDays(deps, { stay, hospitalPatientNumber, gateway, traceId })

      return stayView(stay, { language, seesDiagnosis, lastsDays: lasts })
    }),
  )
}

async function reckonDays(
  { clock }: InpatientDeps,
  asked: { stay: HospitalStay; hospitalPatientNumber: string; gateway: InpatientGateway; traceId: string },
): Promise<number | null> {
  const { stay, hospitalPatientNumber, gateway, traceId } = asked
  if (stay.state === 'over' || stay.balanceFen < 0) return null
  const today = shanghaiDate(clock.now())
  // The day of admission is no whole day.
  const first = addDays(stay.admittedAt.slice(0, 10), 1)
  const period = { from: addDays(today, -WHOLE_DAYS), to: addDays(today, -1) }
  if (first > period.to) return null
  const days = await gateway.listCosts({ hospitalPatientNumber, stayId: stay.stayId, ...period }, { traceId })
  if (isGatewayFailure(days)) return null
  const whole = days.filter(({ on }) => on >= first)

  return lastsDays(
    stay.balanceFen,
    whole.map(({ amountFen }) => amountFen),
  )
}

export async function listStayCosts(
  deps: InpatientDeps,
  asked: Asked & { stayId: string; from: string; to: string },
): Promise<CostDay[] | Unread | Refusal<'REQUEST_INVALID' | 'STAY_GONE'>> {
  const { stayId, from, to, language, traceId, ...named } = asked
  if (from > to || addDays(from, LONGEST_PERIOD_DAYS) <= to)
    return refuse('REQUEST_INVALID', { fields: [{ path: 'from', code: 'malformed' }] })
  const at = await arrive(deps, named)
  if (isRefusal(at)) return at
  const { hospitalPatientNumber, gateway } = at
  const days = await gateway.listCosts({ hospitalPatientNumber, stayId, from, to }, { traceId })
  if (isGatewayFailure(days)) {
    return refuse(inpatientRefusalOf(days) === 'stay_unknown' ? 'STAY_GONE' : 'HOSPITAL_UNAVAILABLE')
  }

  return days.map((day) => costDayView(day, language))
}

export async function getDischargeOrders(
  deps: InpatientDeps,
  { stayId, language, traceId, ...named }: Asked & { stayId: string },
): Promise<{ orders: DischargeOrders | null } | Unread | Refusal<'STAY_GONE'>> {
  const at = await arrive(deps, named)
  if (isRefusal(at)) return at
  const { hospitalPatientNumber, gateway } = at
  const orders = await gateway.dischargeOrders({ hospitalPatientNumber, stayId }, { traceId })
  if (!isGatewayFailure(orders)) return { orders: dischargeView(orders, language) }
  switch (inpatientRefusalOf(orders)) {
    case 'no_orders_yet':
      return { orders: null }
    case 'stay_unknown':
      return refuse('STAY_GONE')
    default:
      return refuse('HOSPITAL_UNAVAILABLE')
  }
}
