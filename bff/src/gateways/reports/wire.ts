import { z } from 'zod'

/** HL7 FHIR R4, as far as docs/interfaces/reports.md asks for it; numbers are texts (`readDecimals`). */

export const text = z.string().min(1)
export const number = z.string().regex(/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/)
/** With time and offset; of a day alone nobody knows the hour. */
const instant = z.iso.datetime({ offset: true })

const coding = z.object({ system: text.optional(), code: text.optional(), display: text.optional() })
export const concept = z.object({ coding: z.array(coding).default([]), text: text.optional() })
export type Concept = z.output<typeof concept>

export const quantity = z.object({
  value: number,
  comparator: z.enum(['<', '<=', '>=', '>']).optional(),
  unit: text.optional(),
  code: text.optional(),
})
export type Quantity = z.output<typeof quantity>

const ends = z.object({ low: quantity.optional(), high: quantity.optional() })
const range = ends.extend({
  type: concept.optional(),
  appliesTo: z.array(concept).default([]),
  age: ends.optional(),
  text: text.optional(),
})
export type Range = z.output<typeof range>

export const identifier = z.object({ system: text, value: text })
export const subject = z.object({ identifier })
export type Subject = z.output<typeof subject>
export const reference = z.object({ reference: text })
export const person = z.object({ display: text.optional() })

const value = {
  valueQuantity: quantity.optional(),
  valueInteger: number.optional(),
  valueString: text.optional(),
  valueCodeableConcept: concept.optional(),
  dataAbsentReason: concept.optional(),
  referenceRange: z.array(range).default([]),
}
const component = z.object({ code: concept, ...value })
export type Component = z.output<typeof component>

export const observation = component.extend({
  resourceType: z.literal('Observation'),
  id: text,
  status: text,
  subject,
  interpretation: z.array(concept).default([]),
  hasMember: z.array(reference).default([]),
  component: z.array(component).default([]),
})
export type Observation = z.output<typeof observation>

/** Read with the report: one whose labels cannot be read is not shown. */
const meta = z
  .object({ security: z.array(coding).default([]), tag: z.array(coding).default([]) })
  .default({ security: [], tag: [] })
const extension = z.object({ url: text, valueDate: z.iso.date().optional() })

const contained = z.object({
  resourceType: text,
  id: text,
  requester: reference.optional(),
  practitioner: person.optional(),
  organization: person.optional(),
  type: concept.optional(),
  collection: z.object({ collectedDateTime: z.string().optional() }).optional(),
})

export const diagnosticReport = z.object({
  resourceType: z.literal('DiagnosticReport'),
  id: text,
  status: text,
  meta,
  extension: z.array(extension).default([]),
  contained: z.array(contained).default([]),
  basedOn: z.array(reference).default([]),
  category: z.array(concept).min(1),
  code: concept,
  subject,
  effectiveDateTime: z.string().optional(),
  issued: instant,
  resultsInterpreter: z.array(person).default([]),
  specimen: z.array(reference).default([]),
  encounter: z.object({ identifier: identifier.optional() }).optional(),
  result: z.array(reference).default([]),
  conclusion: text.optional(),
  media: z.array(z.object({ comment: text.optional(), link: reference })).default([]),
})
export type DiagnosticReport = z.output<typeof diagnosticReport>

/** A picture, carried in the resource itself. */
export const media = z.object({
  resourceType: z.literal('Media'),
  id: text,
  status: z.literal('completed'),
  subject,
  content: z.object({ contentType: z.enum(['image/png', 'image/jpeg']), data: z.base64() }),
})

/** Read before the rest, so that one that cannot be read is missed under its own kind. */
export const category = z.object({ category: z.array(concept) })

export const bundle = z.object({
  resourceType: z.literal('Bundle'),
  link: z.array(z.object({ relation: text, url: z.url() })).default([]),
  entry: z
    .array(z.object({ resource: z.looseObject({ resourceType: text, id: text.optional() }) }))
    .default([]),
})
export type Resource = z.output<typeof bundle>['entry'][number]['resource']
