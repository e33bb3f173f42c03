import type { FieldError } from '@tongzhen/contract/errors'
import type { Route } from '@tongzhen/contract/route'
import { type ZodType, z } from 'zod'
import { type Refusal, refuse } from './lib/failure.ts'

export interface Input {
  params: unknown
  query: unknown
  body: unknown
}

const nothing = z.object({}).strict()
/** Hosts differ in what they send when there is nothing to send. */
const noBody = z.union([z.undefined(), z.null(), nothing]).transform(() => undefined)

/** Parses path, query and body by the route's schemas; what they do not name is refused (S10, S43). */
export function parseInput(definition: Route, input: Input): Input | Refusal<'REQUEST_INVALID'> {
  const params = parse(definition.params ?? nothing, input.params)
  if (!params.ok) return refuse('REQUEST_INVALID')
  const repeated = repeatedKeys(input.query)
  if (repeated.length > 0) return refuse('REQUEST_INVALID', { fields: repeated })
  const query = parse(definition.query ?? nothing, input.query)
  if (!query.ok) return refuse('REQUEST_INVALID', { fields: query.fields })
  const body = parse(definition.body ?? noBody, input.body)
  if (!body.ok) return refuse('REQUEST_INVALID', { fields: body.fields })

  return { params: params.value, query: query.value, body: body.value }
}

/** Keys that occur more than once in the query; also those that the route does not name. */
function repeatedKeys(query: unknown): FieldError[] {
  if (typeof query !== 'object' || query === null) return []

  return Object.entries(query).flatMap(([path, value]) =>
    Array.isArray(value) ? [{ path, code: 'malformed' as const }] : [],
  )
}

type Parsing = { ok: true; value: unknown } | { ok: false; fields: FieldError[] }

function parse(schema: ZodType, input: unknown): Parsing {
  const parsed = schema.safeParse(input)
  if (parsed.success) return { ok: true, value: parsed.data }

  return { ok: false, fields: parsed.error.issues.map(toFieldError) }
}

/** Says which field and in which way, never what was sent. */
function toFieldError(issue: z.core.$ZodIssue): FieldError {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'too_big') return { path, code: 'tooLong' }
  if (issue.code === 'invalid_type' && issue.input === undefined) return { path, code: 'required' }
  if (issue.code === 'too_small') return { path, code: 'required' }

  return { path, code: 'malformed' }
}
