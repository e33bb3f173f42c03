import type { Channel } from '@tongzhen/contract/headers'
import type { PaymentMeans } from '@tongzhen/contract/states'
import { isGatewayFailure } from '../../gateways/failure.ts'
import { shift } from '../../lib/clock.ts'
import { type Refusal, refuse } from '../../lib/failure.ts'
import { newId } from '../../lib/ids.ts'
import { readBookingPatient } from '../patients/booking-patient.ts'
import type { PaymentsDeps } from './deps.ts'
import { merchantOf } from './means.ts'
import type { HelpOfPayment, NewPayment } from './payments.ts'
import { findPayer, PAY_WITHIN_MS } from './store-payment.ts'

export interface HospitalWish {
  accountId: string
  institutionId: string
  patientId: string
  /** As the person was shown it. */
  amountFen: number
  means: PaymentMeans
  channel: Channel
  idempotencyKey: string
  help?: HelpOfPayment
}

type Thing = 'purpose' | 'appointmentId' | 'billIds' | 'stayId'

/** A new payment of a patient whom the hospital knows by a card, but for what it is for. */
export async function composeAtHospital(
  deps: PaymentsDeps,
  wish: HospitalWish,
): Promise<
  Omit<NewPayment, Thing> | Refusal<'CARD_REQUIRED' | 'PAYMENT_MEANS_UNAVAILABLE' | 'HOSPITAL_UNAVAILABLE'>
> {
  const merchant = merchantOf(deps.config, wish)
  const payer = await findPayer(deps, wish)
  if (merchant === undefined || payer === undefined) return refuse('PAYMENT_MEANS_UNAVAILABLE')
  const patient = await readBookingPatient(deps.db, wish, deps.fields)
  if (patient === undefined) return refuse('CARD_REQUIRED')
  const hospital = await deps.catalogues.of(wish.institutionId).hospital()
  if (isGatewayFailure(hospital)) return refuse('HOSPITAL_UNAVAILABLE')
  const { accountId, institutionId, patientId, idempotencyKey, channel, means, amountFen } = wish
  const { personId, hospitalPatientNumber } = patient

  return {
    ...{ accountId, institutionId, patientId, personId, idempotencyKey, channel, means, merchant, amountFen },
    help: wish.help,
    paymentId: newId('pay'),
    plan: 'cash_only',
    expiresAt: shift(deps.clock.now(), PAY_WITHIN_MS),
    snapshot: { institutionName: hospital.name, institutionPhone: hospital.phone },
    identity: { hospitalPatientNumber, ...payer },
  }
}
