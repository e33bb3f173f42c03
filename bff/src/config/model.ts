import { z } from 'zod'
import { secret, url } from './fields.ts'

/** A language model behind the OpenAI-compatible protocol (docs/decisions/0046). Everything of it is UNCONFIRMED but that. */
export const model = z.strictObject({
  kind: z.literal('openai-compatible'),
  /** Up to and with the version, such as https://model.example.cn/v1. */
  baseUrl: url,
  apiKey: secret,
  model: z.string().min(1).max(64),
  /** It has so long until its first words, and then from one to the next. */
  firstWordsMs: z.int().min(100).max(60_000).default(6_000),
  /** Of the whole answer. Below the minute after which nobody is thought to write it any more (`FORGOTTEN_MS`). */
  timeoutMs: z.int().min(100).max(50_000).default(30_000),
  maxTokens: z.int().min(50).max(4_000).default(600),
  /** Of one account on one day; then rules answer alone. */
  tokensPerPersonPerDay: z.int().min(0).default(60_000),
  costFenPerPersonPerDay: z.int().min(0).default(200),
  pricePerMillionTokens: z
    .strictObject({ inputFen: z.int().min(0).default(0), outputFen: z.int().min(0).default(0) })
    .prefault({}),
  /** After so many failures in a row it is left alone for a while. */
  breaker: z
    .strictObject({
      failures: z.int().min(1).default(4),
      pauseSeconds: z.int().min(1).default(30),
    })
    .prefault({}),
})
export type ModelConfig = z.output<typeof model>
