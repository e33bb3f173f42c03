import type { PatientFile } from '@tongzhen/contract/patients'
import { GatewayFailure } from '../failure.ts'

/** What Tongzhen asks of the city's platform of electronic health cards (电子健康卡), in our words. */
export interface HealthCardGateway {
  /** Makes the person's card; of a person who has one already, gives that. */
  register(person: CardHolder, trace: Trace): Promise<HealthCardResult<RegisteredCard>>
  /** A code that holds for a short while. */
  dynamicCode(
    card: { healthCardId: string; holder: CardDocument },
    trace: Trace,
  ): Promise<HealthCardResult<DynamicCode>>
}

interface Trace {
  traceId: string
}

export type CardDocument = Pick<PatientFile, 'documentKind' | 'documentNumber'>
export type CardHolder = CardDocument &
  Pick<PatientFile, 'name' | 'sex' | 'birthOn' | 'ethnicity' | 'phone' | 'address'>

export interface RegisteredCard {
  healthCardId: string
  /** What the bar code says, and a person can read out. */
  number: string
  /** Holds as long as the card does. */
  staticCode: string
}

export interface DynamicCode {
  code: string
  holdsMs: number
}

/** A failure that is no `HealthCardRefused` leaves the outcome unknown: ask again. */
export type HealthCardResult<T> = T | GatewayFailure

/** The platform decided and said no. */
export class HealthCardRefused extends GatewayFailure {
  readonly refusal: HealthCardRefusal

  constructor(refusal: HealthCardRefusal, details: { code: string }) {
    super('refused', { ...details, reason: `refused: ${refusal}` })
    this.refusal = refusal
  }
}

export function healthCardRefusalOf(failure: GatewayFailure): HealthCardRefusal | undefined {
  return failure instanceof HealthCardRefused ? failure.refusal : undefined
}

export const healthCardRefusals = [
  /** App id, secret or hospital: it is for us to mend. */
  'caller_refused',
  /** Ours has run out before its time; a new one is asked for. */
  'token_expired',
  'request_malformed',
  /** Name and document do not belong together. */
  'identity_refused',
  'card_unknown',
  /** Ask again later, the same call. */
  'busy',
] as const
export type HealthCardRefusal = (typeof healthCardRefusals)[number]
