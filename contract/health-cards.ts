import { z } from 'zod'
import { instant } from './common.ts'
import { patientId } from './patients.ts'
import { route } from './route.ts'

/** An electronic health card (电子健康卡): of a person, good in every hospital of the city. */
const healthCard = z.object({
  patientId,
  patientName: z.string(),
  /** What the bar code says: letters and digits. */
  number: z.string().max(64),
  /** The code that does not change, for where there is no network; null where readers do not take it. */
  staticCode: z.string().nullable(),
  since: instant,
})
export type HealthCard = z.output<typeof healthCard>

/** What a reader takes, for a short while. */
export const healthCode = z.object({
  code: z.string(),
  expiresAt: instant,
  /** From now, by our clock: that of the phone may be wrong. */
  holdsSeconds: z.int().min(0),
})
export type HealthCode = z.output<typeof healthCode>

const params = z.object({ patientId })
const access = { who: 'patient', scope: 'booking', at: 'params.patientId', isProved: true } as const

export const healthCardsRoutes = {
  /** Of all patients for whom this account may do everything but paying and reading. */
  listHealthCards: route({
    method: 'GET',
    path: '/api/health-cards',
    access: { who: 'account' },
    response: z.object({ cards: z.array(healthCard) }),
  }),
  /** Applies for the patient's card, with what the hospital's file says of them; who has one gets it. */
  applyForHealthCard: route({
    method: 'POST',
    path: '/api/patients/:patientId/health-card',
    module: 'health_card',
    access,
    params,
    response: healthCard,
    errors: [
      'CARD_REQUIRED',
      'HEALTH_CARD_DOCUMENT',
      'HEALTH_CARD_REFUSED',
      'HEALTH_CARD_UNAVAILABLE',
      'HOSPITAL_UNAVAILABLE',
    ],
  }),
  /** A new one each time. */
  getHealthCode: route({
    method: 'GET',
    path: '/api/patients/:patientId/health-card/code',
    module: 'health_card',
    access,
    params,
    response: healthCode,
    errors: ['HEALTH_CARD_UNAVAILABLE'],
  }),
}
