import { reportKinds, sensitiveChoices, sensitiveRules } from '@tongzhen/contract/states'
import { z } from 'zod'
import { ConfigError } from './config-error.ts'
import { secret, timeoutMs, url } from './fields.ts'
import type { InstitutionConfig } from './institution.ts'

const sensitiveRule = z.enum(sensitiveRules)

/**
 * When patients see results of which they would perhaps rather hear from the doctor first (docs/decisions/0033). The
 * rules are UNCONFIRMED: each hospital decides.
 */
const sensitive = z.strictObject({
  pathology: sensitiveRule.default('patient_chooses'),
  hiv: sensitiveRule.default('after_doctor'),
  genetics: sensitiveRule.default('after_doctor'),
  pregnancy: sensitiveRule.default('patient_chooses'),
  /** What holds until a patient has chosen. */
  untilChosen: z.enum(sensitiveChoices).default('after_doctor'),
  /**
   * So many days after a report came, when the hospital has not marked that the doctor spoke about it, the patient may
   * open it by a step of its own; null: never. UNCONFIRMED: each hospital decides.
   */
  doctorWithinDays: z
    .strictObject({
      pathology: z.int().min(1).max(365).nullable().default(14),
      hiv: z.int().min(1).max(365).nullable().default(null),
      genetics: z.int().min(1).max(365).nullable().default(30),
      pregnancy: z.int().min(1).max(365).nullable().default(14),
    })
    .prefault({}),
})
export type SensitiveConfig = z.output<typeof sensitive>

/** Where an institution's reports are, by HL7 FHIR R4 (docs/interfaces/reports.md). */
export const reports = z.strictObject({
  kind: z.literal('fhir-r4'),
  /** `system` of the identifier by which they know a patient: the number of the HIS. UNCONFIRMED: each has its own. */
  patientSystem: z.string().min(1),
  systems: z
    .array(
      z.strictObject({
        /** Part of our numbers of its reports: never changed. */
        name: z.string().regex(/^[a-z]{1,12}$/),
        kinds: z.array(z.enum(reportKinds)).min(1),
        baseUrl: url,
        token: secret,
        timeoutMs,
      }),
    )
    .min(1),
  sensitive: sensitive.prefault({}),
})

export function checkReports({ institutionId, modules, reports }: InstitutionConfig, file: string): void {
  if (modules.includes('reports') && reports === undefined)
    throw new ConfigError(`${file}: ${institutionId}.modules names reports, which need the field reports`)
  const { systems = [] } = reports ?? {}
  for (const named of [systems.map((one) => one.name), systems.flatMap((one) => one.kinds)]) {
    const twice = named.find((one, index) => named.indexOf(one) !== index)
    if (twice !== undefined)
      throw new ConfigError(`${file}: ${institutionId}.reports.systems names ${twice} twice`)
  }
}
