import { type ZodType, z } from 'zod'

/** Checks that only cost time when writing: the answers are parsed by zod in the tests. */
const LEFT_OUT = ['pattern', 'format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const

/**
 * JSON schema by which Fastify compiles the serialiser of an answer: fields that the contract does not list
 * cannot leave (S10), and long lists are written twice as fast as through zod (reliability.md appendix C).
 */
export function responseJsonSchema(schema: ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'output',
    reused: 'inline',
    override({ jsonSchema }) {
      for (const keyword of LEFT_OUT) delete jsonSchema[keyword]
    },
  }) as Record<string, unknown>
}
