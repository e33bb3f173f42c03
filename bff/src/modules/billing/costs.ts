import type { CostKind, Costs } from '@tongzhen/contract/billing'
import { type CostClass, costClasses } from '@tongzhen/contract/states'
import { type GatewayFailure, isGatewayFailure } from '../../gateways/failure.ts'
import type { InpatientGateways } from '../../gateways/his/inpatient-port.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { addDays } from '../../lib/shanghai-time.ts'
import { readBookingPatient } from '../patients/booking-patient.ts'
import type { BillingDeps } from './bills.ts'

/** As long as the hospital's own sums may be. */
const LONGEST_PERIOD_DAYS = 366

export interface CostsDeps extends BillingDeps {
  inpatient: InpatientGateways
}

interface CostsWish {
  patientId: string
  institutionId: string
  kind: CostKind
  from: string
  to: string
  traceId: string
}

interface Spent {
  costClass: CostClass
  amountFen: number
}

/** What was spent in a period, by class. */
export async function getCosts(
  deps: CostsDeps,
  { kind, from, to, traceId, ...named }: CostsWish,
): Promise<Costs | Refusal<'CARD_REQUIRED' | 'HOSPITAL_UNAVAILABLE' | 'REQUEST_INVALID'>> {
  if (from > to || addDays(from, LONGEST_PERIOD_DAYS) <= to)
    return refuse('REQUEST_INVALID', { fields: [{ path: 'from', code: 'malformed' }] })
  const patient = await readBookingPatient(deps.db, named, deps.fields)
  if (patient === undefined) return refuse('CARD_REQUIRED')
  const { hospitalPatientNumber } = patient
  const period = { hospitalPatientNumber, from, to }
  const spent =
    kind === 'inpatient'
      ? await deps.inpatient.of(named.institutionId).sumCosts(period, { traceId })
      : await outpatientCosts(deps, { ...period, institutionId: named.institutionId, traceId })

  return isGatewayFailure(spent) ? refuse('HOSPITAL_UNAVAILABLE') : summed(spent)
}

/** Bills that were paid and not given back; what a bill is for is the word of its class. */
async function outpatientCosts(
  { billing }: CostsDeps,
  asked: { hospitalPatientNumber: string; institutionId: string; from: string; to: string; traceId: string },
): Promise<Spent[] | GatewayFailure> {
  const { hospitalPatientNumber, institutionId, from, to, traceId } = asked
  const visits = await billing
    .of(institutionId)
    .listBills({ hospitalPatientNumber, state: 'paid' }, { traceId })
  if (isGatewayFailure(visits)) return visits

  return visits
    .filter(({ visitedOn }) => visitedOn >= from && visitedOn <= to)
    .flatMap(({ bills }) => bills.filter(({ state }) => state === 'paid'))
    .map(({ category, amountFen }) => ({ costClass: category, amountFen }))
}

function summed(spent: readonly Spent[]): Costs {
  const sumOf = (parts: readonly Spent[]) => parts.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const classes = costClasses
    .map((costClass) => ({ costClass, amountFen: sumOf(spent.filter((one) => one.costClass === costClass)) }))
    .filter(({ amountFen }) => amountFen !== 0)
    .sort((a, b) => b.amountFen - a.amountFen)

  return { amountFen: sumOf(spent), classes }
}
