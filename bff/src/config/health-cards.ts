import { documentKinds } from '@tongzhen/contract/documents'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { healthCardRefusals } from '../gateways/health-cards/port.ts'
import { ConfigError } from './config-error.ts'
import { secret, timeoutMs, url } from './fields.ts'

/** Our place at the city's platform of electronic health cards (protocols/insurance.md §7.2). */
export const healthCards = z.strictObject({
  kind: z.literal('tengmed'),
  baseUrl: url,
  appId: z.string().min(1),
  secret,
  hospitalId: z.string().min(1),
  /** `channelNum`: 0 official account, 1 mini-program. UNCONFIRMED whether one caller may use both. */
  channelNumber: z.int().min(0).max(4).default(0),
  /** `idType`. Only that of the resident ID card is public; who has another document has no card. */
  documentTypes: z.partialRecord(z.enum(documentKinds), z.string()).default({ resident_id: '01' }),
  /** What the readers of the hospitals take as bar code. UNCONFIRMED. */
  barcode: z.enum(['phid', 'health_card_id']).default('phid'),
  /** How long a dynamic code holds; the platform does not say. UNCONFIRMED. */
  codeSeconds: z.int().min(20).max(3600).default(60),
  /** Whether readers take the code that does not change, shown where there is no network. UNCONFIRMED. */
  hasStaticCode: z.boolean().default(true),
  /** What its refusals mean. PROPOSED: the true codes are not public; one that is not here counts as no answer. */
  refusals: z.record(z.string(), z.enum(healthCardRefusals)).default({
    10001: 'caller_refused',
    10002: 'token_expired',
    10003: 'request_malformed',
    20001: 'identity_refused',
    20002: 'card_unknown',
    99999: 'busy',
  }),
  timeoutMs,
})

export function checkHealthCards({ institutions, healthCards }: Config, file: string): void {
  const named = institutions.find(({ modules }) => modules.includes('health_card'))
  if (named !== undefined && healthCards === undefined)
    throw new ConfigError(
      `${file}: ${named.institutionId}.modules names health_card, which needs the field healthCards`,
    )
}
