import { z } from 'zod'
import { concept, identifier, number, person, quantity, reference, subject, text } from '../reports/wire.ts'

/** HL7 FHIR R4, as far as docs/interfaces/records.md asks for it; numbers are texts (`readDecimals`). */

export const encounter = z.object({
  resourceType: z.literal('Encounter'),
  id: text,
  status: text,
  identifier: z.array(identifier).default([]),
  subject,
  serviceType: concept.optional(),
  participant: z.array(z.object({ individual: person.optional() })).default([]),
  period: z.object({ start: z.iso.datetime({ offset: true }) }),
})
export type Encounter = z.output<typeof encounter>

/** What lies in a visit. */
const part = z.object({ id: text, subject, encounter: reference })

export const condition = part.extend({
  resourceType: z.literal('Condition'),
  verificationStatus: concept.optional(),
  code: concept,
})

const dosage = z.object({
  text: text.optional(),
  patientInstruction: text.optional(),
  timing: z
    .object({
      repeat: z
        .object({
          frequency: number.optional(),
          period: number.optional(),
          periodUnit: text.optional(),
          when: z.array(text).default([]),
        })
        .optional(),
    })
    .optional(),
  doseAndRate: z.array(z.object({ doseQuantity: quantity.optional() })).default([]),
})
export type Dosage = z.output<typeof dosage>

export const medicationRequest = part.extend({
  resourceType: z.literal('MedicationRequest'),
  status: text,
  medicationCodeableConcept: concept,
  dosageInstruction: z.array(dosage).default([]),
  dispenseRequest: z.object({ expectedSupplyDuration: quantity.optional() }).optional(),
})
export type MedicationRequest = z.output<typeof medicationRequest>

export const serviceRequest = part.extend({
  resourceType: z.literal('ServiceRequest'),
  status: text,
  code: concept,
})

export const observation = part.extend({
  resourceType: z.literal('Observation'),
  status: text,
  code: concept,
  valueString: text.optional(),
})
