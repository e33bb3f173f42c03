import { z } from 'zod'
import { ConfigError } from './config-error.ts'
import { secret, timeoutMs, url } from './fields.ts'
import type { InstitutionConfig } from './institution.ts'

/** Where an institution's outpatient records are, by HL7 FHIR R4 (docs/interfaces/records.md). */
export const records = z.strictObject({
  kind: z.literal('fhir-r4'),
  /** As in `reports`. UNCONFIRMED. */
  patientSystem: z.string().min(1),
  /** `system` of the identifier by which the HIS knows a visit, and its bills. UNCONFIRMED. */
  visitSystem: z.string().min(1),
  baseUrl: url,
  token: secret,
  timeoutMs,
})

export function checkRecords(
  { institutionId, modules, records: field, platforms }: InstitutionConfig,
  file: string,
): void {
  const hasOthers = platforms.some(({ notes }) => notes !== undefined)
  const named = modules.find((one) => one === 'records' || (one === 'visit_note' && !hasOthers))
  if (named !== undefined && field === undefined)
    throw new ConfigError(`${file}: ${institutionId}.modules names ${named}, which needs the field records`)
}
