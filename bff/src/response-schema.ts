import { type ZodType, z } from 'zod'

/** Checks that only cost time when writing: the answers are parsed by zod in the tests. */
const LEFT_OUT = ['pattern', 'format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const

type JsonSchema = Record<string, unknown>

const known = new WeakMap<ZodType, JsonSchema>()

/**
 * JSON schema by which Fastify compiles the serialiser of an answer: fields that the contract does not list
 * cannot leave (S10), and long lists are written twice as fast as through zod (reliability.md appendix C).
 * The same schema gives the same object, by which Fastify knows what it has compiled.
 */
export function responseJsonSchema(schema: ZodType): JsonSchema {
  const found = known.get(schema) ?? toJsonSchema(schema)
  known.set(schema, found)

  return found
}

function toJsonSchema(schema: ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'output',
    reused: 'inline',
    override({ jsonSchema }) {
      for (const keyword of LEFT_OUT) delete jsonSchema[keyword]
    },
  }) as JsonSchema
}
